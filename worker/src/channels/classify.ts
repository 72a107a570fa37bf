import type { SendResult } from './channel.ts'

/**
 * How far one exchange with a provider came.
 * - `not_sent`: no byte of the request left us (refused connection, name not found, TLS failure, `sendBy` past).
 * - `unanswered`: bytes left, no complete answer came back.
 * - `answered`: a complete answer.
 */
export type Exchange =
  | { kind: 'not_sent'; code: string }
  | { kind: 'unanswered'; detail: string }
  | { kind: 'answered'; status: number; body: string }

/** What an accepted (2xx) answer said, or undefined when it cannot be read. */
type ReadAccepted = (body: string) => { providerId: string; costCents: number } | undefined
/** The provider's own error code in a refusal, if its body carries one. */
type ReadCode = (body: string) => string | undefined

/** Refusals that a repaired setting or a later moment may cure: credentials, wrong path, limits. */
const CURABLE = new Set([401, 403, 404, 405, 407, 425, 429])

/**
 * Pure: an HTTP exchange as a send result. Only 4xx says for certain that nothing was sent; after a
 * redirect, 408, any 5xx or an unreadable 2xx the provider may have sent, so we never try again.
 */
export function classifyHttp(exchange: Exchange, read: { accepted: ReadAccepted; code?: ReadCode }): SendResult {
  switch (exchange.kind) {
    case 'not_sent':
      return { kind: 'refused', code: exchange.code, permanent: false }
    case 'unanswered':
      return { kind: 'unknown', detail: exchange.detail }
    case 'answered':
      return classifyAnswer(exchange, read)
  }
}

function classifyAnswer(
  { status, body }: { status: number; body: string },
  read: { accepted: ReadAccepted; code?: ReadCode },
): SendResult {
  if (status >= 200 && status < 300) {
    const accepted = read.accepted(body)
    if (accepted) return { kind: 'accepted', ...accepted }
    return { kind: 'unknown', detail: `answer ${status} could not be read` }
  }
  if (status >= 400 && status < 500 && status !== 408) {
    const code = read.code?.(body) ?? `http_${status}`
    return { kind: 'refused', code, permanent: !CURABLE.has(status) }
  }
  return { kind: 'unknown', detail: `answer ${status}` }
}

/**
 * Pure: how one SMTP delivery ended. A reply to a command before the message's own bytes, or a negative
 * reply to those bytes, leaves the message with us (RFC 5321 section 4.2.5); silence after them does not.
 */
export type SmtpEnd =
  | { kind: 'taken'; response: string }
  | { kind: 'reply'; status: number; stage: string }
  | { kind: 'broken'; messageWritten: boolean; code: string }

export function classifySmtp(end: SmtpEnd, accepted: { providerId: string; costCents: number }): SendResult {
  switch (end.kind) {
    case 'taken':
      return { kind: 'accepted', ...accepted }
    case 'reply':
      // 5yz to the sign-in is about our settings, not about this message: it may be cured.
      return { kind: 'refused', code: `smtp_${end.status}`, permanent: end.status >= 500 && end.stage !== 'EAUTH' }
    case 'broken':
      if (end.messageWritten) return { kind: 'unknown', detail: `smtp ${end.code} after the message was written` }
      return { kind: 'refused', code: end.code, permanent: false }
  }
}
