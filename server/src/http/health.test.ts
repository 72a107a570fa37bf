import { afterAll, beforeAll, expect, it } from 'vitest'
import { beat } from '@parcours/store'
import { TestDesk } from '../testing/desk.ts'
import { deskListener } from './desk.ts'
import { publicListener } from './public.ts'

let desk: TestDesk
let listeners: Record<'desk' | 'public', Awaited<ReturnType<typeof deskListener>>>
beforeAll(async () => {
  desk = await TestDesk.open()
  listeners = { desk: await deskListener(desk.deps), public: await publicListener(desk.deps) }
})
afterAll(async () => {
  await Promise.all([listeners.desk.close(), listeners.public.close()])
  await desk.close()
})

const get = (listener: 'desk' | 'public', url: string) => listeners[listener].inject({ method: 'GET', url })

it('lives, and is ready while the database answers, on both listeners', async () => {
  for (const listener of ['desk', 'public'] as const) {
    expect((await get(listener, '/live')).json()).toEqual({ live: true })
    expect((await get(listener, '/ready')).json()).toMatchObject({ ready: true })
  }
})

it('says on the desk alone who else is there', async () => {
  expect((await get('desk', '/ready')).json()).toEqual({ ready: true, beside: { workers: 0, temporal: 'unknown' } })
  await beat(desk.deps.db, { id: 'w', kind: 'worker', startedRealMs: 0, seenRealMs: desk.nowMs, detail: { queues: [], polling: true, temporal: 'serving', build: 'b' } })
  expect((await get('desk', '/ready')).json()).toEqual({ ready: true, beside: { workers: 1, temporal: 'serving' } })
  expect((await get('public', '/ready')).json()).toEqual({ ready: true })
})

it('is not ready when the database does not answer', async () => {
  const broken = await deskListener({ ...desk.deps, db: { ...desk.deps.db, read: { ...desk.deps.db.read, get: () => { throw new Error('disk I/O error') } } } })
  const answer = await broken.inject({ method: 'GET', url: '/ready' })
  expect([answer.statusCode, answer.json()]).toEqual([503, { ready: false }])
  await broken.close()
})

it('measures, on the desk alone', async () => {
  await desk.enrol('C-1')
  const text = (await get('desk', '/metrics')).body
  expect(text).toContain('parcours_runs{status="open"} 1')
  expect(text).toContain('parcours_runs_started_total 1')
  expect(text).toContain('parcours_incidents_open{cause="no_worker"} 0')
  expect(text).toMatch(/parcours_http_request_seconds_count\{listener="public",method="GET",route="\/live",status="2xx"\} 1/)
  expect((await get('public', '/metrics')).statusCode).toBe(404)
})

it('never makes a label of what stands in a link', async () => {
  await get('public', '/p/secret-token-of-somebody')
  await get('public', '/stop/secret-token-of-somebody')
  expect((await get('desk', '/metrics')).body).not.toContain('secret-token')
})
