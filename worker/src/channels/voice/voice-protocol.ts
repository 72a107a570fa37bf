import { z } from 'zod'
import { VoiceResult } from '@parcours/journey'

/** What the voice agent may say and do; docs/protocols/voice-call-api.md. */
export interface VoiceScript {
  /** First sentences: who calls, that it is an AI, before any word about a debt. */
  opening: string
  purposes: string[]
  /** Questions to ask before a word about the debt, with the answer that counts. */
  identityChecks?: { kind: 'birth_date' | 'postcode'; answer: string }[]
  planBounds?: { maxInstalments: number; minInstalmentCents: number }
}

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
