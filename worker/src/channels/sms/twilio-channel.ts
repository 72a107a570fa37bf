import twilio from 'twilio'
import { withReference } from '../channel.ts'
import type { Channel, LookupHint, LookupResult, SendOptions, SendRequest, SendResult } from '../channel.ts'
import { classifyHttp } from '../classify.ts'
import type { SmsConfig } from '../settings.ts'
import { OnceClient } from './once-client.ts'

const LOOKUP_MS = 5_000
const LOOKUP_ROWS = 50

/** SMS over the Twilio Messages API; the base URL decides whether that is Twilio or the sandbox. */
export function twilioChannel(config: SmsConfig): Channel {
  return {
    name: 'sms',
    sandbox: config.sandbox,
    send: (request, options) => sendSms(config, request, options),
    lookup: (reference, hint) => lookupSms(config, reference, hint),
  }
}

async function sendSms(config: SmsConfig, request: SendRequest, options: SendOptions): Promise<SendResult> {
  const { http, client } = openClient(config, options)
  const message = {
    to: request.to,
    from: request.from ?? config.from,
    body: request.body,
    statusCallback: withReference(request.callbackUrl, request.reference),
  }
  // What is thrown (a refusal, a broken exchange) stands in http.exchange, which alone decides.
  await client.messages.create(message).catch(() => undefined)
  return classifyHttp(http.exchange, {
    accepted: (body) => {
      const sid = field(body, 'sid')
      return sid === undefined ? undefined : { providerId: sid, costCents: config.costCents }
    },
    code: (body) => {
      const code = field(body, 'code')
      return code === undefined ? undefined : `twilio_${code}`
    },
  })
}

/**
 * Twilio cannot search by our reference: we list what went to this number (newest first; a date filter would
 * hide what is still queued) and compare the text of those made since the ledger row was written.
 */
async function lookupSms(config: SmsConfig, reference: string, hint?: LookupHint): Promise<LookupResult> {
  if (!hint) return { kind: 'unknown', detail: `no hint to find ${reference} by` }
  const { client } = openClient(config, { timeoutMs: LOOKUP_MS, sendByMs: Number.POSITIVE_INFINITY })
  try {
    const listed = await client.messages.list({ to: hint.to, limit: LOOKUP_ROWS })
    const since = hint.sinceMs - 60_000 // the provider's clock may run behind ours
    const recent = listed.filter((message) => message.dateCreated.getTime() >= since)
    const match = recent.find((message) => message.body === hint.body)
    if (match) return { kind: 'sent', providerId: match.sid }
    if (recent.length === LOOKUP_ROWS) return { kind: 'unknown', detail: 'too many messages to this number' }
    return { kind: 'not_found' }
  } catch (error) {
    return { kind: 'unknown', detail: error instanceof Error ? error.message : 'lookup failed' }
  }
}

/** One client per call: it carries this call's deadline. `accountSid` names the account in the path. */
function openClient(config: SmsConfig, options: SendOptions) {
  const http = new OnceClient({ origin: new URL(config.baseUrl).origin, ...options })
  const client = twilio(config.accountSid, config.authToken, { httpClient: http, accountSid: config.accountSid })
  client.api.baseUrl = config.baseUrl.replace(/\/$/, '')
  return { http, client }
}

function field(body: string, name: string): string | undefined {
  try {
    const value = (JSON.parse(body) as Record<string, unknown> | null)?.[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  } catch {
    return undefined
  }
}
