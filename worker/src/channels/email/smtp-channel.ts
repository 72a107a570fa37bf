import type { Channel, LookupResult, SendOptions, SendRequest, SendResult } from '../channel.ts'
import { classifySmtp } from '../classify.ts'
import type { EmailConfig } from '../settings.ts'
import { addressOf, composeEmail } from './compose.ts'
import { deliverOnce } from './smtp-once.ts'

/** Email over SMTP. Bounces, clicks and the rest come back by docs/protocols/email-webhook.md. */
export function smtpChannel(config: EmailConfig): Channel {
  return {
    name: 'email',
    sandbox: config.sandbox,
    send: (request, options) => sendEmail(config, request, options),
    lookup: (reference) => Promise.resolve(noMemory(reference)),
  }
}

async function sendEmail(config: EmailConfig, request: SendRequest, options: SendOptions): Promise<SendResult> {
  const from = request.from ?? config.from
  const composed = await composeEmail(request, from).catch(() => undefined)
  if (!composed) return { kind: 'refused', code: 'not_composable', permanent: true }
  const { messageId, bytes } = composed
  const end = await deliverOnce(config, { from: addressOf(from), to: request.to, bytes }, options)
  return classifySmtp(end, { providerId: messageId, costCents: config.costCents })
}

/** SMTP has no memory to ask; only a webhook that carries the reference can settle an unknown one. */
const noMemory = (reference: string): LookupResult =>
  ({ kind: 'unknown', detail: `SMTP cannot be asked about ${reference}` })
