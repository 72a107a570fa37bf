import type { Sql } from '../db/open-db.ts'

/** Runs whose contact came to the gate and waits for this stop to be lifted. A run that several stops bind is held by the widest. */
export const heldBy = (sql: Sql, stopId: string): number =>
  sql.get<{ n: number }>(
    `SELECT COUNT(DISTINCT runId) AS n FROM visit INDEXED BY visit_stopped WHERE leftAt IS NULL AND state = 'suspended' AND because ->> '$.stop' = ?`, stopId)?.n ?? 0
