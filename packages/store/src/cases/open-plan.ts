import type { Sql } from '../db/open-db.ts'

export interface PlanHead {
  id: string
  status: string
  createdAt: number
}

/** The payment plan that counts: the newest that is open. Snapshots and payments ask here, so both see the same one. */
export function openPlanOf(sql: Sql, caseId: string): PlanHead | undefined {
  const open = sql.all<PlanHead & { row: number }>(
    `SELECT id, status, createdAt, rowid AS row FROM payment_plan WHERE caseId = ? AND status IN ('proposed', 'active')`, caseId)
  return open.sort((a, b) => b.createdAt - a.createdAt || b.row - a.row)[0]
}
