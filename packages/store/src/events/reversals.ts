import type { DebtRecord } from '../cases/rows.ts'
import type { Sql } from '../db/open-db.ts'
import { book, debtsInOrder, moveMoney, type Booked, type PaymentFact } from './booking.ts'
import { debitCommitments } from './commitments.ts'

/** The payment that is taken back. `none`: the ledger names one of which no debt ever saw a cent. */
type Origin = { kind: 'payment'; id: string; at: number } | { kind: 'some' } | { kind: 'none' }

/** Books a reversal and gives its money back to the debts that had it; `left` (negative) is what none of them had. */
export function reverse(sql: Sql, fact: PaymentFact, caseId: string): Booked {
  const { nowMs } = fact
  const origin = originOf(sql, fact, caseId)
  const paymentId = book(sql, { ...fact, reverses: origin.kind === 'payment' ? origin.id : fact.reverses }, 'reversal')
  let left = -fact.amountCents
  const paid = paidBy(sql, origin, caseId)
  for (const debt of debtsInOrder(sql, caseId, fact.target?.debtId)) {
    const had = paid.get(debt.id)
    const cents = Math.min(left, had?.cents ?? 0)
    if (cents <= 0) continue
    left -= cents
    // What was late is late again; what was paid before its day is owed, and no later than it was.
    moveMoney(sql, debt, { paymentId, cents: -cents, arrearsCents: -Math.min(cents, Math.max(0, had?.arrearsCents ?? 0)), nowMs })
  }
  const cents = -fact.amountCents - left
  const paidAtMs = origin.kind === 'payment' ? origin.at : lastPaymentAt(sql, caseId)
  if (cents > 0) debitCommitments(sql, { caseId, cents, paidAtMs, nowMs })
  return { paymentId, applied: cents === 0 ? 0 : -cents, left: left === 0 ? 0 : -left }
}

/** Named by the ledger; else the last one of that reference and amount that nothing has taken back. */
function originOf(sql: Sql, { reverses, reference, amountCents }: PaymentFact, caseId: string): Origin {
  const found = reverses === undefined
    ? sql.get<{ id: string; at: number }>(
        `SELECT id, at FROM payment p WHERE caseId = ? AND status = 'allocated' AND reference = ?
         AND amountCents + COALESCE((SELECT x.amountCents FROM payment x WHERE x.eventId = p.eventId || ':rest'), 0) = ?
         AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reversesId = p.id) ORDER BY at DESC, rowid DESC LIMIT 1`, caseId, reference, -amountCents)
    : sql.get<{ id: string; at: number }>(
        `SELECT p.id, p.at FROM payment p LEFT JOIN event e ON e.id = p.eventId
         WHERE p.caseId = ? AND p.status = 'allocated' AND (p.eventId = ? OR e.messageId = ?) ORDER BY p.at DESC LIMIT 1`, caseId, reverses, reverses)
  if (found) return { kind: 'payment', ...found }
  return { kind: reverses === undefined ? 'some' : 'none' }
}

interface Paid {
  cents: number
  arrearsCents: number
}
/** What the debts of the case still have of it, net of what was taken back before. */
function paidBy(sql: Sql, origin: Origin, caseId: string): Map<DebtRecord['id'], Paid> {
  if (origin.kind === 'none') return new Map()
  const sums = 'SELECT debtId, SUM(amountCents) AS cents, SUM(arrearsCents) AS arrearsCents FROM payment_allocation'
  const rows = origin.kind === 'payment'
    ? sql.all<Paid & { debtId: string }>(
        `${sums} WHERE paymentId = ? OR paymentId IN (SELECT id FROM payment WHERE reversesId = ?) GROUP BY debtId`, origin.id, origin.id)
    : sql.all<Paid & { debtId: string }>(`${sums} WHERE debtId IN (SELECT id FROM debt WHERE caseId = ?) GROUP BY debtId`, caseId)
  return new Map(rows.map((row) => [row.debtId, row]))
}

const lastPaymentAt = (sql: Sql, caseId: string): number | null =>
  sql.get<{ at: number | null }>(`SELECT MAX(at) AS at FROM payment WHERE caseId = ? AND status = 'allocated'`, caseId)?.at ?? null

/**
 * Takes money back that had fitted nothing: the open unallocated rows of the reference, newest first.
 * @returns cents (negative) that none of them had
 */
export function returnUnplaced(sql: Sql, fact: PaymentFact): number {
  if (fact.reference === '') return fact.amountCents
  const rows = sql.all<{ id: string; cents: number }>(
    `SELECT u.id, u.amountCents + COALESCE((SELECT SUM(r.amountCents) FROM payment r WHERE r.reversesId = u.id), 0) AS cents
     FROM payment u WHERE u.reference = ? AND u.currency = ? AND u.status = 'unallocated' AND u.amountCents > 0
       AND (u.portfolioId IS ? OR u.portfolioId IS NULL) ORDER BY u.at DESC, u.rowid DESC`,
    fact.reference, fact.currency, fact.target?.portfolioId ?? null)
  let left = -fact.amountCents
  for (const [n, row] of rows.entries()) {
    const cents = Math.min(left, row.cents)
    if (cents <= 0) continue
    left -= cents
    book(sql, { ...fact, amountCents: -cents, eventId: `${fact.eventId}:returned:${n}`, reverses: row.id }, 'returned')
    if (cents === row.cents) sql.run(`UPDATE payment SET status = 'returned' WHERE id = ?`, row.id)
  }
  return left === 0 ? 0 : -left
}
