import { Journey, defaultSettings, type Edge, type Node } from '@parcours/journey'
import { catalog } from '@parcours/nodes'

/** Calls the desk as its pages do. */
export async function callDesk<T>(deskUrl: string, path: string, input: unknown): Promise<T> {
  const response = await fetch(`${deskUrl}/trpc/${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-actor': 'Bench' }, body: JSON.stringify(input),
  })
  return dataOf<T>(path, await response.json())
}

export async function askDesk<T>(deskUrl: string, path: string, input: unknown): Promise<T> {
  const response = await fetch(`${deskUrl}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`)
  return dataOf<T>(path, await response.json())
}

/** The caller names the shape of the answer beside the procedure that gives it. */
function dataOf<T>(path: string, body: unknown): T {
  const answer = body as { result?: { data: T }; error?: { message: string } }
  if (!answer.result) throw new Error(`${path}: ${JSON.stringify(answer.error)}`)
  return answer.result.data
}

/** Nodes as `[id, type, config]`, edges as `from.outcome -> to`; Enter and End are there. Nobody enters by the segment. */
export interface Drawing {
  nodes: [string, string, Record<string, unknown>][]
  edges: string[]
}

/** Draws a journey, saves and publishes it over the desk's API. */
export async function publish(deskUrl: string, name: string, drawing: Drawing): Promise<string> {
  const { journeyId } = await callDesk<{ journeyId: string }>(deskUrl, 'journeys.create', { name })
  const draft = await askDesk<{ journey: Journey; revision: number }>(deskUrl, 'journeys.draft', { journeyId })
  const journey = Journey.parse({
    ...draft.journey, settings: { ...defaultSettings(), owner: 'Bench' }, edges: edgesOf(drawing),
    nodes: [...draft.journey.nodes.map(withoutEntry), ...nodesOf(drawing)],
  })
  const saved = await callDesk<{ revision: number }>(deskUrl, 'journeys.save', { journeyId, revision: draft.revision, journey })
  const published = await callDesk<{ kind: string; issues?: unknown }>(deskUrl, 'journeys.publish', { journeyId, revision: saved.revision })
  if (published.kind !== 'published') throw new Error(`${name} was not published: ${JSON.stringify(published.issues)}`)
  return journeyId
}

const withoutEntry = (node: Node): Node =>
  node.id === 'enter' ? { ...node, config: { ...node.config, segment: 'false', controlShare: 0 } } : node

export const nodesOf = ({ nodes }: Drawing): Node[] =>
  nodes.map(([id, type, config], i) => ({ id, type, name: id, x: 200 + i * 200, y: 100, config: { ...catalog.get(type)?.manifest.defaultConfig, ...config } }))

export const edgesOf = ({ edges }: Drawing): Edge[] =>
  edges.map((text, i) => {
    const [, from, outcome, to] = /^(\w+)\.(\w+) -> (\w+)$/.exec(text) ?? []
    if (!from || !outcome || !to) throw new Error(`not an edge: ${text}`)
    return { id: `e${i}`, from, outcome, to }
  })
