import { newId } from '../db/ids.ts'
import type { Db, Sql } from '../db/open-db.ts'
import type { BulkActRecord } from './rows.ts'

/** Begins a frozen job. A second click finds it running and changes nothing. */
export const startBulk = (db: Db, id: string, one: { reason: string; actor: string; perMinute: number; nowMs: number }): Promise<boolean> =>
  db.write((sql) => sql.run(`UPDATE bulk SET state = 'running', reason = ?, actor = ?, perMinute = ?, startedAt = ? WHERE id = ? AND state = 'frozen'`,
    one.reason, one.actor, one.perMinute, one.nowMs, id) > 0)

/** Who does something to a job, and when. */
export interface SteeredBy {
  actor: string
  nowMs: number
  realMs: number
}

/** Beside the commands that the job sends, as one to no run: what was done to the job itself. */
const record = (sql: Sql, one: { id: string; kind: BulkActRecord['kind']; args?: object }, { actor, nowMs, realMs }: SteeredBy): void =>
  void sql.run(`INSERT INTO command (id, kind, args, reason, actor, at, atRealMs, state, settledAt, bulkId) VALUES (?,?,?,'',?,?,?,'applied',?,?)`,
    newId('cmd'), one.kind, JSON.stringify(one.args ?? {}), actor, nowMs, realMs, nowMs, one.id)

/** An act that changed nothing (a second click) leaves no row. */
const steer = (db: Db, act: Parameters<typeof record>[1], { by, change }: { by: SteeredBy; change: (sql: Sql) => number }): Promise<boolean> =>
  db.write((sql) => {
    const changed = change(sql) > 0
    if (changed) record(sql, act, by)
    return changed
  })

export const pauseBulk = (db: Db, id: string, by: SteeredBy): Promise<boolean> =>
  steer(db, { id, kind: 'job_pause' }, { by, change: (sql) => sql.run(`UPDATE bulk SET state = 'paused' WHERE id = ? AND state = 'running'`, id) })

export const resumeBulk = (db: Db, id: string, by: SteeredBy): Promise<boolean> =>
  steer(db, { id, kind: 'job_resume' }, { by, change: (sql) => sql.run(`UPDATE bulk SET state = 'running', lastAtRealMs = 0 WHERE id = ? AND state = 'paused'`, id) })

export const setBulkRate = (db: Db, { id, perMinute }: { id: string; perMinute: number }, by: SteeredBy): Promise<boolean> =>
  steer(db, { id, kind: 'job_rate', args: { perMinute } }, {
    by, change: (sql) => sql.run(`UPDATE bulk SET perMinute = ? WHERE id = ? AND perMinute <> ? AND state IN ('running', 'paused')`, perMinute, id, perMinute),
  })

/** What is queued is left alone; what is sent is still answered. A frozen set is given up in the same way. */
export const cancelBulk = (db: Db, id: string, by: SteeredBy): Promise<boolean> =>
  steer(db, { id, kind: 'job_cancel' }, {
    by,
    change: (sql) => {
      const changed = sql.run(`UPDATE bulk SET state = 'cancelled', endedAt = ? WHERE id = ? AND state IN ('frozen', 'running', 'paused')`, by.nowMs, id)
      if (changed > 0) sql.run(`UPDATE bulk_item SET state = 'cancelled', settledAt = ? WHERE bulkId = ? AND state = 'queued'`, by.nowMs, id)
      return changed
    },
  })

/** The failed ones of a job that is over, and only they, are queued again, in the name of who asked for it. @returns how many */
export function retryFailed(db: Db, id: string, by: SteeredBy): Promise<number> {
  return db.write((sql) => {
    const isOver = sql.get(`SELECT 1 FROM bulk WHERE id = ? AND state IN ('done', 'cancelled')`, id)
    if (!isOver) return 0
    const again = sql.run(`UPDATE bulk_item SET state = 'queued', code = NULL, settledAt = NULL, tries = tries + 1 WHERE bulkId = ? AND state = 'failed'`, id)
    if (again === 0) return 0
    sql.run(`UPDATE bulk SET state = 'running', endedAt = NULL, lastAtRealMs = 0 WHERE id = ?`, id)
    record(sql, { id, kind: 'job_retry', args: { runs: again } }, by)
    return again
  })
}
