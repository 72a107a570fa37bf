import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer as httpServer, type Server } from 'node:http'
import { createServer as tcpServer, type AddressInfo, type Server as TcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settleIncidents, type Finding } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { TestDesk } from '../testing/desk.ts'
import { outside } from './outside.ts'

let desk: TestDesk
let realMs = 1_000_000
let hook: Server
let mail: TcpServer
let heard: { body: Record<string, unknown>; signed: boolean }[]
let mails: string[]
let answer: number
/** Before the answer. */
let onHeard: (body: Record<string, unknown>) => unknown

beforeEach(async () => {
  desk = await TestDesk.open()
  heard = []
  mails = []
  answer = 200
  onHeard = () => {}
  hook = httpServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      const wanted = createHmac('sha256', desk.deps.env.WEBHOOK_SECRET).update(`${String(request.headers['x-parcours-timestamp'])}.${text}`).digest('hex')
      // Our own form, written by the code under test.
      heard.push({ body: JSON.parse(text) as Record<string, unknown>, signed: request.headers['x-parcours-signature'] === `sha256=${wanted}` })
      void Promise.resolve(onHeard(heard.at(-1)?.body ?? {})).then(() => response.writeHead(answer).end())
    })
  }).listen(0, '127.0.0.1')
  mail = mailServer().listen(0, '127.0.0.1')
  await Promise.all([once(hook, 'listening'), once(mail, 'listening')])
})
afterEach(async () => {
  hook.close()
  mail.close()
  await desk.close()
})

/** As much SMTP as a client needs to leave a mail. */
const mailServer = () => tcpServer((socket) => {
  let data: string | undefined
  socket.write('220 test\r\n')
  socket.on('data', (chunk) => {
    const text = chunk.toString()
    if (data !== undefined) {
      data += text
      if (!data.endsWith('\r\n.\r\n')) return
      mails.push(data)
      data = undefined
      return void socket.write('250 taken\r\n')
    }
    if (/^DATA/i.test(text)) data = ''
    socket.write(/^QUIT/i.test(text) ? '221 bye\r\n' : data === '' ? '354 go on\r\n' : '250 test\r\n')
  })
  socket.on('error', () => {})
})

const port = (server: Server | TcpServer) => (server.address() as AddressInfo).port
const deps = (env: Partial<Deps['env']>): Deps => ({ ...desk.deps, env: { ...desk.deps.env, ...env }, clock: { ...desk.deps.clock, realMs: () => realMs } })
const byHook = () => deps({ INCIDENT_WEBHOOK_URL: `http://127.0.0.1:${port(hook)}/` })
const finding: Finding = { cause: 'no_worker', groupKey: 'journeys sweeps', detail: { queues: ['journeys', 'sweeps'], openRuns: 7 }, runs: [] }
const round = (findings: Finding[]) => desk.deps.db.write((sql) => settleIncidents(sql, { findings, looked: ['no_worker'], nowMs: desk.nowMs, realMs }))

describe('those outside', () => {
  it('hear once that an incident opens and once that it is over, with a signature', async () => {
    const tell = outside(byHook())
    await round([finding])
    await tell()
    await tell()
    expect(heard).toMatchObject([{ signed: true, body: { type: 'incident.opened', cause: 'no_worker', title: { fr: 'Aucun worker ne tourne' }, closedAtMs: null } }])
    realMs += 5_000
    await round([])
    await tell()
    await tell()
    expect(heard.map(({ body }) => body.type)).toEqual(['incident.opened', 'incident.closed'])
  })

  it('are told again, later, when they did not take it', async () => {
    answer = 503
    const tell = outside(byHook())
    await round([finding])
    await tell()
    await tell()
    expect(heard).toHaveLength(1)
    answer = 204
    realMs += 2_000
    await tell()
    expect(heard.map(({ body }) => body.messageId)).toEqual([heard[0]?.body.messageId, heard[0]?.body.messageId])
  })

  it('hear that it is over, even if it was over before its opening had been told', async () => {
    const tell = outside(byHook())
    await round([finding])
    onHeard = () => round([])
    realMs += 1_000
    await tell()
    realMs += 1_000
    await tell()
    await tell()
    expect(heard.map(({ body }) => body.type)).toEqual(['incident.opened', 'incident.closed'])
  })

  it('hear by mail what the webhook does not take, and of every later incident', async () => {
    answer = 500
    const tell = outside(deps({ INCIDENT_WEBHOOK_URL: `http://127.0.0.1:${port(hook)}/`, INCIDENT_EMAIL_TO: 'oncall@example.org', SMTP_URL: `smtp://127.0.0.1:${port(mail)}` }))
    const slow: Finding = { cause: 'provider_slow', groupKey: 'sms', detail: { channel: 'sms', n: 12, seconds: 5 }, runs: [] }
    await round([finding])
    await tell()
    await round([finding, slow])
    await tell()
    expect(mails.map((text) => /Subject: (.*)/.exec(text)?.[1])).toEqual(['[Parcours] No worker is running', '[Parcours] The SMS provider is slow'])
    answer = 200
    heard = []
    realMs += 60_000
    await tell()
    expect(heard.map(({ body }) => body.cause)).toEqual(['no_worker', 'provider_slow'])
    expect(mails).toHaveLength(2)
  })

  it('of one incident that nobody takes hear of the others', async () => {
    const slow: Finding = { cause: 'provider_slow', groupKey: 'sms', detail: { channel: 'sms', n: 12, seconds: 5 }, runs: [] }
    const tell = outside(byHook())
    await round([finding])
    realMs += 1
    await round([finding, slow])
    onHeard = ({ cause }) => void (answer = cause === 'no_worker' ? 500 : 200)
    await tell()
    expect(heard.map(({ body }) => body.cause)).toEqual(['no_worker', 'provider_slow'])
    realMs += 2_000
    await tell()
    expect(heard.slice(2).map(({ body }) => body.cause)).toEqual(['no_worker'])
  })

  it('get a mail in both languages', async () => {
    const tell = outside(deps({ INCIDENT_EMAIL_TO: 'oncall@example.org', SMTP_URL: `smtp://127.0.0.1:${port(mail)}` }))
    await round([finding])
    await tell()
    expect(mails).toHaveLength(1)
    expect(mails[0]).toContain('Subject: [Parcours] No worker is running')
    expect(mails[0]).toContain('Aucun worker ne tourne')
  })

  it('are nobody unless they are named, and hear no old news', async () => {
    await round([finding])
    await outside(deps({}))()
    realMs += 3_700_000
    await outside(byHook())()
    expect(heard).toEqual([])
  })
})
