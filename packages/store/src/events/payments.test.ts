import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { loadCase } from '../cases/snapshot.ts'
import type { Db } from '../db/open-db.ts'
import { put, putPerson, putPortfolio, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import type { PaymentFact } from './booking.ts'
import { arrearsOfCase, applyPayment } from './payments.ts'

const DAY = 86_400_000
const TARGET = { caseId: 'case1', personId: 'per1', portfolioId: 'p1', currency: 'EUR' }

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  // One case of two debts: each 100.00 past due of 200.00 owed.
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1, debts: 2 })
  })
})
afterEach(() => drop())

const pays = (eventId: string, amountCents: number, more: Partial<PaymentFact> = {}) =>
  db.write((sql) => applyPayment(sql, { eventId, reference: 'D-1-1', amountCents, currency: 'EUR', valueDate: '2026-11-23', nowMs: T0, target: TARGET, ...more }))
const debts = () => db.read.all<{ balanceCents: number; arrearsCents: number }>(`SELECT balanceCents, arrearsCents FROM debt WHERE caseId = 'case1' ORDER BY reference`)
  .map((debt) => [debt.arrearsCents, debt.balanceCents])
const booked = () => db.read.all<{ status: string; amountCents: number }>('SELECT status, amountCents FROM payment ORDER BY rowid').map((p) => `${p.status} ${p.amountCents}`)
const openTasks = () => db.read.all<{ queue: string }>(`SELECT queue FROM task WHERE status = 'open'`).map((task) => task.queue)
const putPromise = (id: string, row: Record<string, string | number>) => db.write((sql) =>
  put(sql, 'promise', { id, caseId: 'case1', personId: 'per1', amountCents: 4_000, currency: 'EUR', dueDate: '2026-11-30', dueAt: T0 + 8 * DAY, source: 'event', createdAt: T0, ...row }))
const promises = () => db.read.all<{ id: string; status: string; receivedCents: number }>('SELECT id, status, receivedCents FROM promise ORDER BY id').map((p) => `${p.id} ${p.status} ${p.receivedCents}`)

describe('a payment', () => {
  it('leaves rows of an unconfirmed import alone', async () => {
    await db.write((sql) => sql.run(`UPDATE debt SET confirmed = 0 WHERE id = 'debt1-2'`))
    await pays('e1', 15_000)
    expect(debts()).toEqual([[0, 5_000], [10_000, 20_000]])
    expect(arrearsOfCase(db.read, 'case1')).toBe(0)
  })
  it('above what is owed counts once: what was allocated, and the rest in a row of its own with a task', async () => {
    await pays('e1', 45_000)
    expect(booked()).toEqual(['allocated 40000', 'unallocated 5000'])
    expect(loadCase(db.read, 'case1', T0)?.payments).toMatchObject({ count: 1, totalCents: 40_000 })
    expect(openTasks()).toEqual(['payments'])
  })
  it('of an unknown reference opens a task', async () => {
    expect(await pays('e1', 1_000, { reference: 'D-nobody', target: undefined })).toEqual({ kind: 'unallocated', reason: 'unknown_reference' })
    expect(openTasks()).toEqual(['payments'])
  })
})

describe('a reversal that names its payment', () => {
  it('gives back exactly what that payment had paid, of each debt', async () => {
    await pays('e1', 10_000)
    await pays('e2', 10_000)
    await pays('e3', -10_000, { reverses: 'e2' })
    expect(debts()).toEqual([[0, 10_000], [10_000, 20_000]])
  })
  it('finds it by its message id, and not twice', async () => {
    await db.write((sql) => put(sql, 'event', { id: 'e1', source: 'bank', messageId: 'M-1', type: 'payment', bodyHash: '', body: '{}', at: T0, status: 'applied' }))
    await pays('e1', 10_000)
    await pays('e2', 3_000)
    await pays('e3', -10_000, { reverses: 'M-1' })
    expect(await pays('e4', -10_000, { reverses: 'M-1' })).toEqual({ kind: 'unallocated', reason: 'nothing_to_reverse' })
    expect(debts()).toEqual([[10_000, 20_000], [7_000, 17_000]])
  })
  it('gives back as arrears only what had been late', async () => {
    await pays('e1', 25_000)
    await pays('e2', -25_000, { reverses: 'e1' })
    expect(debts()).toEqual([[10_000, 20_000], [10_000, 20_000]])
  })
  it('takes the rest from what the payment had too much', async () => {
    await pays('e1', 45_000)
    expect(await pays('e2', -45_000, { reverses: 'e1' })).toEqual({ kind: 'allocated' })
    expect(booked()).toEqual(['allocated 40000', 'returned 5000', 'reversal -40000', 'returned -5000'])
    expect(debts()).toEqual([[10_000, 20_000], [10_000, 20_000]])
    expect(loadCase(db.read, 'case1', T0)?.payments).toMatchObject({ totalCents: 0, reversed: 1 })
  })
  it('that nobody knows touches no debt: kept as unallocated with a task', async () => {
    await pays('e1', 10_000)
    expect(await pays('e2', -10_000, { reverses: 'other' })).toEqual({ kind: 'unallocated', reason: 'nothing_to_reverse' })
    expect(debts()[0]).toEqual([0, 10_000])
    expect(openTasks()).toEqual(['payments'])
  })
})

describe('a reversal without a name', () => {
  it('takes back the last payment of that reference and amount, the part that fitted nothing too', async () => {
    await pays('e1', 5_000)
    await pays('e2', 37_000)
    expect(await pays('e3', -37_000)).toEqual({ kind: 'allocated' })
    expect(debts()).toEqual([[5_000, 15_000], [10_000, 20_000]])
  })
  it('takes back part of the money under an unknown reference', async () => {
    await pays('e1', 1_000, { reference: 'D-nobody', target: undefined })
    expect(await pays('e2', -400, { reference: 'D-nobody', target: undefined })).toEqual({ kind: 'allocated' })
    expect(await pays('e3', -700, { reference: 'D-nobody', target: undefined })).toEqual({ kind: 'unallocated', reason: 'unknown_reference' })
    expect(booked()).toEqual(['returned 1000', 'returned -400', 'returned -600', 'unallocated -100'])
  })
  it('leaves every debt as it was before, and no sum of money changed, whatever was paid', async () => {
    const before = debts()
    let no = 0
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 4 }), async (amounts) => {
      const start = no
      for (const cents of amounts) await pays(`p${(no += 1)}`, cents)
      for (let n = no; n > start; n -= 1) await pays(`r${n}`, -(amounts[n - start - 1] ?? 0), { reverses: `p${n}` })
      expect(debts()).toEqual(before)
      expect(db.read.get<{ cents: number }>('SELECT SUM(amountCents) AS cents FROM payment')?.cents).toBe(0)
    }), { numRuns: 15 })
  })
})

describe('commitments and a reversal', () => {
  it('leave a promise kept that other money had kept before', async () => {
    await putPromise('a', {})
    await pays('e1', 4_000)
    await pays('e2', 3_000, { nowMs: T0 + DAY })
    await pays('e3', -3_000, { reverses: 'e2', nowMs: T0 + 2 * DAY })
    expect(promises()).toEqual(['a kept 4000'])
    await pays('e4', -4_000, { reverses: 'e1', nowMs: T0 + 3 * DAY })
    expect(promises()).toEqual(['a open 0'])
    expect(db.read.get('SELECT closedAt FROM promise')).toEqual({ closedAt: null })
  })
  it('break a kept promise whose day has passed', async () => {
    await putPromise('a', {})
    await pays('e1', 4_000)
    await pays('e2', -4_000, { reverses: 'e1', nowMs: T0 + 20 * DAY })
    expect(promises()).toEqual(['a broken 0'])
  })
  it('debit the payment plan first, and the promise by what is left', async () => {
    await putPromise('a', {})
    await db.write((sql) => {
      put(sql, 'payment_plan', { id: 'plan', caseId: 'case1', personId: 'per1', status: 'proposed', createdAt: T0 })
      put(sql, 'instalment', { planId: 'plan', n: 1, amountCents: 5_000, dueDate: '2026-12-01', dueAt: T0 + 8 * DAY })
    })
    await pays('e1', 7_000)
    expect(promises()).toEqual(['a open 2000'])
    await pays('e2', -6_000, { reverses: 'e1' })
    expect(promises()).toEqual(['a open 1000'])
    expect(db.read.get('SELECT paidCents FROM instalment')).toEqual({ paidCents: 0 })
    expect(db.read.get('SELECT status FROM payment_plan')).toEqual({ status: 'active' })
  })
})
