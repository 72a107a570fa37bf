import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { Client, Connection } from '@temporalio/client'
import { openDb } from '@parcours/store'
import { callEnded, smsReported } from './callbacks.ts'
import { readEnv } from './env.ts'

/** Where the providers report to: verifies, stores, applies, and completes the call's activity. */
const env = readEnv()
const db = await openDb(env.BY_HAND_DB)
const connection = await Connection.connect({ address: env.TEMPORAL_ADDRESS })
const client = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE })

const server = createServer((request, response) => {
  answer(request).then(
    (status) => response.writeHead(status).end(),
    (error: unknown) => {
      console.error(error)
      response.writeHead(500).end()
    })
})
server.listen(env.BY_HAND_SERVER_PORT, '127.0.0.1')

async function answer(request: IncomingMessage): Promise<number> {
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${env.BY_HAND_SERVER_PORT}`)
  if (url.pathname === '/ready') return 200
  const body = await textOf(request)
  if (url.pathname === '/sms') {
    const form = Object.fromEntries(new URLSearchParams(body))
    if (!same(String(request.headers['x-twilio-signature']), twilioSignature(url.href, form))) return 401
    await smsReported(db, { reference: url.searchParams.get('reference') ?? '', status: form.MessageStatus ?? '', sid: form.MessageSid ?? '' })
    return 200
  }
  const signed = createHmac('sha256', env.VOICE_SECRET).update(`${String(request.headers['x-parcours-timestamp'])}.${body}`).digest('hex')
  if (!same(String(request.headers['x-parcours-signature']), `sha256=${signed}`)) return 401
  // Our own sandbox's report, proven by its signature.
  const ended = await callEnded(db, JSON.parse(body) as Parameters<typeof callEnded>[1])
  if (ended) await client.activity.complete({ workflowId: ended.runId, activityId: ended.activityId }, { arrearsCents: ended.arrearsCents })
  return 200
}

/** https://www.twilio.com/docs/usage/webhooks/webhooks-security: the address, then each parameter's name and value, sorted. */
function twilioSignature(url: string, form: Record<string, string | undefined>): string {
  const text = Object.keys(form).toSorted().reduce((all, name) => all + name + (form[name] ?? ''), url)
  return createHmac('sha1', env.TWILIO_AUTH_TOKEN).update(text).digest('base64')
}

const same = (given: string, wanted: string) => given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
  void Promise.all([connection.close(), db.close()]).then(() => process.exit(0))
})
