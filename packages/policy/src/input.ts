import type { StopFact, SuspensionKind } from '@parcours/journey'
import type { PolicyPack } from './pack/policy-pack.ts'
import type { ContactOutcome, PolicyChannel, Purpose } from './pack/words.ts'

/** Instants are epoch ms everywhere. A fact whose instant is `nowMs` itself counts already. */

export interface ContactPoint {
  id: string
  /** Telephone number in E.164, email address, postal address: compared as it stands. */
  value: string
  /** Unknown counts as mobile, the stricter of the two. */
  line?: 'mobile' | 'landline'
  /** The employer has forbidden contact there. */
  employerForbids?: boolean
}

/** The attempt that is about to be made. */
export interface ProposedContact {
  channel: PolicyChannel
  address: ContactPoint
  debtIds: readonly string[]
  personId: string
  creditorId: string
  purpose: Purpose
  /** Required by law. Only a letter can use it: it reaches the control group and passes most suspensions. */
  statutory?: boolean
  /** A machine speaks, also outside `voice_ai` (a recorded voicemail). */
  aiVoice?: boolean
  /** Answers what the person wrote or asked then. */
  replyTo?: { inboundAtMs: number }
  /** The one message that says that an opt-out was understood. */
  confirmsOptOut?: boolean
}

export interface Consent {
  /** `ai_voice`: prior express consent to artificial voices. `call_again`: asked to be called; lasts 7 days. */
  kind: 'ai_voice' | 'call_again'
  atMs: number
  untilMs?: number
  /** Value of the contact point it was given for; missing = all. */
  address?: string
}

export interface PersonFacts {
  /** Candidate IANA zones, the likeliest first. */
  zones: readonly string[]
  /** All known postcodes, for regional holidays. */
  postcodes: readonly string[]
  deceased: boolean
  /** When the person refused all contact. */
  ceasedAtMs?: number
  vulnerable: boolean
  /** Attorney, guardian or other representative known: only they are contacted. */
  legalRepresentative: boolean
  consents: readonly Consent[]
  controlGroup: boolean
}

export interface DebtFacts {
  id: string
  status: 'open' | Exclude<StopFact, 'ceased' | 'deceased'>
}

/** An open question: contact waits until it is closed. */
export type Suspension = {
  kind: SuspensionKind
  sinceMs: number
  /** Known end; missing = until somebody closes it. */
  untilMs?: number
  /** For a dispute: in writing, and within the validation period. */
  written?: boolean
  inValidationPeriod?: boolean
} & ({ scope: 'person' } | { scope: 'debt'; debtId: string })

/** A refusal, as the person gave it: packs may widen an address to its channel. */
export type OptOut = { atMs: number } & (
  | { scope: 'address'; channel: PolicyChannel; address: string }
  | { scope: 'channel'; channel: PolicyChannel }
  | { scope: 'all' }
)

/** One attempt of the ledger, or an inbound message or call. */
export interface PastContact {
  channel: PolicyChannel
  direction: 'outbound' | 'inbound'
  atMs: number
  /** `sending` and `unknown` have an open outcome: they count in every cap of their channel. */
  outcome: ContactOutcome | 'sending' | 'unknown'
  debtIds: readonly string[]
  creditorId: string
  /** Value of the contact point. */
  address: string
  reply?: boolean
  confirmsOptOut?: boolean
  /** The person asked for it. */
  requested?: boolean
  /** The person refused further solicitation in it. */
  refusal?: boolean
  /** A notice that law requires (letter of claim, validation information). */
  notice?: boolean
}

/** What this workspace has sent on the channel; the figures are the packs' `pacing`. */
export interface PacingUse {
  /** In the clock hour (UTC) of `nowMs`. */
  sentThisHour: number
  /** In the local day of `nowMs` in `zone`. */
  sentToday: number
  zone: string
  /** Spreads contacts after the hours open; the same seed always falls on the same minute of a day. */
  spreadSeed: string
}

export interface DecideInput {
  nowMs: number
  /** Already selected: `selectPacks`. */
  packs: readonly PolicyPack[]
  contact: ProposedContact
  person: PersonFacts
  /** At least the debts of the contact. */
  debts: readonly DebtFacts[]
  suspensions: readonly Suspension[]
  optOuts: readonly OptOut[]
  /** Values of contact points that turned out to be somebody else's. */
  wrongNumbers: readonly string[]
  history: readonly PastContact[]
  /** Missing: the channel is not paced. */
  pacing?: PacingUse
  /** Holidays by calendar id, `YYYY-MM-DD`; a calendar or year that a pack needs and that is missing holds the contact. */
  calendars: Readonly<Record<string, ReadonlySet<string>>>
}
