import { z } from 'zod'

/** Ways a call can end (domain rules 12). */
export const CallOutcome = z.enum([
  'promise', 'plan_wanted', 'says_already_paid', 'difficulty', 'dispute', 'callback', 'wants_human', 'refuses_to_pay',
  'cease', 'not_verified', 'third_party', 'wrong_number', 'voicemail', 'no_answer', 'failed',
])
export type CallOutcome = z.infer<typeof CallOutcome>

/** The result of a call as the voice call API sends it (docs/protocols/voice-call-api.md). */
export const VoiceResult = z.object({
  outcome: CallOutcome,
  also: z.array(CallOutcome).default([]),
  durationSeconds: z.number().int().min(0).default(60),
  identityVerified: z.boolean().default(true),
  disclosureAtMs: z.number().int().min(0).nullable().default(1500),
  promise: z.object({ amountCents: z.number().int().positive(), dueDate: z.iso.date() }).optional(),
  callbackAt: z.iso.datetime({ offset: true }).optional(),
  dispute: z.object({ ground: z.string() }).optional(),
  costCents: z.number().int().min(0).default(15),
})
export type VoiceResult = z.infer<typeof VoiceResult>
