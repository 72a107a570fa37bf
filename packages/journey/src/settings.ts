import { z } from 'zod'

/** Facts that may end a run (domain rule 6); each closes open visits as `left:<fact>`. */
export const STOP_FACTS = [
  'cured', 'settled', 'written_off', 'sold', 'placed', 'recalled', 'ceased', 'deceased',
] as const
export type StopFact = (typeof STOP_FACTS)[number]

/** Open questions that suspend contact until released (domain rule 6). */
export const SUSPENSIONS = [
  'dispute', 'moratorium', 'payment_pending', 'complaint', 'unread_reply', 'insolvency', 'own_pause', 'unallocated',
  'promise_open', 'plan_active', 'says_paid', 'vulnerable', 'legal_representative',
] as const
export type SuspensionKind = (typeof SUSPENSIONS)[number]

/** Cost of one unit of each channel, in cents of the portfolio's currency; voice by the minute. */
const UnitCosts = z.strictObject({
  sms: z.int().min(0).default(6),
  email: z.int().min(0).default(2),
  letter: z.int().min(0).default(200),
  voice_ai: z.int().min(0).default(15),
})

export const JourneySettings = z.strictObject({
  /** `w` of every cohort figure, in days from entry (domain rule 17). */
  metricWindowDays: z.int().min(1).max(365).default(14),
  /** Cured = past due at most the lesser of these two (domain rule 3). */
  toleranceCents: z.int().min(0).default(500),
  toleranceShare: z.number().min(0).max(1).default(0.01),
  /** Days after a promise's due date before it is broken (domain rule 4). */
  graceDays: z.int().min(0).max(30).default(3),
  unitCosts: UnitCosts.default({ sms: 6, email: 2, letter: 200, voice_ai: 15 }),
  attribution: z.enum(['last', 'first', 'linear']).default('last'),
  /** Which stop facts end a run. The law's ones cannot be taken off: see ALWAYS_STOP. */
  ends: z.array(z.enum(STOP_FACTS)).default([...STOP_FACTS]),
  /** Which open questions suspend its contacts. Dispute and moratorium always do. */
  suspends: z.array(z.enum(SUSPENSIONS)).default([...SUSPENSIONS]),
  /** House packs pinned to a version, `id@version`; law packs are always those in force. */
  pinnedPacks: z.array(z.string()).default([]),
  /** Working calendar for waits counted in working days. */
  calendar: z.string().default('FR'),
  owner: z.string().max(80).default(''),
  /** A case has one treatment journey at a time; the higher number wins. */
  priority: z.int().min(0).max(100).default(50),
  /** What a second journey does when the case is already in one. */
  whenBusy: z.enum(['wait', 'replace', 'refuse']).default('refuse'),
})
export type JourneySettings = z.infer<typeof JourneySettings>

/** Never negotiable, whatever the settings say. */
export const ALWAYS_STOP: readonly StopFact[] = ['ceased', 'deceased', 'recalled']
export const ALWAYS_SUSPEND: readonly SuspensionKind[] = ['dispute', 'moratorium', 'insolvency']

export const defaultSettings = (): JourneySettings => JourneySettings.parse({})
