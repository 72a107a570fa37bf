import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/open-db.ts'
import { tempDb } from '../testing/temp-db.ts'
import { incidentById, listIncidents, markTold, runsOfIncident, untoldIncidents } from './incident-list.ts'
import { beat, heartbeats, leave } from './processes.ts'
import type { Finding, IncidentCause } from './rows.ts'
import { hasNews, openIncidents, settleIncidents } from './settle-incidents.ts'

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
})
afterEach(() => drop())

const worker = (groupKey = 'journeys', runs: string[] = []): Finding =>
  ({ cause: 'no_worker', groupKey, detail: { queues: [groupKey] }, runs: runs.map((runId) => ({ runId, visitSeq: 1 })) })
const round = (realMs: number, findings: Finding[], looked: IncidentCause[] = ['no_worker']) =>
  db.write((sql) => settleIncidents(sql, { findings, looked, nowMs: 1_000_000 + realMs, realMs }))

describe('an incident', () => {
  it('opens once for each cause and group, however often it is found', async () => {
    expect(await round(0, [worker(), worker('sweeps')])).toEqual({ opened: 2, closed: 0 })
    expect(await round(1_000, [worker(), worker('sweeps')])).toEqual({ opened: 0, closed: 0 })
    expect(openIncidents(db.read).map(({ groupKey }) => groupKey).toSorted()).toEqual(['journeys', 'sweeps'])
  })

  it('closes when it is found no more, with both instants; the next is another one', async () => {
    await round(0, [worker()])
    expect(await round(3_000, [])).toEqual({ opened: 0, closed: 1 })
    const [closed] = listIncidents(db.read, 'closed', { limit: 10 }).rows
    expect(closed).toMatchObject({ cause: 'no_worker', openedAt: 1_000_000, closedAt: 1_003_000, closedRealMs: 3_000 })
    await round(4_000, [worker()])
    expect(openIncidents(db.read)[0]?.id).not.toBe(closed?.id)
  })

  it('stays open while nobody could look', async () => {
    await round(0, [worker()])
    expect(await round(60_000, [], ['wait_overdue'])).toEqual({ opened: 0, closed: 0 })
    expect(openIncidents(db.read)).toHaveLength(1)
  })

  it('is not over at the first moment in which a provider takes something again', async () => {
    const refusing: Finding = { cause: 'provider_refusing', groupKey: 'sms 30007', detail: {}, runs: [] }
    await round(0, [refusing], ['provider_refusing'])
    expect((await round(2_000, [], ['provider_refusing'])).closed).toBe(0)
    expect((await round(25_000, [], ['provider_refusing'])).closed).toBe(1)
  })

  it('names every run that it has held, once', async () => {
    await round(0, [worker('journeys', ['run_a', 'run_b'])])
    await round(6_000, [worker('journeys', ['run_b', 'run_c'])])
    const id = openIncidents(db.read)[0]?.id ?? ''
    expect(incidentById(db.read, id)?.runs).toBe(3)
    const first = runsOfIncident(db.read, id, { limit: 2 })
    expect(first).toMatchObject({ total: 3, rows: ['run_a', 'run_b'] })
    expect(runsOfIncident(db.read, id, { limit: 2, cursor: first.next ?? '' })).toEqual({ total: 3, rows: ['run_c'], next: null })
  })

  it('that goes on unchanged asks for no write for five seconds', async () => {
    await round(0, [worker()])
    const news = (realMs: number, findings: Finding[]) => hasNews(db.read, { findings, looked: ['no_worker'], nowMs: 0, realMs })
    expect(news(1_000, [worker()])).toBe(false)
    expect(news(5_000, [worker()])).toBe(true)
    expect(news(1_000, [])).toBe(true)
    expect(news(1_000, [{ ...worker(), detail: { queues: ['journeys', 'sweeps'] } }])).toBe(true)
  })

  it('is told when it opens and when it is over, and only while it is news', async () => {
    await round(0, [worker()])
    const untold = (sinceRealMs: number, way: 'webhook' | 'email' = 'webhook') => untoldIncidents(db.read, way, sinceRealMs)
    const ids = (...ask: Parameters<typeof untold>) => untold(...ask).map(({ closedRealMs }) => closedRealMs)
    expect(ids(0)).toEqual([null])
    expect(ids(1)).toEqual([])
    const [line] = untold(0)
    await db.write((sql) => line && markTold(sql, line, 'webhook'))
    expect([ids(0), ids(0, 'email')]).toEqual([[], [null]])
    await round(3_000, [])
    expect(ids(0)).toEqual([3_000])
    // Its end was not in what was told.
    await db.write((sql) => line && markTold(sql, line, 'webhook'))
    expect(ids(0)).toEqual([3_000])
  })

  it('has recovered runs, which are in trouble again once they are found again', async () => {
    const found = () => db.read.all<{ runId: string }>('SELECT runId FROM incident_run WHERE found = 1 ORDER BY runId').map(({ runId }) => runId)
    await round(0, [worker('journeys', ['run_a', 'run_b'])])
    await round(6_000, [worker('journeys', ['run_b'])])
    expect(found()).toEqual(['run_b'])
    expect(openIncidents(db.read)).toHaveLength(1)
    await round(12_000, [worker('journeys', ['run_a'])])
    expect(found()).toEqual(['run_a'])
    await round(18_000, [worker('journeys', [])])
    expect([found(), runsOfIncident(db.read, openIncidents(db.read)[0]?.id ?? '', { limit: 9 }).total]).toEqual([[], 2])
  })
})

it('lists page by page, newest first', async () => {
  for (let n = 1; n <= 3; n++) await round(n * 10, [1, 2, 3].slice(0, n).map((one) => worker(`q${one}`)))
  const first = listIncidents(db.read, 'open', { limit: 2 })
  expect([first.total, first.rows.map(({ groupKey }) => groupKey)]).toEqual([3, ['q3', 'q2']])
  expect(listIncidents(db.read, 'open', { limit: 2, cursor: first.next ?? '' }).rows.map(({ groupKey }) => groupKey)).toEqual(['q1'])
})

it('a heartbeat is one row for each process, forgotten after an hour', async () => {
  const one = { kind: 'worker', startedRealMs: 0, detail: { queues: ['journeys'] } } as const
  await beat(db, { ...one, id: 'w1', seenRealMs: 1_000 })
  await beat(db, { ...one, id: 'w1', seenRealMs: 3_000 })
  await beat(db, { ...one, id: 's1', kind: 'server', seenRealMs: 3_000 })
  expect(heartbeats(db.read, 'worker')).toEqual([{ ...one, id: 'w1', seenRealMs: 3_000 }])
  await beat(db, { ...one, id: 'w2', seenRealMs: 3_603_001 })
  expect(heartbeats(db.read, 'worker').map(({ id }) => id)).toEqual(['w2'])
  await leave(db, 'w2')
  expect(heartbeats(db.read, 'worker')).toEqual([])
})
