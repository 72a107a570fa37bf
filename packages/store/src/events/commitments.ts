import { openPlanOf, type PlanHead } from '../cases/open-plan.ts'
import type { InstalmentRecord, PromiseRecord } from '../cases/rows.ts'
import type { Sql } from '../db/open-db.ts'
import { notifyRun, openRunsOfCase, type Notice } from './notify.ts'

export const openPromiseOf = (sql: Sql, caseId: string): PromiseRecord | undefined =>
  sql.get<PromiseRecord>(`SELECT * FROM promise WHERE caseId = ? AND status = 'open' ORDER BY createdAt LIMIT 1`, caseId)

/** Days that a promise may still be judged after its due date: the longest grace that a watch grants. */
const LONGEST_GRACE_MS = 6 * 86_400_000

const tell = (sql: Sql, caseId: string, notice: Notice): void => {
  for (const run of openRunsOfCase(sql, caseId)) notifyRun(sql, run, notice)
}

/** Credits instalments first; only what they do not take fulfils a promise (domain rule 3). */
export function creditCommitments(sql: Sql, one: { caseId: string; cents: number; nowMs: number; eventId: string }): void {
  const left = creditPlan(sql, one)
  const promise = openPromiseOf(sql, one.caseId)
  if (!promise || left <= 0) return
  const received = promise.receivedCents + left
  const kept = received >= promise.amountCents
  sql.run('UPDATE promise SET receivedCents = ?, status = ?, closedAt = ? WHERE id = ?',
    received, kept ? 'kept' : 'open', kept ? one.nowMs : null, promise.id)
  if (!kept) return
  tell(sql, one.caseId, { type: 'promise.kept', ref: promise.id, atMs: one.nowMs, data: { amountCents: received } })
  releaseCase(sql, one.caseId, { ref: promise.id, nowMs: one.nowMs })
}

function creditPlan(sql: Sql, one: { caseId: string; cents: number; nowMs: number }): number {
  const plan = openPlanOf(sql, one.caseId)
  if (!plan) return one.cents
  let left = one.cents
  const paid: InstalmentRecord[] = []
  for (const instalment of sql.all<InstalmentRecord>('SELECT * FROM instalment WHERE planId = ? AND paidCents < amountCents ORDER BY n', plan.id)) {
    const cents = Math.min(left, instalment.amountCents - instalment.paidCents)
    if (cents <= 0) break
    left -= cents
    sql.run('UPDATE instalment SET paidCents = paidCents + ? WHERE planId = ? AND n = ?', cents, plan.id, instalment.n)
    if (instalment.paidCents + cents >= instalment.amountCents) paid.push(instalment)
  }
  // Active after the first payment (domain rule 5).
  if (plan.status === 'proposed' && left < one.cents) sql.run(`UPDATE payment_plan SET status = 'active' WHERE id = ?`, plan.id)
  // The last instalment is told as the completion alone: a watch that went to look at it would still be looking
  // when the cure that this payment brings ends the run (domain rule 0).
  if (completeIfPaid(sql, { ...one, planId: plan.id })) return left
  for (const { n, amountCents } of paid) tell(sql, one.caseId, { type: 'instalment.paid', ref: plan.id, atMs: one.nowMs, data: { n, amountCents } })
  return left
}

function completeIfPaid(sql: Sql, one: { caseId: string; planId: string; nowMs: number }): boolean {
  const open = sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM instalment WHERE planId = ? AND paidCents < amountCents', one.planId)?.n ?? 0
  if (open > 0) return false
  closePlan(sql, one.planId, { status: 'completed', nowMs: one.nowMs })
  tell(sql, one.caseId, { type: 'plan.completed', ref: one.planId, atMs: one.nowMs })
  releaseCase(sql, one.caseId, { ref: one.planId, nowMs: one.nowMs })
  return true
}

/** A commitment is over: contacts of the case that it held ask the gate again. */
export const releaseCase = (sql: Sql, caseId: string, by: { ref: string; nowMs: number }): void =>
  tell(sql, caseId, { type: 'released', ref: by.ref, atMs: by.nowMs })

const closePlan = (sql: Sql, planId: string, as: { status: string; nowMs: number }): void => {
  sql.run('UPDATE payment_plan SET status = ?, closedAt = ? WHERE id = ?', as.status, as.nowMs, planId)
}

/** What a reversal gives back: `paidAtMs` is when the money came in, null when nobody can tell. */
interface Debit {
  caseId: string
  cents: number
  paidAtMs: number | null
  nowMs: number
}
/** Open at the instant of that payment: what was kept before it, or made after it, had other money. */
const STOOD = 'caseId = ? AND (? IS NULL OR (createdAt <= ? AND (closedAt IS NULL OR closedAt >= ?)))'
const stoodAt = ({ caseId, paidAtMs }: Debit) => [caseId, paidAtMs, paidAtMs, paidAtMs] as const

/** A reversed payment undoes what it had fulfilled, in the order in which it was credited: the plan, then the promise. */
export function debitCommitments(sql: Sql, one: Debit): void {
  const left = debitPlan(sql, one)
  if (left > 0) debitPromise(sql, { ...one, cents: left })
}

/** @returns cents that no instalment had taken */
function debitPlan(sql: Sql, one: Debit): number {
  const plan = sql.get<PlanHead>(`SELECT id, status FROM payment_plan WHERE ${STOOD} ORDER BY createdAt DESC, rowid DESC LIMIT 1`, ...stoodAt(one))
  if (!plan) return one.cents
  let left = one.cents
  for (const paid of sql.all<InstalmentRecord>('SELECT * FROM instalment WHERE planId = ? AND paidCents > 0 ORDER BY n DESC', plan.id)) {
    const cents = Math.min(left, paid.paidCents)
    left -= cents
    sql.run('UPDATE instalment SET paidCents = paidCents - ? WHERE planId = ? AND n = ?', cents, plan.id, paid.n)
  }
  const reopens = plan.status === 'completed' && left < one.cents && !openPlanOf(sql, one.caseId)
  if (reopens) sql.run(`UPDATE payment_plan SET status = 'active', closedAt = NULL WHERE id = ?`, plan.id)
  return left
}

/** Kept is open again, or broken when its day has passed; an open one is judged by its watch. */
function debitPromise(sql: Sql, one: Debit): void {
  const promise = sql.get<PromiseRecord>(
    `SELECT * FROM promise WHERE ${STOOD} AND status IN ('open', 'kept', 'part_kept') AND receivedCents > 0 ORDER BY createdAt DESC LIMIT 1`, ...stoodAt(one))
  if (!promise) return
  const received = Math.max(0, promise.receivedCents - one.cents)
  sql.run('UPDATE promise SET receivedCents = ? WHERE id = ?', received, promise.id)
  if (promise.status === 'open' || received >= promise.amountCents) return
  const open = promise.dueAt > one.nowMs && !openPromiseOf(sql, one.caseId)
  sql.run('UPDATE promise SET status = ?, closedAt = ? WHERE id = ?', open ? 'open' : 'broken', open ? null : one.nowMs, promise.id)
}

/** Past the last day on which its watch can judge it, nobody will: it was not kept, and a new one may be made. */
export const breakOverduePromises = (sql: Sql, caseId: string, nowMs: number): number =>
  sql.run(`UPDATE promise SET status = 'broken', closedAt = ? WHERE caseId = ? AND status = 'open' AND dueAt < ?`, nowMs, caseId, nowMs - LONGEST_GRACE_MS)

/** Another plan takes the place of those that are open: whoever watches them hears that they are rescheduled. */
export function rescheduleOpenPlans(sql: Sql, caseId: string, nowMs: number): void {
  for (let plan = openPlanOf(sql, caseId); plan; plan = openPlanOf(sql, caseId)) {
    closePlan(sql, plan.id, { status: 'rescheduled', nowMs })
    tell(sql, caseId, { type: 'plan.rescheduled', ref: plan.id, atMs: nowMs })
  }
}

/** Before a cure ends the run: an open promise is kept, a payment plan completed (domain rule 0). */
export function closeByCure(sql: Sql, caseId: string, nowMs: number): void {
  const promise = openPromiseOf(sql, caseId)
  if (promise) {
    sql.run(`UPDATE promise SET status = 'kept', closedAt = ? WHERE id = ?`, nowMs, promise.id)
    tell(sql, caseId, { type: 'promise.kept', ref: promise.id, atMs: nowMs })
  }
  const plan = openPlanOf(sql, caseId)
  if (plan) {
    closePlan(sql, plan.id, { status: 'completed', nowMs })
    tell(sql, caseId, { type: 'plan.completed', ref: plan.id, atMs: nowMs })
  }
}
