import type { Sql } from '../db/open-db.ts'
import { enqueueEvent } from './deliveries.ts'
import type { RunRecord } from './rows.ts'

/** Marks the run ended (Temporal's own word follows) and tells a parent that waits for it. */
export function endRun(sql: Sql, run: RunRecord, as: { reason: string; nowMs: number }): void {
  const changed = sql.run(`UPDATE run SET status = 'ended', reason = ?, endedAt = ? WHERE id = ? AND status <> 'ended'`, as.reason, as.nowMs, run.id)
  if (changed === 0 || run.parentRunId === null) return
  enqueueEvent(sql, run.parentRunId, {
    type: 'sub.ended', ref: run.id, atMs: as.nowMs, data: { reason: as.reason, visit: run.parentVisit ?? 0 },
  })
}

export const markRunOpen = (sql: Sql, runId: string): number =>
  sql.run(`UPDATE run SET status = 'open' WHERE id = ? AND status = 'starting'`, runId)
