import { contactStopFor, type RunRecord, type Sql } from '@parcours/store'
import type { StepArgs } from '../workflows/protocol.ts'

/** Why a contact waits for an operator, with the rule that says so in words. */
export type OperatorHold = { reason: 'paused' | 'stopped'; rule: string }

/** An operator has paused this run, and the workflow that issued the step did not know yet (durability rule 15). */
export const isPausedUnheard = (run: Pick<RunRecord, 'held'>, args: Pick<StepArgs, 'commands'>): boolean => run.held > (args.commands ?? 0)

/** Asked with every contact, in the gate's own transaction: a stop or a pause needs no worker to be in force. */
export function operatorHold(sql: Sql, run: RunRecord, { args, channel }: { args: Pick<StepArgs, 'commands'>; channel: string }): OperatorHold | undefined {
  const stop = contactStopFor(sql, { channel, journeyId: run.journeyId })
  if (stop) return { reason: 'stopped', rule: `house.stop_${stop.scope}` }
  return isPausedUnheard(run, args) ? { reason: 'paused', rule: 'house.paused' } : undefined
}
