import { createHmac } from 'node:crypto'
import type { ByHandEnv } from './env.ts'

interface Message {
  to: string
  body: string
  /** Comes back in the callback's address. */
  reference: string
}

const callbackUrl = (env: ByHandEnv, path: string, reference: string) =>
  `http://127.0.0.1:${env.BY_HAND_SERVER_PORT}${path}?reference=${encodeURIComponent(reference)}`

/** The Messages API, with the platform's own client and its kept connections. */
export async function sendSms(env: ByHandEnv, { to, body, reference }: Message): Promise<{ sid: string }> {
  const form = new URLSearchParams({ To: to, From: '+33199000000', Body: body, StatusCallback: callbackUrl(env, '/sms', reference) })
  const basic = Buffer.from(`${env.TWILIO_ACCOUNT_SID}:${env.TWILIO_AUTH_TOKEN}`).toString('base64')
  return answerOf(await fetch(`${env.TWILIO_BASE_URL}/2010-04-01/Accounts/${env.TWILIO_ACCOUNT_SID}/Messages.json`, {
    method: 'POST', body: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${basic}` },
  }))
}

/** The call API, signed as documented. */
export async function placeCall(env: ByHandEnv, { to, body, reference }: Message): Promise<{ callId: string }> {
  const text = JSON.stringify({
    reference, to, from: '+33199000000', language: 'fr', callbackUrl: callbackUrl(env, '/voice', reference),
    script: { opening: body, purposes: ['reminder', 'promise'], identityChecks: [{ kind: 'birth_date', answer: '1980-05-17' }] },
  })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', env.VOICE_SECRET).update(`${timestamp}.${text}`).digest('hex')
  return answerOf(await fetch(`${env.VOICE_BASE_URL}/calls`, {
    method: 'POST', body: text,
    headers: { 'content-type': 'application/json', 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` },
  }))
}

/** The callers name what each API answers with. */
async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return JSON.parse(text) as T
}
