import type { Channel } from '@parcours/journey'
import type { StepServices } from './services.ts'

/** Instants, ids, codes and cents that later steps of the same visit read. Never personal data. */
export type StepData = Record<string, string | number | boolean>

export interface StepResult {
  /** Looked up in the instruction's `on`; without an entry the node is left by this name. */
  result: string
  data?: StepData
  /** Why: kept with the visit and shown on the run's page. */
  evidence?: Record<string, unknown>
}

export interface StepContext<C> {
  config: C
  /** Business now, epoch ms. */
  nowMs: number
  data: StepData
  /** 1 for the first time this instruction runs in this visit. */
  attempt: number
  services: StepServices
}

/** What a contact step wants to send. The worker renders, asks the gate, sends and records. */
export interface ContactIntent {
  channel: Channel
  /** `name@version` of the text (for voice: of the script's opening). */
  textId: string
  /** Extra variables of the text: instants and cents; the worker adds person, creditor, case and links. */
  variables?: StepData
  /** Sets a signed offer link as `link.offer`. */
  offerId?: string
  /** Promise or instalment reminders: wanted by the person, still inside windows and caps. */
  reminder?: boolean
  /** Business instant after which it says nothing any more: left by `policy_timeout` then. */
  notAfterMs?: number
  /** Voice only. */
  call?: {
    purposes: string[]
    identityCheck: ('birth_date' | 'postcode')[]
    plan?: { maxInstalments: number; minInstalmentCents: number }
  }
}

export type Step<C> =
  | { kind: 'local'; run: (context: StepContext<C>) => StepResult }
  | { kind: 'contact'; intent: (context: StepContext<C>) => ContactIntent }
