import type { VoiceResult } from '../debtors/call-result.ts'
import type { Instalment } from '../debtors/debtor.ts'

/** Something that a debtor lives through. */
export type Happening =
  /** Becomes known, or falls behind again. */
  | { type: 'begin' }
  /** The day drawn for paying unasked. */
  | { type: 'spontaneous'; plannedMs: number }
  /** No day was drawn in this stretch: draw the next. */
  | { type: 'look-again'; plannedMs: number }
  | Noticed
  | { type: 'promise-due'; promiseId: number }
  | { type: 'plan-agreed'; instalments: Instalment[] }
  | { type: 'instalment-due'; n: number }
  /** Second thoughts after a missed instalment. */
  | { type: 'instalment-late'; n: number }

/** A message that reached the person. */
export interface Noticed {
  type: 'noticed'
  channel: 'sms' | 'email' | 'letter'
  text: string
  /** The provider's id of the message and our reference: answers name them. */
  providerId: string
  reference: string
  /** The sender that a reply goes to. */
  from: string
}

/** What a person does on the offer page behind a link. */
export type OfferIntent = 'accept' | 'other_amount' | 'asked_human' | 'difficulty' | 'declined' | 'look'

/** The body of POST /api/v1/events besides its message id. */
export interface EventBody {
  type: 'payment' | 'payment_pending' | 'payment_reversed' | 'promise' | 'dispute' | 'difficulty' | 'complaint' | 'opt_out'
  at: string
  creditor: string
  customer: string
  debt?: string
  amountCents?: number
  currency?: string
  valueDate?: string
  dueDate?: string
  ground?: string
  channel?: string
}

/** What a mail provider reports, besides message id and instant. */
export type EmailReport =
  | { type: 'email.delivered' | 'email.complained' | 'email.unsubscribed' }
  | { type: 'email.bounced'; kind: 'hard' | 'soft'; detail: string }
  | { type: 'email.clicked'; url: string }
  | { type: 'email.replied'; text: string }

/** Everything that can stand in the schedule; all but `live` and `ring` leave the house by a protocol. */
export type Action =
  | { kind: 'live'; debtorId: string; happening: Happening }
  | { kind: 'ring'; callId: string }
  | { kind: 'sms-status'; providerId: string; status: string; errorCode?: string }
  | { kind: 'sms-inbound'; from: string; to: string; body: string }
  | { kind: 'email-report'; reference: string; report: EmailReport }
  | { kind: 'call-end'; callId: string; result: VoiceResult }
  /** A callback that a test has put behind its successors. */
  | { kind: 'overtaken'; callback: Callback }
  | { kind: 'event'; body: EventBody }
  | { kind: 'follow'; debtorId?: string; url: string; intent: OfferIntent; option: number; facts?: OfferFacts }

/** What a provider reports back about a message of ours. */
export type Callback = Extract<Action, { kind: 'sms-status' | 'email-report' | 'call-end' }>

export interface OfferFacts {
  birthDate?: string
  postcode?: string
}
