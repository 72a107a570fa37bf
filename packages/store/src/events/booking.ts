import type { DebtRecord } from '../cases/rows.ts'
import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'
import { openMoneyTask } from './questions.ts'
import { suspend } from './suspensions.ts'

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
  /** Event id or message id of the payment that this one takes back, when the ledger says. */
  reverses?: string
}

export type PaymentResult = { kind: 'allocated' } | { kind: 'unallocated'; reason: string }

/** What a payment moved. Cents; negative for a reversal. */
export interface Booked {
  paymentId: string
  applied: number
  left: number
}

/** Writes the row of a payment. @returns its id */
export function book(sql: Sql, fact: PaymentFact, status: string, reason?: string): string {
  const id = newId('pay')
  sql.run(
    `INSERT INTO payment (id, eventId, portfolioId, caseId, debtId, reference, amountCents, currency, valueDate, at, status, reason, reversesId)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    id, fact.eventId, fact.target?.portfolioId ?? null, fact.target?.caseId ?? null, fact.target?.debtId ?? null, fact.reference,
    fact.amountCents, fact.currency, fact.valueDate, fact.nowMs, status, reason ?? null, fact.reverses ?? null)
  return id
}

/** What was not placed stands in a row of its own, so that no sum counts it twice. */
export function leaveOnly(sql: Sql, paymentId: string, cents: number): void {
  if (cents === 0) sql.run('DELETE FROM payment WHERE id = ?', paymentId)
  else sql.run('UPDATE payment SET amountCents = ? WHERE id = ?', cents, paymentId)
}

/** Money that we cannot place: the likely person is left in peace until somebody has looked (domain rule 3). */
export function bookUnallocated(sql: Sql, fact: PaymentFact, reason: string): PaymentResult {
  const { target, nowMs, eventId } = fact
  book(sql, fact, 'unallocated', reason)
  if (target) suspend(sql, { kind: 'unallocated', personId: target.personId, caseId: target.caseId, nowMs, eventId, task: true })
  else openMoneyTask(sql, { eventId, nowMs, reference: fact.reference })
  return { kind: 'unallocated', reason }
}

/** What counts of a case: rows of an import that nobody has confirmed yet are left alone. */
export const debtsInOrder = (sql: Sql, caseId: string, first?: string): DebtRecord[] =>
  sql.all<DebtRecord>('SELECT * FROM debt WHERE caseId = ? AND confirmed = 1 ORDER BY dueDate, reference', caseId)
    .sort((a, b) => Number(b.id === first) - Number(a.id === first))

/** Moves money to a debt (negative: away from it), of which `arrearsCents` was past due. */
export function moveMoney(sql: Sql, debt: DebtRecord, by: { paymentId: string; cents: number; arrearsCents: number; nowMs: number }): void {
  debt.balanceCents -= by.cents
  debt.arrearsCents -= by.arrearsCents
  if (by.cents < 0 && debt.status === 'paid') debt.status = 'open'
  if (debt.balanceCents === 0 && debt.status === 'open') debt.status = 'paid'
  sql.run('UPDATE debt SET balanceCents = ?, arrearsCents = ?, status = ?, updatedAt = ? WHERE id = ?',
    debt.balanceCents, debt.arrearsCents, debt.status, by.nowMs, debt.id)
  sql.run(
    `INSERT INTO payment_allocation (paymentId, debtId, amountCents, arrearsCents) VALUES (?,?,?,?)
     ON CONFLICT DO UPDATE SET amountCents = amountCents + excluded.amountCents, arrearsCents = arrearsCents + excluded.arrearsCents`,
    by.paymentId, debt.id, by.cents, by.arrearsCents)
}
