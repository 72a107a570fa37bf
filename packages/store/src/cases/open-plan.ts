import type { Sql } from '../db/open-db.ts'

export interface PlanHead {
  id: string
  status: string
  createdAt: number
}

/** The payment plan that counts: the newest that is open. Snapshots and payments ask here, so both see the same one. */
export const openPlanOf = (sql: Sql, caseId: string): PlanHead | undefined =>
  sql.get<PlanHead>(
    `SELECT id, status, createdAt FROM payment_plan WHERE caseId = ? AND status IN ('proposed', 'active') ORDER BY createdAt DESC, rowid DESC LIMIT 1`, caseId)
