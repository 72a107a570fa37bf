import type { Sql } from '../db/open-db.ts'
import { enqueueEvent } from './deliveries.ts'
import type { RunRecord } from './rows.ts'

/** Marks the run ended (Temporal's own word follows) and tells a parent that waits for it. */
export function endRun(sql: Sql, run: RunRecord, as: { reason: string; nowMs: number }): void {
  const changed = sql.run(`UPDATE run SET status = 'ended', reason = ?, endedAt = ? WHERE id = ? AND status <> 'ended'`, as.reason, as.nowMs, run.id)
  if (changed > 0) sql.run(`UPDATE task SET status = 'expired' WHERE runId = ? AND kind = 'handover' AND status IN ('open', 'claimed')`, run.id)
  if (changed === 0 || run.parentRunId === null) return
  enqueueEvent(sql, run.parentRunId, {
    type: 'sub.ended', ref: run.id, atMs: as.nowMs, data: { reason: as.reason, visit: run.parentVisit ?? 0 },
  })
}

/**
 * The end was written for a history that never happened: Temporal ran its last task again, and the run goes on.
 * A parent that has not heard of it yet never will; the run tells it again when it ends.
 */
export function takeBackEnd(sql: Sql, runId: string): void {
  // Or ignore: meanwhile the case may have entered the journey again, and one run of it is open at most.
  sql.run(`UPDATE OR IGNORE run SET status = 'open', reason = NULL, endedAt = NULL WHERE id = ? AND status = 'ended'`, runId)
  // Not deleted: its number would be a gap. Visit 0 is nobody's.
  sql.run(
    `UPDATE delivery SET payload = json_set(payload, '$.data.visit', 0) WHERE kind = 'event' AND state = 'pending'
     AND runId = (SELECT parentRunId FROM run WHERE id = ?) AND json_extract(payload, '$.type') = 'sub.ended' AND json_extract(payload, '$.ref') = ?`,
    runId, runId)
}

export const markRunOpen = (sql: Sql, runId: string): number =>
  sql.run(`UPDATE run SET status = 'open' WHERE id = ? AND status = 'starting'`, runId)
