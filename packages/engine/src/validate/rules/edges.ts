import { OTHERWISE, type Edge, type Issue } from '@parcours/journey'
import { typeOf, type DrawnNode } from '../../drawing/drawing.ts'
import { nameOf, say } from '../../drawing/words.ts'
import { CONTROL } from '../../lower/control-id.ts'
import { removeEdge } from '../fixes.ts'
import type { Inspection } from '../inspection.ts'

export function looseEdges({ drawing }: Inspection): Issue[] {
  return drawing.loose.map((edge) => {
    const missing = drawing.indexOf.has(edge.from) ? edge.to : edge.from
    return {
      code: 'edge-to-missing-node',
      severity: 'error',
      edgeId: edge.id,
      nodeId: missing === edge.to ? edge.from : undefined,
      message: say(
        `The edge ${edge.outcome} from ${edge.from} to ${edge.to} names the node ${missing}, which is not there`,
        `Le lien ${edge.outcome} de ${edge.from} vers ${edge.to} nomme le nœud ${missing}, qui n’existe pas`,
      ),
      fix: removeEdge(edge),
    }
  })
}

function* joined({ drawing }: Inspection): Generator<{ edge: Edge; from: DrawnNode; to: DrawnNode }> {
  for (const edge of drawing.journey.edges) {
    const from = drawing.nodes[drawing.indexOf.get(edge.from) ?? -1]
    const to = drawing.nodes[drawing.indexOf.get(edge.to) ?? -1]
    if (from && to) yield { edge, from, to }
  }
}

/** Nothing leads into a start; nothing leads out of an end. */
export function edgesAtEnds(inspection: Inspection): Issue[] {
  const issues: Issue[] = []
  for (const { edge, from, to } of joined(inspection)) {
    const at = { severity: 'error', edgeId: edge.id, nodeId: edge.from, fix: removeEdge(edge) } as const
    if (typeOf(from)?.ends) issues.push({ ...at, code: 'edge-out-of-end', message: say(
      `${nameOf(from).en} ends the way: nothing leads on from it`, `${nameOf(from).fr} termine le chemin : rien n’en repart`,
    ) })
    const target = typeOf(to)
    if (target?.starts || target?.manifest.hasInput === false) issues.push({ ...at, code: 'edge-into-start', message: say(
      `${nameOf(from).en} leads into ${nameOf(to).en}, which only starts`, `${nameOf(from).fr} mène à ${nameOf(to).fr}, qui ne fait que commencer`,
    ) })
  }
  return issues
}

/** An edge that no case would ever take: its node has no such outcome. */
export function unknownOutcomes(inspection: Inspection): Issue[] {
  const issues: Issue[] = []
  for (const { edge, from } of joined(inspection)) {
    if (from.kind !== 'ready' || from.type.ends || edge.outcome === OTHERWISE) continue
    const at = { severity: 'error', edgeId: edge.id, nodeId: edge.from, fix: removeEdge(edge) } as const
    if (from.type.starts && edge.outcome === CONTROL) issues.push({ ...at, code: 'edge-from-control', message: say(
      'The control group has its own lane: no edge leads there', 'Le groupe témoin a sa propre voie : aucun lien n’y mène',
    ) })
    else if (!from.outcomes.some((o) => o.name === edge.outcome)) issues.push({ ...at, code: 'edge-from-unknown-outcome', message: say(
      `${nameOf(from).en} has no outcome ${edge.outcome}`, `${nameOf(from).fr} n’a pas d’issue ${edge.outcome}`,
    ) })
  }
  return issues
}
