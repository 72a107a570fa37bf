import { contactStopFor, type RunRecord, type Sql } from '@parcours/store'
import type { ContactQuestion } from './question.ts'

/** Why a contact waits for an operator, with the rule that says so in words. */
export type OperatorHold = { reason: 'paused'; rule: string } | { reason: 'stopped'; rule: string; stopId: string }

/** An operator has paused this run, and who asks (knowing the commands up to `heard`) does not know yet (durability rule 15). */
export const isPausedUnheard = (run: Pick<RunRecord, 'held'>, heard = 0): boolean => run.held > heard

/** Asked with every contact, in the gate's own transaction: a stop or a pause needs no worker to be in force. */
export function operatorHold(sql: Sql, { run, intent, heard }: Pick<ContactQuestion, 'run' | 'intent' | 'heard'>): OperatorHold | undefined {
  const stop = contactStopFor(sql, { channel: intent.channel, journeyId: run.journeyId })
  if (stop) return { reason: 'stopped', rule: `house.stop_${stop.scope}`, stopId: stop.id }
  return isPausedUnheard(run, heard) ? { reason: 'paused', rule: 'house.paused' } : undefined
}
