import { manualClock } from '@parcours/clock'
import { startSandbox } from '@parcours/sandbox'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Verified, WebhookRequest } from './callback.ts'
import * as email from './email.ts'
import * as sms from './twilio.ts'
import * as voice from './voice.ts'

const secrets = {
  twilioAuthToken: 'twilio-token', voice: 'voice-secret', emailWebhook: 'email-secret', events: 'events-secret', letter: 'voice-secret',
}
/** The public listener with nothing behind it but these readers. */
async function listener() {
  const seen: Verified[] = []
  const server = createServer((request, response) => {
    void text(request).then((rawBody) => {
      const asked = (secret: string): WebhookRequest =>
        ({ url: url + request.url, headers: request.headers, rawBody, secret, realNowMs: Date.now() })
      const path = request.url ?? ''
      if (path.startsWith('/webhooks/twilio')) seen.push(sms.verifyAndParse(asked(secrets.twilioAuthToken)))
      if (path.startsWith('/webhooks/voice')) seen.push(voice.verifyAndParse(asked(secrets.voice)))
      if (path.startsWith('/webhooks/email')) seen.push(email.verifyAndParse(asked(secrets.emailWebhook)))
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return { url, seen, stop: () => { server.closeAllConnections(); server.close() } }
}

const MONDAY_MS = Date.UTC(2027, 8, 6, 8)
let world: Awaited<ReturnType<typeof listener>>
let sandbox: Awaited<ReturnType<typeof startSandbox>>
beforeEach(async () => {
  world = await listener()
  sandbox = await startSandbox({ file: ':memory:', port: 0, smtpPort: 0, publicUrl: world.url, secrets, seed: 1, silent: true })
  await json('/control/clock', manualClock(MONDAY_MS))
})
afterEach(async () => {
  await sandbox.stop()
  world.stop()
})

const post = (path: string, body: string, headers: Record<string, string>) => fetch(sandbox.url + path, { method: 'POST', body, headers })
const json = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  post(path, JSON.stringify(body), { 'content-type': 'application/json', ...headers })
/** Everything that follows within a minute of business time. */
const aMinuteLater = () => json('/control/clock', manualClock(MONDAY_MS + 60_000))
const callbacks = () => world.seen.map((one) => (one.ok ? one.callback : one))

describe('what the sandbox sends is what the webhooks read', () => {
  it('SMS: status and reply', async () => {
    await json('/control/behaviour', { on: 'sms', reply: 'Été €', delaySeconds: 0 })
    const form = { To: '+33639980001', From: '+33199000000', Body: 'x', StatusCallback: `${world.url}/webhooks/twilio/status?reference=r.1.1` }
    await post('/2010-04-01/Accounts/AC1/Messages.json', new URLSearchParams(form).toString(), {
      'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${Buffer.from('AC1:twilio-token').toString('base64')}`,
    })
    await aMinuteLater()
    await expect.poll(callbacks, { timeout: 4000 }).toMatchObject([
      { type: 'sms.status', status: 'sent', reference: 'r.1.1' }, { type: 'sms.status', status: 'delivered' },
      { type: 'sms.inbound', from: '+33639980001', body: 'Été €' },
    ])
  })

  it('voice: the end of a call', async () => {
    await json('/control/behaviour', { on: 'voice', result: { outcome: 'callback', callbackAt: '2027-09-07T15:00:00Z' }, delaySeconds: 0 })
    const body = JSON.stringify({
      reference: 'r.2.1', to: '+33639980001', from: '+33199000000', language: 'fr', script: { opening: 'x', purposes: [] },
      callbackUrl: `${world.url}/webhooks/voice?reference=r.2.1`,
    })
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = createHmac('sha256', secrets.voice).update(`${timestamp}.${body}`).digest('hex')
    await post('/voice/calls', body, {
      'content-type': 'application/json', 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}`,
    })
    await aMinuteLater()
    await expect.poll(callbacks, { timeout: 4000 }).toMatchObject([{ type: 'voice.ended', reference: 'r.2.1', result: { outcome: 'callback' } }])
  })

  it('email: delivered and replied', async () => {
    await json('/control/behaviour', { on: 'email', action: 'reply', reply: 'Non', delaySeconds: 0 })
    await smtp(sandbox.smtpPort)
    await aMinuteLater()
    await expect.poll(callbacks, { timeout: 4000 }).toMatchObject([
      { type: 'email.delivered', reference: 'r.3.1' }, { type: 'email.replied', reference: 'r.3.1', text: 'Non' },
    ])
  })
})

/** The server package has no mail client: six lines of SMTP. */
function smtp(port: number): Promise<void> {
  const lines = [
    'EHLO x', 'MAIL FROM:<a@example.org>', 'RCPT TO:<p1@example.org>', 'DATA',
    'X-Parcours-Reference: r.3.1\r\nSubject: x\r\n\r\nBonjour\r\n.', 'QUIT',
  ]
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.on('data', (data) => { if (/^\d{3} /m.test(data.toString())) socket.write(`${lines.shift() ?? ''}\r\n`) })
    socket.on('error', reject)
    socket.on('close', () => { resolve() })
  })
}
