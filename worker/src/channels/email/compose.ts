import MailComposer from 'nodemailer/lib/mail-composer'
import type { SendRequest } from '../channel.ts'

/**
 * The message as bytes (RFC 5322): our reference in `X-Parcours-Reference` and in the Message-ID, so that
 * bounces and replies of any provider lead back to the ledger row; List-Unsubscribe as RFC 2369 and 8058.
 */
export async function composeEmail(request: SendRequest, from: string): Promise<{ messageId: string; bytes: Buffer }> {
  const domain = domainOf(from)
  const messageId = `<${request.reference}@${domain}>`
  const composer = new MailComposer({
    from,
    to: request.to,
    subject: request.subject ?? '',
    text: request.body,
    messageId,
    headers: {
      'X-Parcours-Reference': request.reference,
      'Content-Language': request.language,
      'Auto-Submitted': 'auto-generated',
      ...unsubscribeHeaders(request, domain),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { messageId, bytes: await composer.compile().build() }
}

function unsubscribeHeaders(request: SendRequest, domain: string): Record<string, string> {
  const mail = `<mailto:unsubscribe@${domain}?subject=${encodeURIComponent(request.reference)}>`
  if (!request.unsubscribeUrl) return { 'List-Unsubscribe': mail }
  return {
    'List-Unsubscribe': `<${request.unsubscribeUrl}>, ${mail}`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** The address inside `Name <address>`, or the text itself. */
export function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
}

const domainOf = (from: string) => addressOf(from).split('@').at(-1) || 'parcours.invalid'
