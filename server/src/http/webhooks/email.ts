import { z } from 'zod'
import { refuse } from './callback.ts'
import type { Verified, WebhookRequest } from './callback.ts'
import { checkSignature, jsonOf } from './signature.ts'

const common = {
  reference: z.string().min(1).max(200),
  messageId: z.string().min(1).max(200),
  at: z.iso.datetime({ offset: true }),
}

const EmailEvent = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('email.delivered') }),
  z.object({
    ...common, type: z.literal('email.bounced'), kind: z.enum(['hard', 'soft']), detail: z.string().max(1000).default(''),
  }),
  z.object({ ...common, type: z.literal('email.clicked'), url: z.string().max(2000) }),
  z.object({ ...common, type: z.literal('email.complained') }),
  z.object({ ...common, type: z.literal('email.unsubscribed') }),
  z.object({ ...common, type: z.literal('email.replied'), text: z.string().max(20_000) }),
])

/** One signed report of a mail provider; docs/protocols/email-webhook.md. */
export function verifyAndParse(request: WebhookRequest): Verified {
  const refused = checkSignature(request)
  if (refused) return refused
  const body = jsonOf(request.rawBody)
  if (body === undefined) return refuse(400, 'not_json', 'The body is not JSON.')
  const parsed = EmailEvent.safeParse(body)
  if (!parsed.success) return refuse(422, 'shape_wrong', z.prettifyError(parsed.error))
  return { ok: true, callback: parsed.data }
}
