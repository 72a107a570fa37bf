import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCase } from '../cases/snapshot.ts'
import type { Db } from '../db/open-db.ts'
import { putPerson, putPortfolio, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { applyOptOut, applyPromise } from './facts.ts'
import { readReplies, releaseSuspension, suspend, type NewSuspension } from './suspensions.ts'

const DAY = 86_400_000

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1, mobile: '+33600000001' })
    putPerson(sql, { n: 2, mobile: '+33600000001' })
    putPerson(sql, { n: 3, mobile: '+33600000003' })
  })
})
afterEach(() => drop())

const asks = (more: Partial<NewSuspension> = {}) =>
  db.write((sql) => suspend(sql, { kind: 'dispute', personId: 'per1', caseId: 'case1', nowMs: T0, eventId: 'e', task: true, ...more }))
const open = () => db.read.all<{ caseId: string | null; until: number | null }>('SELECT caseId, until FROM suspension WHERE releasedAt IS NULL ORDER BY rowid')

describe('an open question', () => {
  it('is one for each case: the answer about one does not answer the other', async () => {
    const [first, second, again] = [await asks(), await asks({ caseId: 'other' }), await asks()]
    expect(second).not.toBe(first)
    expect(again).toBe(first)
    await db.write((sql) => releaseSuspension(sql, first, T0))
    expect(open()).toEqual([{ caseId: 'other', until: null }])
    expect(db.read.all(`SELECT caseId FROM task ORDER BY rowid`)).toEqual([{ caseId: 'case1' }, { caseId: 'other' }])
  })
  it('told again lasts as long as the longer of the two', async () => {
    const until = async (untilMs?: number) => {
      await asks({ kind: 'payment_pending', untilMs })
      return open()[0]?.until
    }
    expect(await until(T0 + 5 * DAY)).toBe(T0 + 5 * DAY)
    expect(await until(T0 + 3 * DAY)).toBe(T0 + 5 * DAY)
    expect(await until(T0 + 8 * DAY)).toBe(T0 + 8 * DAY)
    expect(await until()).toBeNull()
    expect(await until(T0 + 9 * DAY)).toBeNull()
  })
})

describe('a reply that came before the node that waits for it', () => {
  it('is read by it: contact goes on, and the task is done', async () => {
    await asks({ kind: 'unread_reply', nowMs: T0 - DAY, caseId: 'old' })
    const id = await asks({ kind: 'unread_reply' })
    await asks({ kind: 'complaint' })
    expect(await db.write((sql) => readReplies(sql, { personId: 'per1', sinceMs: T0, nowMs: T0 + 1000 }))).toBe(1)
    expect(open().map((one) => one.caseId)).toEqual(['old', 'case1'])
    expect(db.read.get('SELECT status, result, resolvedBy, resolvedAt FROM task WHERE id = ?', `task_${id}`))
      .toEqual({ status: 'resolved', result: 'read', resolvedBy: 'journey', resolvedAt: T0 + 1000 })
    expect(await db.write((sql) => readReplies(sql, { personId: 'per1', sinceMs: T0, nowMs: T0 + 2000 }))).toBe(0)
  })
})

describe('STOP', () => {
  const scopes = (n: number) => loadCase(db.read, `case${n}`, T0)?.optOuts.map((one) => one.scope)
  it('from an address binds everybody who shares it, and nobody else', async () => {
    await db.write((sql) => applyOptOut(sql, { eventId: 'e', nowMs: T0, personId: 'per1' }, { scope: 'address', channel: 'sms', address: '+33600000001' }))
    expect([1, 2, 3].map(scopes)).toEqual([['address'], ['address'], []])
  })
  it('of a channel is of one person', async () => {
    await db.write((sql) => applyOptOut(sql, { eventId: 'e', nowMs: T0, personId: 'per1' }, { scope: 'channel', channel: 'sms', address: '+33600000001' }))
    expect([1, 2].map(scopes)).toEqual([['channel'], []])
  })
})

describe('a promise', () => {
  const promises = (dueAtMs: number, more: { nowMs?: number; currency?: string } = {}) => db.write((sql) => applyPromise(
    sql, { eventId: 'e', personId: 'per1', caseId: 'case1', nowMs: more.nowMs ?? T0 },
    { amountCents: 1_000, currency: more.currency ?? 'EUR', dueDate: '2026-11-30', dueAtMs, source: 'event' }))
  it('of yesterday, or of other money, is refused', async () => {
    expect(await promises(T0 - 1)).toEqual({ kind: 'refused', reason: 'past_due_date' })
    expect(await promises(T0 + DAY, { currency: 'USD' })).toEqual({ kind: 'refused', reason: 'other_currency' })
  })
  it('stands in the way of another only while it can still be judged', async () => {
    await promises(T0 + DAY)
    expect(await promises(T0 + 9 * DAY, { nowMs: T0 + 7 * DAY })).toEqual({ kind: 'refused', reason: 'one_is_open' })
    expect(await promises(T0 + 9 * DAY, { nowMs: T0 + 7 * DAY + 1 })).toMatchObject({ kind: 'made' })
    expect(db.read.all('SELECT status, closedAt FROM promise ORDER BY rowid')).toEqual([{ status: 'broken', closedAt: T0 + 7 * DAY + 1 }, { status: 'open', closedAt: null }])
  })
  it('made thrice in 90 days is refused, the broken ones count', async () => {
    for (const n of [0, 1]) await promises(T0 + (1 + 8 * n) * DAY, { nowMs: T0 + 8 * n * DAY })
    expect(await promises(T0 + 30 * DAY, { nowMs: T0 + 20 * DAY })).toEqual({ kind: 'refused', reason: 'too_many' })
  })
})
