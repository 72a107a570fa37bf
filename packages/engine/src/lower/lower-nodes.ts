import type { Finding, Lowered, LowerContext } from '@parcours/journey'
import type { Drawing, DrawnNode, ReadyNode } from '../drawing/drawing.ts'
import type { Meetings } from '../drawing/meetings.ts'
import { typeFailed } from '../drawing/read-node.ts'
import { faultsOf } from './faults.ts'

/** The instructions of one node, labels not yet resolved, and what is wrong with them. */
export interface LoweredNode {
  instructions: Lowered[]
  findings: Finding[]
}

/**
 * Lowers every node that its type could read. A start is not lowered: the engine itself opens and closes its
 * visit, and the run goes on at its `treated` exit.
 */
export function lowerNodes(drawing: Drawing, meetings: Meetings): (LoweredNode | undefined)[] {
  return drawing.nodes.map((drawn, i) => {
    if (drawn.kind !== 'ready') return undefined
    if (drawn.type.starts) return { instructions: [], findings: [] }
    return lowerOne(drawing, drawn, contextOf(drawing, meetings, i))
  })
}

function lowerOne(drawing: Drawing, drawn: ReadyNode, context: LowerContext): LoweredNode {
  try {
    const instructions = drawn.type.lower(drawn.config, context)
    return { instructions, findings: faultsOf(drawing, drawn, instructions) }
  } catch (error) {
    return { instructions: [], findings: [typeFailed(error)] }
  }
}

function contextOf(drawing: Drawing, meetings: Meetings, i: number): LowerContext {
  const drawn = drawing.nodes[i] as DrawnNode // i comes from a walk over these very nodes
  return {
    nodeId: drawn.node.id,
    slug: drawing.journey.slug,
    inputs: meetings.arrivals.get(i) ?? drawing.inputs[i] ?? 0,
  }
}
