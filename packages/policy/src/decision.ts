import type { StopFact, SuspensionKind } from '@parcours/journey'
import type { PolicyPack } from './pack/policy-pack.ts'

/** Which texts were asked: evidence of every decision. */
export interface PackRef {
  id: string
  version: string
}

/** Why a contact waits without a date: an open question, no hour that is legal everywhere, a calendar that is missing. */
export type HoldReason = SuspensionKind | 'no_legal_hour' | 'no_calendar'

/** The five verdicts (durability rule 5). `rules` are ids that `explain` puts into words, the weightiest first. */
export type Decision =
  | {
      kind: 'allow'
      packs: PackRef[]
      rules: []
      /** First instant at which the hours are over, for `sendBy`; null when no hours bind the channel. */
      windowEndMs: number | null
      /** The contact's debts that are still open: a text that names others must be rendered again. */
      debtIds: string[]
    }
  | {
      kind: 'defer'
      packs: PackRef[]
      rules: string[]
      /** When to ask again, pacing included. */
      untilMs: number
      /** First instant that the packs' law and house rules allow; `nowMs` itself when only pacing moved it. */
      legalFromMs: number
      /** False when only pacing moved it: counted apart from "postponed by law". */
      law: boolean
    }
  | {
      kind: 'hold'
      packs: PackRef[]
      rules: string[]
      reason: HoldReason
      /** Known end of an open question; where no hour or calendar is known, a day later: somebody may have mended it. */
      untilMs?: number
    }
  | { kind: 'block'; packs: PackRef[]; rules: string[] }
  | { kind: 'stop'; packs: PackRef[]; rules: string[]; fact: StopFact }

/** What one rule about facts has found. */
export type Finding =
  | { kind: 'stop'; fact: StopFact; rule: string }
  | { kind: 'hold'; reason: HoldReason; rule: string; untilMs?: number }
  | { kind: 'block'; rule: string }

/** Ids of the packs that name one of these stop rules, or the house's own id for it. */
export function stopRuleIds(packs: readonly PolicyPack[], prefix: string, own: string): string[] {
  const named = packs.flatMap((pack) =>
    (pack.stopRules ?? []).filter((rule) => rule.startsWith(prefix)).map((rule) => `${pack.id}.${rule}`),
  )
  return named.length > 0 ? named : [own]
}
