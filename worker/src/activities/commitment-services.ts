import type { PaymentPlanService, PromiseService } from '@parcours/node-kit'
import { openPromiseOf, releaseCase } from '@parcours/store'
import type { StepScene } from './scene.ts'

const PROMISE_ENDS = ['kept', 'part_kept', 'broken', 'cancelled'] as const

/** Promises of the run's case; closing is a compare-and-set, so a payment that was faster wins. */
export function promiseService({ sql, run, nowMs }: StepScene): PromiseService {
  return {
    open: () => {
      const promise = openPromiseOf(sql, run.caseId)
      return promise && { promiseId: promise.id, amountCents: promise.amountCents, dueAtMs: promise.dueAt, receivedCents: promise.receivedCents }
    },
    endInRun: () => {
      const status = sql.get<{ status: string }>(
        'SELECT status FROM promise WHERE caseId = ? AND createdAt >= ? ORDER BY createdAt DESC, rowid DESC LIMIT 1', run.caseId, run.enteredAt)?.status
      return PROMISE_ENDS.find((end) => end === status)
    },
    close: (promiseId, status) => {
      const closed = sql.run(`UPDATE promise SET status = ?, closedAt = ? WHERE id = ? AND status = 'open'`, status, nowMs, promiseId)
      if (closed > 0) releaseCase(sql, run.caseId, { ref: promiseId, nowMs })
      return sql.get<{ status: string }>('SELECT status FROM promise WHERE id = ?', promiseId)?.status ?? status
    },
  }
}

const ENDS = ['completed', 'broken', 'rescheduled'] as const

export function paymentPlanService({ sql, run, snapshot, nowMs }: StepScene): PaymentPlanService {
  return {
    current: () => {
      const { plan } = snapshot
      if (!plan) return undefined
      const instalments = plan.instalments.map((i) => ({ n: i.n, amountCents: i.amountCents, dueAtMs: i.dueAt, paidCents: i.paidCents }))
      return { planId: plan.id, status: plan.status, instalments, missed: plan.instalments.filter((i) => i.missed === 1).length }
    },
    endOf: (planId) => {
      const status = sql.get<{ status: string }>('SELECT status FROM payment_plan WHERE id = ?', planId)?.status
      return ENDS.find((end) => end === status)
    },
    endInRun: () => {
      const status = sql.get<{ status: string }>(
        'SELECT status FROM payment_plan WHERE caseId = ? AND createdAt >= ? ORDER BY createdAt DESC, rowid DESC LIMIT 1', run.caseId, run.enteredAt)?.status
      return ENDS.find((end) => end === status)
    },
    markMissed: (planId, n) => void sql.run('UPDATE instalment SET missed = 1 WHERE planId = ? AND n = ? AND paidCents < amountCents', planId, n),
    close: (planId, status) => {
      const closed = sql.run(`UPDATE payment_plan SET status = ?, closedAt = ? WHERE id = ? AND status IN ('proposed', 'active')`, status, nowMs, planId)
      if (closed > 0) releaseCase(sql, run.caseId, { ref: planId, nowMs })
    },
  }
}
