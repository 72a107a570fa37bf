import { isOpen } from '../cases/facts-of-case.ts'
import type { Sql } from '../db/open-db.ts'
import { changeRun } from '../runs/fold.ts'
import type { RunRecord } from '../runs/rows.ts'
import { book, bookUnallocated, debtsInOrder, leaveOnly, moveMoney, type Booked, type PaymentFact, type PaymentResult } from './booking.ts'
import { closeByCure, creditCommitments } from './commitments.ts'
import { notifyRun, openRunsOfCase } from './notify.ts'
import { returnUnplaced, reverse } from './reversals.ts'

/**
 * Books a payment and applies it (domain rule 3): the debt named first, then oldest first; commitments
 * are credited; what fits nothing is kept as unallocated, with contact held and a task. One transaction.
 */
export function applyPayment(sql: Sql, fact: PaymentFact): PaymentResult {
  const { target } = fact
  if (!target) return keep(sql, fact, 'unknown_reference')
  if (target.currency !== fact.currency) return keep(sql, fact, 'other_currency')
  const { applied, left, paymentId } = fact.amountCents < 0 ? reverse(sql, fact, target.caseId) : allocate(sql, fact, target.caseId)
  if (applied !== 0) countAndTell(sql, fact, { caseId: target.caseId, applied })
  if (left === 0) return { kind: 'allocated' }
  leaveOnly(sql, paymentId, applied)
  const rest = keep(sql, { ...fact, amountCents: left, eventId: `${fact.eventId}:rest` }, left > 0 ? 'overpayment' : 'nothing_to_reverse')
  return left === fact.amountCents ? rest : { kind: 'allocated' }
}

/** Money of no debt. What takes money back meets first what was never placed. */
function keep(sql: Sql, fact: PaymentFact, reason: string): PaymentResult {
  const left = fact.amountCents < 0 ? returnUnplaced(sql, fact) : fact.amountCents
  return left === 0 ? { kind: 'allocated' } : bookUnallocated(sql, { ...fact, amountCents: left }, reason)
}

/** Books it and pays the debts; `left` is what no debt of the case could take. */
function allocate(sql: Sql, fact: PaymentFact, caseId: string): Booked {
  const { nowMs } = fact
  const paymentId = book(sql, fact, 'allocated')
  let left = fact.amountCents
  const debts = debtsInOrder(sql, caseId, fact.target?.debtId).filter(isOpen)
  // What is late first, over all debts; then what is not yet due.
  for (const dueOnly of [true, false]) {
    for (const debt of debts) {
      const late = Math.max(0, debt.arrearsCents)
      const cents = Math.min(left, dueOnly ? late : debt.balanceCents, debt.balanceCents)
      if (cents <= 0) continue
      left -= cents
      moveMoney(sql, debt, { paymentId, cents, arrearsCents: Math.min(cents, late), nowMs })
    }
  }
  const applied = fact.amountCents - left
  if (applied > 0) creditCommitments(sql, { caseId, cents: applied, nowMs, eventId: fact.eventId })
  return { paymentId, applied, left }
}

export const arrearsOfCase = (sql: Sql, caseId: string): number =>
  sql.get<{ cents: number }>(
    `SELECT COALESCE(SUM(MAX(arrearsCents, 0)), 0) AS cents FROM debt WHERE caseId = ? AND confirmed = 1 AND status IN ('open', 'disputed', 'paid')`, caseId)?.cents ?? 0

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
