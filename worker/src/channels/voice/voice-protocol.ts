import { z } from 'zod'

/** What the voice agent may say and do; docs/protocols/voice-call-api.md. */
export interface VoiceScript {
  /** First sentences: who calls, that it is an AI, before any word about a debt. */
  opening: string
  purposes: string[]
  /** Questions to ask before a word about the debt, with the answer that counts. */
  identityChecks?: { kind: 'birth_date' | 'postcode'; answer: string }[]
  planBounds?: { maxInstalments: number; minInstalmentCents: number }
}

/** Ways a call can end (domain rules 12); `blocked` and `policy_timeout` are the gate's, never a provider's. */
export const VoiceOutcome = z.enum([
  'promise', 'plan_wanted', 'says_already_paid', 'difficulty', 'dispute', 'callback', 'wants_human', 'refuses_to_pay',
  'cease', 'not_verified', 'third_party', 'wrong_number', 'voicemail', 'no_answer', 'failed',
])
export type VoiceOutcome = z.infer<typeof VoiceOutcome>

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

/** Answer to POST /calls. */
export const CallAccepted = z.object({ callId: z.string().min(1).max(200) })

/** Answer to GET /calls?reference=: every call made for that reference, oldest first. */
export const CallList = z.object({
  calls: z.array(z.object({
    callId: z.string(),
    status: z.enum(['queued', 'ringing', 'in_progress', 'ended']),
    result: VoiceResult.optional(),
  })),
})
