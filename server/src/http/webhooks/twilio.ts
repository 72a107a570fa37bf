import twilio from 'twilio'
import { refuse } from './callback.ts'
import type { Verified, WebhookRequest } from './callback.ts'
import { headerOf } from './signature.ts'

type Form = Record<string, string | string[]>

/** Twilio's message states that we keep; the others are steps on the way and are ignored. */
const KEPT = { sent: 'sent', delivered: 'delivered', undelivered: 'undelivered', failed: 'failed' } as const
const isKept = (status: string): status is keyof typeof KEPT => Object.hasOwn(KEPT, status)

/**
 * Twilio's status callback and inbound message (form bodies). Its signature covers the full URL and every
 * parameter but no time, so `realNowMs` is not used; `messageId` makes a replay harmless.
 * Source: Twilio docs, "Webhooks security" and "Track outbound message status".
 */
export function verifyAndParse(request: WebhookRequest): Verified {
  const form = formOf(request.rawBody)
  const signature = headerOf(request.headers, 'x-twilio-signature')
  if (!twilio.validateRequest(request.secret, signature, request.url, form)) {
    return refuse(401, 'signature_wrong', 'X-Twilio-Signature does not match the address and the parameters.')
  }
  const sid = text(form, 'MessageSid') || text(form, 'SmsSid')
  if (!sid) return refuse(422, 'message_sid_missing', 'MessageSid is missing.')
  return text(form, 'MessageStatus') ? status(request.url, form, sid) : inbound(form, sid)
}

function status(url: string, form: Form, sid: string): Verified {
  const said = text(form, 'MessageStatus')
  const messageId = `${sid}:${said}`
  if (!isKept(said)) return { ok: true, callback: { type: 'ignored', messageId, reason: `status ${said}` } }
  const reference = new URL(url).searchParams.get('reference')
  if (!reference) return refuse(422, 'reference_missing', 'The status callback address carries no reference.')
  const errorCode = text(form, 'ErrorCode')
  return { ok: true, callback: {
    type: 'sms.status', reference, providerId: sid, messageId, status: KEPT[said], ...(errorCode ? { errorCode } : {}),
  } }
}

function inbound(form: Form, sid: string): Verified {
  const [from, to] = [text(form, 'From'), text(form, 'To')]
  if (!from || !to) return refuse(422, 'address_missing', 'From and To are needed.')
  return { ok: true, callback: { type: 'sms.inbound', from, to, body: text(form, 'Body'), messageId: sid } }
}

function formOf(rawBody: string): Form {
  const form = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(rawBody)) {
    const before = form.get(name)
    form.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value])
  }
  return Object.fromEntries(form)
}

function text(form: Form, name: string): string {
  const value = form[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
