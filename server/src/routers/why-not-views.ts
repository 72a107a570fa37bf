/** Why a debt is not in a journey, or was not contacted. Instants are business epoch ms; money is integer cents. */
import type { Words } from '@parcours/journey'
import type { RuleView } from './run-page-views.ts'

/** One condition of a segment, with the facts that it read. */
export interface WhyNotCondition {
  /** As the manager wrote it, in CEL. */
  source: string
  /** `unknown`: a fact that it needs is missing. */
  holds: 'yes' | 'no' | 'unknown'
  facts: { path: string; label: Words; value: string | number | boolean | null }[]
}

/** A live journey, asked now whether it would take the case. */
export interface WhyNotJourney {
  journeyId: string
  name: string
  version: number
  answer: { kind: 'would_enter'; group: 'treated' | 'control' } | { kind: 'is_in'; runId: string } | { kind: 'kept_out' }
  /** Everything that keeps it out, in the order in which enrolment asks; empty when it would enter or is in. */
  reasons: Words[]
  /** The segment, condition by condition: all of them must hold. */
  conditions: WhyNotCondition[]
}

/** A node that wanted to contact, and did not the last time. */
export interface WhyNotSilence {
  nodeId: string
  nodeName: string
  channel: Words | null
  verdict: Words
  atMs: number
  rules: RuleView[]
  /** First instant at which the gate is asked again, or was to be. */
  nextMs: number | null
  /** True while the visit still stands there. */
  stands: boolean
  /** How often the same answer came in a row. */
  asked: number
  /** What the gate read; null where it was never asked. */
  inputs: Record<string, unknown> | null
}

/** What the gate would answer if a contact on this channel were due now. */
export interface WhyNotNow {
  channel: Words
  /** Of a promise or an instalment: that commitment does not hold it back. */
  reminder: boolean
  /** Names of the nodes that contact so. */
  nodes: string[]
  /** `no_address`: the gate is not even asked. */
  answer: 'allow' | 'defer' | 'hold' | 'block' | 'stop' | 'no_address'
  /** The answer in words. */
  verdict: Words
  rules: RuleView[]
  /** First instant at which it could go; null when it may go now, or nobody knows. */
  nextMs: number | null
  /** Packs asked and facts read; null where the gate is not asked. */
  inputs: Record<string, unknown> | null
}

export interface WhyNotRun {
  runId: string
  journeyName: string
  version: number
  ended: boolean
  /** "Waiting for a payment until Mon 14:00, then “Call”". */
  place: Words
  lastContact: { atMs: number; words: Words } | null
  /** What holds its contacts as a whole: the control group, a pause, stops. */
  holds: Words[]
  /** One for each way in which its plan may contact; empty once it has ended. */
  now: WhyNotNow[]
  /** The last answers on record, newest first. */
  silences: WhyNotSilence[]
}

/** The reference is that of several debts: a creditor's is unique in its portfolio only. */
export interface WhyNotSeveral {
  kind: 'several'
  caseRef: string
  cases: WhyNotCase[]
}

export interface WhyNotCase {
  caseId: string
  caseRef: string
  person: string
  portfolio: string
}

export interface WhyNotView {
  kind: 'case'
  caseId: string
  caseRef: string
  person: string
  arrearsCents: number
  currency: string
  asOfMs: number
  /** What the gate would read of the person and the case now, and that keeps contacts back. */
  known: { words: Words; sinceMs: number | null }[]
  journeys: WhyNotJourney[]
  /** Newest first. */
  runs: WhyNotRun[]
}
