import type { Instruction, PlanNode, Target } from '@parcours/journey'
import { CONTROL } from '../lower/control-id.ts'

/** Reason by which a run of the control group closes: from then on the person may be treated (domain rule 9). */
export const RELEASED = 'released'

/**
 * The lane of the control group: observe until the metric window closes, then let go. On the same clock as the
 * treated, and it listens to nothing but what ends any run.
 */
export function controlLane({ node, at, days }: { node: number; at: Target; days: number }): { node: PlanNode; instructions: Instruction[] } {
  return {
    node: { id: CONTROL, type: CONTROL, entry: at, exits: {}, config: {} },
    instructions: [
      { op: 'wait', node, until: { from: 'entry', amount: days, unit: 'days', ifPast: 'now' }, events: [], on: { timeout: { goto: at + 1 } } },
      { op: 'end', node, reason: RELEASED },
    ],
  }
}
