import { isOpen } from '../cases/facts-of-case.ts'
import type { DebtRecord } from '../cases/rows.ts'
import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'
import { changeRun } from '../runs/fold.ts'
import type { RunRecord } from '../runs/rows.ts'
import { notifyRun, openRunsOfCase } from './notify.ts'
import { closeByCure, creditCommitments, debitCommitments } from './commitments.ts'
import { openMoneyTask, suspend } from './suspensions.ts'

export interface PaymentFact {
  eventId: string
  reference: string
  /** Negative = reversal. */
  amountCents: number
  currency: string
  /** YYYY-MM-DD */
  valueDate: string
  nowMs: number
  target?: { caseId: string; personId: string; portfolioId: string; currency: string; debtId?: string }
  /** Payment event that this one takes back, when the ledger says. */
  reverses?: string
}

export type PaymentResult = { kind: 'allocated' } | { kind: 'unallocated'; reason: string }

/**
 * Books a payment and applies it (domain rule 3): the debt named first, then oldest first; commitments
 * are credited; what fits nothing is kept as unallocated, with contact held and a task. One transaction.
 */
export function applyPayment(sql: Sql, fact: PaymentFact): PaymentResult {
  const { target } = fact
  if (!target) return bookUnallocated(sql, fact, 'unknown_reference')
  if (target.currency !== fact.currency) return bookUnallocated(sql, fact, 'other_currency')
  const paymentId = book(sql, fact, fact.amountCents < 0 ? 'reversal' : 'allocated')
  const left = fact.amountCents < 0 ? reverse(sql, fact, paymentId) : allocate(sql, fact, paymentId)
  const applied = fact.amountCents - left
  if (applied > 0) creditCommitments(sql, { caseId: target.caseId, cents: applied, nowMs: fact.nowMs, eventId: fact.eventId })
  if (applied < 0) debitCommitments(sql, { caseId: target.caseId, cents: -applied, nowMs: fact.nowMs })
  countAndTell(sql, fact, { caseId: target.caseId, applied })
  if (left === 0) return { kind: 'allocated' }
  leaveOnly(sql, paymentId, applied)
  const rest = bookUnallocated(sql, { ...fact, amountCents: left, eventId: `${fact.eventId}:rest` }, left > 0 ? 'overpayment' : 'nothing_to_reverse')
  return left === fact.amountCents ? rest : { kind: 'allocated' }
}

function book(sql: Sql, fact: PaymentFact, status: string, reason?: string): string {
  const id = newId('pay')
  sql.run(
    `INSERT INTO payment (id, eventId, portfolioId, caseId, debtId, reference, amountCents, currency, valueDate, at, status, reason, reversesId)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    id, fact.eventId, fact.target?.portfolioId ?? null, fact.target?.caseId ?? null, fact.target?.debtId ?? null, fact.reference,
    fact.amountCents, fact.currency, fact.valueDate, fact.nowMs, status, reason ?? null, fact.reverses ?? null)
  return id
}

/** What was not placed stands in a row of its own, so that no sum counts it twice. */
function leaveOnly(sql: Sql, paymentId: string, cents: number): void {
  if (cents === 0) sql.run('DELETE FROM payment WHERE id = ?', paymentId)
  else sql.run('UPDATE payment SET amountCents = ? WHERE id = ?', cents, paymentId)
}

/** Money that we cannot place: the likely person is left in peace until somebody has looked (domain rule 3). */
function bookUnallocated(sql: Sql, fact: PaymentFact, reason: string): PaymentResult {
  const { target, nowMs, eventId } = fact
  book(sql, fact, 'unallocated', reason)
  if (target) suspend(sql, { kind: 'unallocated', personId: target.personId, caseId: target.caseId, nowMs, eventId, task: true })
  else openMoneyTask(sql, { eventId, nowMs, reference: fact.reference })
  return { kind: 'unallocated', reason }
}

const debtsInOrder = (sql: Sql, caseId: string, first?: string): DebtRecord[] =>
  sql.all<DebtRecord>('SELECT * FROM debt WHERE caseId = ? ORDER BY dueDate, reference', caseId)
    .sort((a, b) => Number(b.id === first) - Number(a.id === first))

/** @returns cents that no debt of the case could take */
function allocate(sql: Sql, fact: PaymentFact, paymentId: string): number {
  let left = fact.amountCents
  const debts = debtsInOrder(sql, fact.target?.caseId ?? '', fact.target?.debtId).filter(isOpen)
  // What is late first, over all debts; then what is not yet due.
  for (const dueOnly of [true, false]) {
    for (const debt of debts) {
      const room = dueOnly ? Math.max(0, debt.arrearsCents) : debt.balanceCents
      const cents = Math.min(left, room, debt.balanceCents)
      if (cents <= 0) continue
      left -= cents
      debt.balanceCents -= cents
      debt.arrearsCents = Math.max(0, debt.arrearsCents - cents)
      writeDebt(sql, debt, { paymentId, cents, nowMs: fact.nowMs })
    }
  }
  return left
}

/** Gives the money back to the debts it had paid; a debt that was paid is open again. */
function reverse(sql: Sql, fact: PaymentFact, paymentId: string): number {
  let left = -fact.amountCents
  for (const debt of debtsInOrder(sql, fact.target?.caseId ?? '', fact.target?.debtId)) {
    const paid = sql.get<{ cents: number }>('SELECT COALESCE(SUM(amountCents), 0) AS cents FROM payment_allocation WHERE debtId = ?', debt.id)?.cents ?? 0
    const cents = Math.min(left, Math.max(0, paid))
    if (cents <= 0) continue
    left -= cents
    debt.balanceCents += cents
    debt.arrearsCents += cents
    if (debt.status === 'paid') debt.status = 'open'
    writeDebt(sql, debt, { paymentId, cents: -cents, nowMs: fact.nowMs })
  }
  return left === 0 ? 0 : -left
}

function writeDebt(sql: Sql, debt: DebtRecord, by: { paymentId: string; cents: number; nowMs: number }): void {
  if (debt.balanceCents === 0 && debt.status === 'open') debt.status = 'paid'
  sql.run('UPDATE debt SET balanceCents = ?, arrearsCents = ?, status = ?, updatedAt = ? WHERE id = ?',
    debt.balanceCents, debt.arrearsCents, debt.status, by.nowMs, debt.id)
  sql.run('INSERT INTO payment_allocation (paymentId, debtId, amountCents) VALUES (?,?,?) ON CONFLICT DO UPDATE SET amountCents = amountCents + excluded.amountCents',
    by.paymentId, debt.id, by.cents)
}

export const arrearsOfCase = (sql: Sql, caseId: string): number =>
  sql.get<{ cents: number }>(
    `SELECT COALESCE(SUM(MAX(arrearsCents, 0)), 0) AS cents FROM debt WHERE caseId = ? AND status IN ('open', 'disputed', 'paid')`, caseId)?.cents ?? 0

/** Folds the cohort figures and tells the runs: part paid, or cured. */
function countAndTell(sql: Sql, fact: PaymentFact, paid: { caseId: string; applied: number }): void {
  const arrears = arrearsOfCase(sql, paid.caseId)
  countInWindow(sql, { caseId: paid.caseId, nowMs: fact.nowMs, cents: paid.applied, arrears })
  const runs = openRunsOfCase(sql, paid.caseId)
  const cured = (run: RunRecord) => paid.applied > 0 && arrears <= run.toleranceCents
  if (arrears === 0 || runs.some(cured)) closeByCure(sql, paid.caseId, fact.nowMs)
  for (const run of runs) {
    notifyRun(sql, run, {
      type: paid.applied < 0 ? 'payment_reversed' : 'payment', ref: fact.eventId, atMs: fact.nowMs,
      data: { amountCents: paid.applied, arrearsCents: arrears }, ...(cured(run) && { stop: 'cured' }),
    })
  }
}

/** Every run whose window is open, also an ended one: paying right after the last step still counts. */
export function countInWindow(sql: Sql, one: { caseId: string; nowMs: number; cents: number; arrears: number }): void {
  for (const run of sql.all<RunRecord>('SELECT * FROM run WHERE caseId = ? AND windowEndsAt >= ?', one.caseId, one.nowMs)) {
    changeRun(sql, run,
      (r) => ({ ...r, recoveredCents: r.recoveredCents + one.cents, currentInWindow: one.arrears <= r.toleranceCents ? 1 : 0 }),
      (r) => sql.run('UPDATE run SET recoveredCents = ?, currentInWindow = ? WHERE id = ?', r.recoveredCents, r.currentInWindow, r.id))
  }
}
