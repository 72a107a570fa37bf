import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settleCommand } from '../commands/issue.ts'
import type { Db } from '../db/open-db.ts'
import { putJourney, putPerson, putPortfolio, putRun, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { advanceBulks } from './advance-bulk.ts'
import { freezeBulk } from './freeze.ts'
import { bulkActs, bulkById, itemCounts, itemsAfter } from './rows.ts'
import { cancelBulk, pauseBulk, resumeBulk, retryFailed, setBulkRate, startBulk } from './steer.ts'

const RUNS = 1_000
let db: Db
let drop: () => Promise<void>
let realMs = 1_000_000
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putJourney(sql, { id: 'early', versions: 1 })
    for (let n = 1; n <= RUNS; n++) {
      putPerson(sql, { n })
      putRun(sql, { id: `r${String(n).padStart(4, '0')}`, person: n, journey: 'early', version: 1, enteredAt: T0 })
    }
  })
})
afterEach(() => drop())

const freeze = (kind = 'pause') => freezeBulk(db, { kind, args: {}, actor: 'Claire', source: {}, runs: { sql: 'SELECT id FROM run', values: [] }, nowMs: T0 })
const start = (id: string, perMinute = 60_000) => startBulk(db, id, { reason: 'r', actor: 'Claire', perMinute, nowMs: T0 })
const bob = () => ({ actor: 'Bob', nowMs: T0 + 5, realMs })
const tick = (passedMs = 1_000) => {
  realMs += passedMs
  return advanceBulks(db, { nowMs: T0, realMs })
}
const counts = (id: string) => itemCounts(db.read, id)
const total = (id: string) => Object.values(counts(id)).reduce((a, b) => a + b, 0)
const sent = () => db.read.all<{ id: string }>(`SELECT id FROM command WHERE state = 'sent' ORDER BY id`)
/** What the runs would say, by the relay. */
const answerAll = (of: (commandId: string) => 'applied' | 'no_such_node' = () => 'applied') =>
  db.write((sql) => {
    for (const { id } of sent()) {
      const said = of(id)
      settleCommand(sql, id, { answer: said === 'applied' ? { kind: 'applied', before: [], after: [] } : { kind: 'refused', code: said }, nowMs: T0 })
    }
  })

describe('a job', () => {
  it.each([1, 20, 45, 130, 6_000])('keeps its rate of %i a minute, however often it is looked at', async (perMinute) => {
    const { id } = await freeze()
    await start(id, perMinute)
    let sentNow = 0
    for (let ms = 0; ms < 120_000 && sentNow < RUNS; ms += 470) {
      sentNow += await tick(470)
      await answerAll()
    }
    const burst = Math.max(1, perMinute / 30)
    expect(sentNow).toBeGreaterThanOrEqual(Math.min(RUNS, perMinute * 2 - 2))
    expect(sentNow).toBeLessThanOrEqual(Math.min(RUNS, perMinute * 2 + burst))
  })
  it('begins when it is started, keeps at most so many on their way, and adds up at every moment', async () => {
    const { id } = await freeze()
    expect(await tick()).toBe(0)
    await start(id)
    for (let ticks = 0; bulkById(db.read, id)?.state !== 'done'; ticks++) {
      expect(ticks).toBeLessThan(20)
      await tick()
      expect(total(id)).toBe(RUNS)
      expect(counts(id).sent).toBeLessThanOrEqual(400)
      await answerAll()
    }
    expect(counts(id)).toMatchObject({ done: RUNS, queued: 0, sent: 0 })
    expect(db.read.get('SELECT COUNT(*) AS n, COUNT(DISTINCT runId) AS runs FROM command')).toEqual({ n: RUNS, runs: RUNS })
  })
  it('keeps its rate, and does not make up for the time in which nobody worked', async () => {
    const { id } = await freeze()
    await start(id, 600)
    await tick()
    expect(await tick(1_000)).toBe(10)
    expect(await tick(50)).toBe(0)
    expect(await tick(60_000)).toBe(20)
  })
  it('rests and goes on; given up, it leaves alone what is queued', async () => {
    const { id } = await freeze()
    await start(id, 600)
    await tick()
    await pauseBulk(db, id, bob())
    expect(await tick()).toBe(0)
    await resumeBulk(db, id, bob())
    expect(await tick()).toBeGreaterThan(0)
    const before = counts(id)
    await cancelBulk(db, id, bob())
    expect(counts(id)).toMatchObject({ queued: 0, sent: before.sent, cancelled: before.queued })
    await answerAll()
    expect(counts(id)).toMatchObject({ sent: 0, done: before.sent, cancelled: before.queued })
    expect(await tick()).toBe(0)
  })
  it('is of the runs that were there when it was frozen', async () => {
    const { id, total: of } = await freeze()
    await db.write((sql) => sql.run(`UPDATE run SET status = 'ended' WHERE id <= 'r0010'`))
    await start(id)
    for (let ticks = 0; ticks < 6; ticks++) {
      await tick()
      await answerAll()
    }
    expect([of, counts(id).skipped, counts(id).done]).toEqual([RUNS, 10, RUNS - 10])
  })
  it('keeps what was done to it, by whom; what changed nothing is not kept', async () => {
    const { id } = await freeze()
    expect(await pauseBulk(db, id, bob())).toBe(false)
    await start(id, 600)
    for (const act of [pauseBulk, pauseBulk, resumeBulk]) await act(db, id, bob())
    await setBulkRate(db, { id, perMinute: 600 }, bob())
    await setBulkRate(db, { id, perMinute: 60 }, bob())
    await cancelBulk(db, id, bob())
    const acts = bulkActs(db.read, id)
    expect(acts.map(({ kind }) => kind)).toEqual(['job_pause', 'job_resume', 'job_rate', 'job_cancel'])
    expect(acts[2]).toEqual({ kind: 'job_rate', args: '{"perMinute":60}', actor: 'Bob', at: T0 + 5 })
    const plan = db.read.all<{ detail: string }>('EXPLAIN QUERY PLAN SELECT * FROM command WHERE runId IS NULL AND bulkId = ?', id)
    expect(plan[0]?.detail).toContain('command_runId_seq_idx (runId=?)')
  })
  it('that stops contact leaves alone who has ended, and who is stopped already', async () => {
    const { id } = await freeze('stop_contact')
    await db.write((sql) => {
      sql.run(`UPDATE run SET status = 'ended' WHERE id <= 'r0010'`)
      sql.run(`UPDATE person SET ceasedAt = 1 WHERE id = 'per20'`)
    })
    await start(id)
    for (let ticks = 0; ticks < 6; ticks++) await tick()
    expect(counts(id)).toMatchObject({ done: RUNS - 11, skipped: 11 })
    expect(db.read.get(`SELECT COUNT(*) AS n FROM person WHERE id IN ('per1', 'per5', 'per10') AND ceasedAt IS NOT NULL`)).toEqual({ n: 0 })
  })
  it('tries again what has failed, under a name of its own', async () => {
    const { id } = await freeze('skip')
    await start(id)
    for (let ticks = 0; ticks < 6; ticks++) {
      await tick()
      await answerAll((command) => (command.endsWith('7.0') ? 'no_such_node' : 'applied'))
    }
    expect([counts(id).failed, await retryFailed(db, id, bob())]).toEqual([RUNS / 10, RUNS / 10])
    await tick()
    expect(sent().every((command) => command.id.endsWith('7.1'))).toBe(true)
    // In the name of who asked for it; the job stays that of who began it.
    expect(db.read.all(`SELECT actor, COUNT(*) AS n FROM command WHERE runId IS NOT NULL GROUP BY actor ORDER BY actor`)).toEqual([{ actor: 'Bob', n: RUNS / 10 }, { actor: 'Claire', n: RUNS }])
    expect([bulkById(db.read, id)?.actor, bulkActs(db.read, id)]).toEqual(['Claire', [{ kind: 'job_retry', args: `{"runs":${RUNS / 10}}`, actor: 'Bob', at: T0 + 5 }]])
    await answerAll()
    await tick()
    expect([counts(id), bulkById(db.read, id)?.state]).toEqual([{ queued: 0, sent: 0, done: RUNS, skipped: 0, failed: 0, cancelled: 0 }, 'done'])
    expect(itemsAfter(db.read, { bulkId: id, state: 'done', after: 0, limit: 3 }).map(({ n }) => n)).toEqual([1, 2, 3])
  })
})
