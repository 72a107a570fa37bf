import { z } from 'zod'

/** Ways a call can end (domain rules 12); `blocked` and `policy_timeout` are the gate's, never a provider's. */
export const VoiceOutcome = z.enum([
  'promise', 'plan_wanted', 'says_already_paid', 'difficulty', 'dispute', 'callback', 'wants_human', 'refuses_to_pay',
  'cease', 'not_verified', 'third_party', 'wrong_number', 'voicemail', 'no_answer', 'failed',
])
export type VoiceOutcome = z.infer<typeof VoiceOutcome>

/** The result of a call as docs/protocols/voice-call-api.md states it. Unknown members are dropped. */
export const VoiceResult = z.object({
  outcome: VoiceOutcome,
  /** Other facts said in the same call, as outcome names. */
  also: z.array(VoiceOutcome).max(10).default([]),
  durationSeconds: z.number().int().min(0),
  identityVerified: z.boolean(),
  /** Offset of "I am an AI" from the answer, ms; null when nobody answered. */
  disclosureAtMs: z.number().int().min(0).nullable(),
  promise: z.object({ amountCents: z.number().int().positive(), dueDate: z.iso.date() }).optional(),
  callbackAt: z.iso.datetime({ offset: true }).optional(),
  dispute: z.object({ ground: z.string().max(500) }).optional(),
  costCents: z.number().int().min(0),
})
export type VoiceResult = z.infer<typeof VoiceResult>
