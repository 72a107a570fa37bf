import type { Issue } from '@parcours/journey'
import { isCycle } from '../../drawing/components.ts'
import type { DrawnNode } from '../../drawing/drawing.ts'
import { enumerate, nameOf, say } from '../../drawing/words.ts'
import { removeNode } from '../fixes.ts'
import type { Inspection } from '../inspection.ts'

/** A published version holds nothing that no case can meet. */
export function unreachableNodes({ drawing, flow }: Inspection): Issue[] {
  return drawing.nodes.flatMap((drawn, i): Issue[] => {
    // A second start has its own issue.
    if (flow.reachable[i] || (drawn.kind !== 'unknown' && drawn.type.starts)) return []
    return [{
      code: 'unreachable-node',
      severity: 'error',
      nodeId: drawn.node.id,
      message: say(`No way leads to ${nameOf(drawn).en}`, `Aucun chemin ne mène à ${nameOf(drawn).fr}`),
      fix: removeNode(drawn.node.id),
    }]
  })
}

/**
 * Loops that no case leaves but by an interrupt. Named once, at the loop itself; a dead end is the missing
 * wire of `otherwise-unwired`, and whatever only leads there needs no issue of its own.
 */
export function endlessLoops({ drawing, flow }: Inspection): Issue[] {
  return flow.components.flatMap((members, c): Issue[] => {
    const first = Math.min(...members)
    if (!flow.reachable[first] || flow.reachesEnd[first] || !isCycle(members, drawing.next)) return []
    if (members.some((m) => drawing.next[m]?.some((to) => flow.componentOf[to] !== c))) return []
    const names = enumerate(members.toSorted((a, b) => a - b).flatMap((m) => drawing.nodes[m] ?? []).map(nameOf))
    return [{
      code: 'no-end-reachable',
      severity: 'error',
      nodeId: (drawing.nodes[first] as DrawnNode).node.id, // members are indexes of these nodes
      message: say(`This loop has no way to an end: ${names.en}`, `Cette boucle ne mène à aucune fin : ${names.fr}`),
    }]
  })
}
