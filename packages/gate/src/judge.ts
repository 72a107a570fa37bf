import { zoneTime } from '@parcours/clock'
import { decide, type DecideInput } from '@parcours/policy'
import { stopTold, type Sql } from '@parcours/store'
import { gateInput } from './gate-input.ts'
import { operatorHold } from './operator-hold.ts'
import type { ContactQuestion } from './question.ts'
import { orHeld, orStop, type Verdict } from './verdict.ts'
import { zonesOfPerson } from './where.ts'

const WEEK = 7 * 86_400_000

/** What a verdict was reached with: enough to prove it, and no message text. */
export interface GateInputs {
  zones: string[]
  pointId: string
  pacing: DecideInput['pacing']
  /** Kinds of the open questions of the person. */
  suspensions: string[]
  optOuts: number
  /** Since a week before the visit opened. */
  attempts7d: number
}

export interface Judgement {
  verdict: Verdict
  inputs: GateInputs
}

/**
 * May this contact be made now? The one answer of the house: the worker asks it in the transaction that writes the
 * ledger, a reader asks it to say why not. It reads, and writes nothing. What is left to the worker: a contact of this
 * key that stands already, a run that has ended, and the pause of a provider that has just refused.
 */
export function judge(sql: Sql, question: ContactQuestion): Judgement {
  const input = gateInput(sql, question)
  const told = stopTold(sql, question.run.id)
  return { verdict: orHeld(orStop(decide(input, zoneTime), told), operatorHold(sql, question)), inputs: inputsOf(question, input) }
}

function inputsOf({ point, openedMs, snapshot }: ContactQuestion, { pacing }: DecideInput): GateInputs {
  return {
    zones: zonesOfPerson(snapshot), pointId: point.id, pacing,
    suspensions: snapshot.suspensions.map((s) => s.kind), optOuts: snapshot.optOuts.length,
    attempts7d: snapshot.contacts.filter((c) => c.at > openedMs - WEEK).length,
  }
}
