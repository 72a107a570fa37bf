import { OTHERWISE, type Catalog, type Journey, type Node, type NodeView, type OutcomeView } from '@parcours/journey'
import type { DrawnNode } from '../drawing/drawing.ts'
import { readNode } from '../drawing/read-node.ts'
import { enumerate, same, say } from '../drawing/words.ts'

/** What the canvas shows of each node of a draft: its sentence and its outcomes. Never throws. */
export function viewOf(journey: Journey, catalog: Catalog): NodeView[] {
  const wired = new Map<string, Set<string>>()
  for (const edge of journey.edges) wired.set(edge.from, (wired.get(edge.from) ?? new Set()).add(edge.outcome))
  return journey.nodes.map((node) => view(readNode(node, catalog), [...(wired.get(node.id) ?? [])]))
}

function view(drawn: DrawnNode, wired: string[]): NodeView {
  const nodeId = drawn.node.id
  switch (drawn.kind) {
    case 'ready': return { nodeId, sentence: sentence(drawn), outcomes: drawn.outcomes }
    case 'unknown': return { nodeId, sentence: notInstalled(drawn.node), outcomes: fromEdges(wired, []) }
    case 'invalid': {
      const paths = [...new Set(drawn.findings.flatMap((f) => f.path ?? []))]
      const words = enumerate(paths.map(same))
      return {
        nodeId,
        sentence: paths.length > 0 ? say(`To be completed: ${words.en}`, `À compléter : ${words.fr}`) : say('To be completed', 'À compléter'),
        outcomes: fromEdges(wired, usualOutcomes(drawn)),
      }
    }
  }
}

function sentence(drawn: Extract<DrawnNode, { kind: 'ready' }>) {
  try {
    return drawn.type.sentence(drawn.config)
  } catch {
    // A sentence is only for reading; the card falls back to the type's own line.
    return drawn.type.manifest.hint
  }
}

const notInstalled = (node: Node) =>
  say(`Type not installed here: ${node.type}. Kept as it is`, `Type non installé ici : ${node.type}. Conservé tel quel`)

/** Outcomes of the type as it comes from the palette: while the settings are wrong, the handles stay put. */
function usualOutcomes({ type }: Extract<DrawnNode, { kind: 'invalid' }>): OutcomeView[] {
  try {
    const parsed = type.parse(type.manifest.defaultConfig)
    return parsed.ok ? type.outcomes(parsed.config) : []
  } catch {
    return []
  }
}

/** What is wired keeps its handle, whether or not the type can say anything about it. */
function fromEdges(wired: string[], usual: OutcomeView[]): OutcomeView[] {
  const known = new Set(usual.map((o) => o.name))
  const rest = wired.filter((name) => name !== OTHERWISE && !known.has(name)).sort()
  return [...usual, ...rest.map((name): OutcomeView => ({ name, label: same(name), tone: 'plain' }))]
}
