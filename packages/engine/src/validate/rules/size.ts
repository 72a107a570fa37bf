import type { Issue } from '@parcours/journey'
import { MAX_EDGES, MAX_NODES } from '../../drawing/limits.ts'
import { say } from '../../drawing/words.ts'
import type { Inspection } from '../inspection.ts'

/** Larger than anybody can read: kept as a draft, refused at publish. */
export function size({ drawing: { journey } }: Inspection): Issue[] {
  const [nodes, edges] = [journey.nodes.length, journey.edges.length]
  const issues: Issue[] = []
  if (nodes > MAX_NODES) issues.push({ code: 'too-many-nodes', severity: 'error', message: say(
    `The journey has ${nodes} nodes; at most ${MAX_NODES} can be published. Split it into sub-journeys`,
    `Le parcours a ${nodes} nœuds ; ${MAX_NODES} au plus peuvent être publiés. Répartissez-le en sous-parcours`,
  ) })
  if (edges > MAX_EDGES) issues.push({ code: 'too-many-edges', severity: 'error', message: say(
    `The journey has ${edges} edges; at most ${MAX_EDGES} can be published`, `Le parcours a ${edges} liens ; ${MAX_EDGES} au plus peuvent être publiés`,
  ) })
  return issues
}
