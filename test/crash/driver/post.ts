import { createHmac } from 'node:crypto'
import type { CrashWorld } from '../../support/crash-world.ts'
import type { Said } from './script.ts'

const OURS = '+33199000000'

/** Says one thing over its real protocol. @returns the HTTP status, or undefined where no answer came */
export async function post(world: CrashWorld, said: Said, who: { debt: string; phone: string }): Promise<number | undefined> {
  const request = said.kind === 'event' ? creditorEvent(world, { ...said.body, debt: who.debt }) : phoneText(world, { from: who.phone, text: said.text, messageId: said.messageId })
  try {
    const response = await fetch(request.url, { method: 'POST', body: request.body, headers: request.headers, signal: AbortSignal.timeout(20_000) })
    await response.text()
    return response.status
  } catch {
    return undefined
  }
}

interface Request {
  url: string
  body: string
  headers: Record<string, string>
}

function creditorEvent({ env, publicUrl }: CrashWorld, event: Record<string, unknown>): Request {
  const body = JSON.stringify(event)
  const timestamp = String(Date.now())
  const signature = createHmac('sha256', env.WEBHOOK_SECRET ?? '').update(`${timestamp}.${body}`).digest('hex')
  return {
    url: `${publicUrl}/api/v1/events`, body,
    headers: { 'content-type': 'application/json', 'x-parcours-key': 'ledger', 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` },
  }
}

/** A text from a telephone, as Twilio hands it over. */
function phoneText({ env, publicUrl }: CrashWorld, { from, text, messageId }: { from: string; text: string; messageId: string }): Request {
  const form = { MessageSid: `MM${messageId}`, AccountSid: 'ACsandbox', From: from, To: OURS, Body: text, SmsStatus: 'received', NumMedia: '0' }
  const url = `${publicUrl}/webhooks/twilio/inbound`
  const signed = Object.entries(form).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => key + value).join('')
  const signature = createHmac('sha1', env.TWILIO_AUTH_TOKEN ?? '').update(url + signed).digest('base64')
  return { url, body: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature } }
}
