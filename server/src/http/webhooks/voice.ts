import { z } from 'zod'
import { refuse } from './callback.ts'
import type { Verified, WebhookRequest } from './callback.ts'
import { checkSignature, jsonOf } from './signature.ts'
import { VoiceResult } from '@parcours/journey'

const VoiceEnded = z.object({
  type: z.literal('voice.ended'),
  reference: z.string().min(1).max(200),
  messageId: z.string().min(1).max(200),
  result: VoiceResult.refine((result) => result.outcome !== 'promise' || result.promise !== undefined, {
    message: 'a promise needs its amount and due date',
    path: ['promise'],
  }),
})

/** The signed end of a call; docs/protocols/voice-call-api.md. */
export function verifyAndParse(request: WebhookRequest): Verified {
  const refused = checkSignature(request)
  if (refused) return refused
  const body = jsonOf(request.rawBody)
  if (body === undefined) return refuse(400, 'not_json', 'The body is not JSON.')
  const parsed = VoiceEnded.safeParse(body)
  if (!parsed.success) return refuse(422, 'shape_wrong', z.prettifyError(parsed.error))
  return { ok: true, callback: parsed.data }
}
