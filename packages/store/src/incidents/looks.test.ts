import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db, Sql } from '../db/open-db.ts'
import { put, putJourney, putPerson, putPortfolio, putRun, T0, type TestRun } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { contactsBy, oldestPending, overdueVisits, runsWithoutPlan, usedUpContacts } from './looks.ts'

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putJourney(sql, { id: 'j', versions: 1 })
  })
})
afterEach(() => drop())

function standing(sql: Sql, n: number, visit: { state?: string; nextAt?: number | null; outcome?: string | null }, run: Partial<TestRun> & { held?: number } = {}): string {
  const { held = 0, ...more } = run
  const id = `run${n}`
  putPerson(sql, { n })
  putRun(sql, { id, person: n, journey: 'j', version: 1, enteredAt: T0, ...more })
  sql.run('UPDATE run SET held = ? WHERE id = ?', held, id)
  put(sql, 'visit', {
    runId: id, seq: 1, versionId: 'j-v1', nodeId: 'wait', nodeType: 'wait', enteredAt: T0, openTag: 1, entryDay: '2026-11-23', grp: 'treated',
    state: visit.state ?? 'waiting', nextAt: visit.nextAt ?? null, leftAt: visit.outcome ? T0 + 1 : null, outcome: visit.outcome ?? null,
  })
  return id
}

function contact(sql: Sql, n: number, one: { status: string; channel?: string; code?: string; at?: number }): void {
  put(sql, 'contact', {
    id: `con${n}`, runId: `run${n}`, visitSeq: 1, attempt: 1, nodeId: 'sms', personId: `per${n}`, caseId: `case${n}`, debtIds: '[]', channel: one.channel ?? 'sms',
    address: '', textId: 'reminder@1', language: 'fr', body: '', at: one.at ?? T0, sendByRealMs: T0, windowEndMs: T0, status: one.status,
    result: one.code ? JSON.stringify({ code: one.code, permanent: true }) : null,
  })
}

describe('waits that are overdue', () => {
  it('are those of open runs that nobody has paused and that still stand there', async () => {
    await db.write((sql) => {
      standing(sql, 1, { nextAt: T0 - 1 })
      standing(sql, 2, { nextAt: T0 + 1 })
      standing(sql, 3, { nextAt: T0 - 1 }, { held: 4 })
      standing(sql, 4, { nextAt: T0 - 1 }, { status: 'ended' })
      standing(sql, 5, { nextAt: T0 - 1, state: 'suspended' })
      standing(sql, 6, { nextAt: T0 - 2, state: 'postponed' })
    })
    expect(overdueVisits(db.read, T0).map(({ runId }) => runId)).toEqual(['run6', 'run1'])
  })

  it('are found from their index', () => {
    const plan = db.read.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT v.runId FROM visit v INDEXED BY visit_due JOIN run r ON r.id = v.runId
       WHERE v.leftAt IS NULL AND v.nextAt IS NOT NULL AND v.nextAt < ? AND v.state IN ('waiting', 'postponed') AND r.status = 'open' AND r.held = 0 ORDER BY v.nextAt LIMIT 10`, T0)
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING INDEX visit_due (nextAt>? AND nextAt<?)'), expect.stringContaining('SEARCH r USING INDEX')])
  })
})

it('contacts whose tries are used up are those that a visit was left for, of runs that go on', async () => {
  await db.write((sql) => {
    standing(sql, 1, { outcome: 'failed' })
    contact(sql, 1, { status: 'failed', code: '21610' })
    // Still being tried: its visit is open.
    standing(sql, 2, { state: 'postponed', nextAt: T0 + 1 })
    contact(sql, 2, { status: 'failed', code: '20429' })
    standing(sql, 3, { outcome: 'failed' }, { status: 'ended' })
    contact(sql, 3, { status: 'failed', code: '21610' })
    standing(sql, 4, { outcome: 'failed' })
    contact(sql, 4, { status: 'failed', at: T0 - 10_000 })
  })
  expect(usedUpContacts(db.read, T0 - 5_000)).toEqual([{ runId: 'run1', visitSeq: 1, channel: 'sms', code: '21610', textId: 'reminder@1' }])
})

it('what somebody has moved after it failed is answered', async () => {
  const move = (sql: Sql, n: number, more: { state?: string; kind?: string; at?: number }) => put(sql, 'command', {
    id: `cmd${n}`, runId: `run${n}`, kind: 'move', seq: 1, reason: 'repaired', actor: 'Claire', at: T0 + 2, atRealMs: 0, state: 'applied', ...more })
  await db.write((sql) => {
    for (let n = 1; n <= 5; n++) {
      standing(sql, n, { outcome: 'failed' })
      contact(sql, n, { status: 'failed', code: '20003' })
    }
    move(sql, 1, {})
    move(sql, 2, { state: 'refused' })
    move(sql, 3, { kind: 'pause' })
    move(sql, 4, { at: T0 })
  })
  expect(usedUpContacts(db.read, T0 - 5_000).map(({ runId }) => runId).toSorted()).toEqual(['run2', 'run3', 'run4', 'run5'])
})

it('refusals are counted beside all contacts of their channel', async () => {
  await db.write((sql) => {
    for (let n = 1; n <= 4; n++) {
      standing(sql, n, {})
      contact(sql, n, n === 1 ? { status: 'undelivered' } : n === 2 ? { status: 'failed', code: '30007' } : { status: 'delivered', channel: n === 3 ? 'sms' : 'email' })
    }
  })
  const { totals, refused } = contactsBy(db.read, ['sms', 'email', 'letter'], T0)
  expect(Object.fromEntries(totals)).toEqual({ sms: 3, email: 1, letter: 0 })
  expect(refused.map(({ code }) => code).toSorted()).toEqual(['', '30007'])
  expect(contactsBy(db.read, ['sms'], T0 + 1)).toEqual({ totals: new Map([['sms', 0]]), refused: [] })
})

it('runs without a plan are those whose version is gone', async () => {
  await db.write((sql) => {
    standing(sql, 1, {})
    standing(sql, 2, {})
    sql.run(`UPDATE run SET planHash = 'j1' WHERE id = 'run1'`)
  })
  expect(runsWithoutPlan(db.read)).toEqual([{ runId: 'run2', planHash: 'h', journeyId: 'j' }])
})

it('an empty outbox has no oldest', async () => {
  expect(oldestPending(db.read)).toBeNull()
  await db.write((sql) => sql.run(`INSERT INTO delivery (runId, seq, kind, payload) VALUES ('r', 1, 'event', '{}')`))
  expect(oldestPending(db.read)).toBe(1)
})
