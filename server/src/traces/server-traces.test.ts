import { createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { enqueue } from '@parcours/store'
import { traceOfRun, type Past, type Traces } from '@parcours/telemetry'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Deps } from '../deps.ts'
import { deskListener } from '../http/desk.ts'
import { publicListener } from '../http/public.ts'
import { TestDesk } from '../testing/desk.ts'
import { serverTraces, type ServerTraces } from './server-traces.ts'

let test: TestDesk
let deps: Deps
let tracing: ServerTraces
let listeners: { desk: FastifyInstance; public: FastifyInstance }
let runId: string
let past: Past[]
let logged: string[]

const kept: Traces = {
  around: () => Promise.reject(new Error('the server records what is over')),
  record: (one) => ({ traceId: one.under?.traceId ?? (one.fields.runId === undefined ? 'own' : traceOfRun(String(one.fields.runId)).traceId), spanId: String(past.push(one)) }),
  stop: () => Promise.resolve(),
}
beforeEach(async () => {
  [past, logged] = [[], []]
  test = await TestDesk.open()
  runId = await test.enrol('C-3')
  tracing = serverTraces(kept, (_fields, message) => void logged.push(message))
  deps = { ...test.deps, db: tracing.writes(test.deps.db) }
  listeners = { desk: await deskListener(deps), public: await publicListener(deps) }
  tracing.requests(listeners)
  for (const app of Object.values(listeners)) await app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await tracing.stop()
  for (const app of Object.values(listeners)) await app.close()
  await test.close()
  expect(logged).toEqual([])
})

const ask = (listener: 'desk' | 'public', path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${(listeners[listener].server.address() as AddressInfo).port}${path}`, init).then(async (answer) => {
    await answer.text()
    return answer.status
  })
const json = (body: unknown, headers: Record<string, string> = {}): RequestInit =>
  ({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
const call = (path: string, input: unknown) => ask('desk', `/trpc/${path}`, json(input))

/** What a creditor's system sends. */
function event(body: Record<string, unknown>): Promise<number> {
  const timestamp = String(test.nowMs)
  const signature = createHmac('sha256', deps.env.WEBHOOK_SECRET).update(`${timestamp}.${JSON.stringify(body)}`).digest('hex')
  return ask('public', '/api/v1/events', json(body, { 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` }))
}

/** The spans, once there are so many. */
async function spans(n: number): Promise<Past[]> {
  for (let i = 0; i < 100 && past.length < n; i++) await sleep(10)
  expect(past.map(({ name }) => name)).toHaveLength(n)
  return past
}

it('a call that names a run is in the trace of that run', async () => {
  expect(await ask('desk', `/trpc/runs.get?input=${encodeURIComponent(JSON.stringify({ runId }))}`)).toBe(200)
  const [span] = await spans(1)
  expect(span).toMatchObject({
    name: 'runs.get', fields: { runId, listener: 'desk', method: 'GET', route: '/trpc/:path', procedure: 'runs.get', statusCode: 200 },
  })
  expect(span?.toMs).toBeGreaterThan(span?.fromMs ?? 0)
})

it('one that names several, or none, has a trace of its own', async () => {
  const [one, two] = [runId, await test.enrol('C-1')]
  past.length = 0
  await ask('desk', `/trpc/runs.get,runs.get?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: { runId: one }, 1: { runId: two } }))}`)
  await call('journeys.create', { name: 'Ana' })
  const [batch, create] = await spans(2)
  expect(batch).toMatchObject({ name: 'several procedures', fields: { runId: undefined, procedure: 'runs.get,runs.get' } })
  expect(create).toMatchObject({ name: 'journeys.create', fields: { runId: undefined, statusCode: 200 } })
  expect(JSON.stringify(past)).not.toContain('Ana')
})

it('a call that starts a run is in its trace, with the start under it', async () => {
  await call('journeys.enrolCase', { journeyId: test.journeyId, caseRef: 'C-1' })
  const [request, start] = await spans(2)
  const started = deps.db.read.get<{ id: string }>('SELECT id FROM run WHERE id <> ?', runId)?.id
  expect(request).toMatchObject({ name: 'journeys.enrolCase', fields: { runId: started } })
  expect(start).toMatchObject({ name: 'start queued', fields: { runId: started, kind: 'start' }, under: { traceId: traceOfRun(started ?? '').traceId } })
})

it('an event is in the trace of each run that hears it, and in its own when none does', async () => {
  expect(await event({ type: 'payment', messageId: 'm-1', customer: 'C-3', amountCents: 4321 })).toBe(202)
  expect(await event({ type: 'dispute', messageId: 'm-2', customer: 'K-nobody' })).toBe(202)
  const [request, heard, second, unheard] = await spans(4)
  const id = deps.db.read.get<{ id: string }>(`SELECT id FROM event WHERE messageId = 'm-1'`)?.id
  expect(request).toMatchObject({ name: 'POST /api/v1/events', fields: { runId, statusCode: 202, route: '/api/v1/events' } })
  expect(heard).toMatchObject({ name: 'event received', fields: { runId, eventType: 'payment', eventId: id, status: 'applied' }, under: expect.anything() })
  expect(second?.fields.runId).toBeUndefined()
  expect(unheard).toMatchObject({ name: 'event received', fields: { eventType: 'dispute', status: 'unmatched' }, under: expect.anything() })
  expect(JSON.stringify(past)).not.toMatch(/4321|C-3|m-1/)
})

it('a repeated event is a request, and received once', async () => {
  for (let n = 0; n < 2; n++) await event({ type: 'dispute', messageId: 'm-1', customer: 'C-3' })
  const all = await spans(3)
  expect(all.filter(({ name }) => name === 'event received')).toHaveLength(1)
})

it('a signed link is nowhere, only the pattern of its route', async () => {
  await ask('public', `/stop/${runId}.2.1.SECRETSECRETSECRETSECR`)
  await ask('public', '/api/portal/offers/off_1.SECRETSECRETSECRETSECR')
  await ask('desk', '/trpc/ana.essai@example.org')
  expect((await spans(3)).map(({ name }) => name)).toEqual(['GET /stop/:token', 'GET /api/portal/offers/:token', 'unknown'])
  expect(JSON.stringify(past)).not.toMatch(/SECRET|example/)
})

it('a failure of ours is one, a refusal is none; machines that ask whether we live are not traced', async () => {
  await ask('desk', '/live')
  await ask('desk', '/metrics')
  expect(await ask('public', '/api/v1/events', json({}))).toBe(401)
  const [refused] = await spans(1)
  expect(refused).toMatchObject({ fields: { statusCode: 401 } })
  expect(refused?.failed).toBeUndefined()
  await deps.db.write((sql) => sql.run('ALTER TABLE saved_view RENAME TO gone'))
  expect(await ask('desk', `/trpc/savedViews.list?input=${encodeURIComponent(JSON.stringify({ place: 'runs' }))}`)).toBe(500)
  expect((await spans(2))[1]).toMatchObject({ name: 'savedViews.list', failed: '500' })
})

it('what is written in no request is recorded at once; what is undone, never', async () => {
  const put = (sql: Parameters<Parameters<Deps['db']['write']>[0]>[0]) => enqueue(sql, { runId, kind: 'poke', seq: 9, payload: {} })
  await expect(deps.db.write((sql) => {
    put(sql)
    throw new Error('undone')
  })).rejects.toThrow('undone')
  expect(past).toEqual([])
  await deps.db.write(put)
  // The same row again changes nothing.
  await deps.db.write(put)
  expect(past).toEqual([expect.objectContaining({ name: 'poke queued', fields: expect.objectContaining({ runId, kind: 'poke' }) })])
})
