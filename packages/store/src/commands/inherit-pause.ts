import type { Sql } from '../db/open-db.ts'
import { issueCommand, type CommandRecord } from './issue.ts'

/** A sub-journey that begins while its parent is paused (the step was under way at the click) is paused with it. */
export function inheritPause(sql: Sql, one: { parentRunId: string; runId: string; nowMs: number }): void {
  const pause = sql.get<CommandRecord>(
    `SELECT c.* FROM command c JOIN run r ON r.id = c.runId AND r.held = c.seq WHERE c.runId = ? AND c.kind = 'pause'`, one.parentRunId)
  if (!pause) return
  const { id, reason, actor, atRealMs } = pause
  issueCommand(sql, { id: `${id}:${one.runId}`, runId: one.runId, ask: { kind: 'pause' }, reason, actor, nowMs: one.nowMs, realMs: atRealMs })
}
