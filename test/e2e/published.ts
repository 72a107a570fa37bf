import { Journey, type Edge } from '@parcours/journey'
import type { CatalogView, DraftView, PublishResult } from '@parcours/server/router'
import { ask, tell } from './product.ts'

/** Nodes as `id: [type, config]`, edges as `from.outcome -> to`; Enter and End are there. */
export interface Drawing {
  nodes: Record<string, [type: string, config: Record<string, unknown>]>
  edges: string[]
}

/** A live journey that takes nobody by itself and observes nobody: whoever is in it was enrolled by hand. */
export async function publishedJourney(name: string, { nodes, edges }: Drawing): Promise<string> {
  const { journeyId } = await tell<{ journeyId: string }>('journeys.create', { name })
  const [draft, catalog] = await Promise.all([ask<DraftView>('journeys.draft', { journeyId }), ask<CatalogView>('catalog.get')])
  const defaults = (type: string) => catalog.nodes.find((entry) => entry.type === type)?.defaultConfig
  const closed = draft.journey.nodes.map((node) => (node.type === 'enter' ? { ...node, config: { ...node.config, segment: 'false', controlShare: 0 } } : node))
  const drawn = Object.entries(nodes).map(([id, [type, config]], at) => ({ id, type, name: id, x: 320 + at * 300, y: 160, config: { ...defaults(type), ...config } }))
  const journey = Journey.parse({ ...draft.journey, nodes: [...closed, ...drawn], edges: edges.map(edgeOf) })
  const saved = await tell<{ revision: number }>('journeys.save', { journeyId, revision: draft.revision, journey })
  const result = await tell<PublishResult>('journeys.publish', { journeyId, revision: saved.revision })
  if (result.kind !== 'published') throw new Error(`${name} was not published: ${JSON.stringify(result)}`)
  return journeyId
}

function edgeOf(text: string, at: number): Edge {
  const [, from, outcome, to] = /^(\w+)\.(\w+) -> (\w+)$/.exec(text) ?? []
  if (!from || !outcome || !to) throw new Error(`not an edge: ${text}`)
  return { id: `e${at}`, from, outcome, to }
}

export async function enrol(journeyId: string, caseRef: string): Promise<string> {
  const answer = await tell<{ kind: 'started'; runId: string } | { kind: 'refused' }>('journeys.enrolCase', { journeyId, caseRef })
  if (answer.kind !== 'started') throw new Error(`${caseRef} was not enrolled: ${JSON.stringify(answer)}`)
  return answer.runId
}
