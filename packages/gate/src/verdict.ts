import type { Decision } from '@parcours/policy'
import type { OperatorHold } from './operator-hold.ts'

/** What the packs decide, or what none of them knows: the run gives way to another journey, an operator holds it. */
export type Verdict =
  | Exclude<Decision, { kind: 'stop' | 'hold' }>
  | (Omit<Extract<Decision, { kind: 'stop' }>, 'fact'> & { fact: string })
  /** `stopId`: of the operator's stop that holds it. */
  | (Omit<Extract<Decision, { kind: 'hold' }>, 'reason'> & { reason: string; stopId?: string })

/** What was told to end the run ends its contacts at once, before it has heard (domain rules 1 and 6). */
export const orStop = (decision: Decision, told: string | undefined): Verdict =>
  told === undefined || decision.kind === 'stop' ? decision : { kind: 'stop', packs: decision.packs, rules: [`house.${told}`], fact: told }

/** What an operator has stopped or paused is held whatever else is said of it; only what ends the run goes before. */
export const orHeld = (verdict: Verdict, held: OperatorHold | undefined): Verdict =>
  held === undefined || verdict.kind === 'stop' ? verdict : { kind: 'hold', packs: verdict.packs, rules: [held.rule], reason: held.reason, ...(held.reason === 'stopped' && { stopId: held.stopId }) }
