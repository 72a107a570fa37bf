import { z } from 'zod'
import { refuse } from './callback.ts'
import type { Verified, WebhookRequest } from './callback.ts'
import { checkSignature, jsonOf } from './signature.ts'

const LetterEvent = z.object({
  type: z.enum(['letter.returned', 'letter.delivered']),
  reference: z.string().min(1).max(200),
  messageId: z.string().min(1).max(200),
  at: z.iso.datetime({ offset: true }),
})

/** One signed report of a print house: mail that came back, or arrived; docs/protocols/letter-hand-over.md. */
export function verifyAndParse(request: WebhookRequest): Verified {
  const refused = checkSignature(request)
  if (refused) return refused
  const body = jsonOf(request.rawBody)
  if (body === undefined) return refuse(400, 'not_json', 'The body is not JSON.')
  const parsed = LetterEvent.safeParse(body)
  if (!parsed.success) return refuse(422, 'shape_wrong', z.prettifyError(parsed.error))
  return { ok: true, callback: parsed.data }
}
