import type { Db } from '../db/open-db.ts'

/** Begins a frozen job. A second click finds it running and changes nothing. */
export const startBulk = (db: Db, id: string, one: { reason: string; actor: string; perMinute: number; nowMs: number }): Promise<boolean> =>
  db.write((sql) => sql.run(`UPDATE bulk SET state = 'running', reason = ?, actor = ?, perMinute = ?, startedAt = ? WHERE id = ? AND state = 'frozen'`,
    one.reason, one.actor, one.perMinute, one.nowMs, id) > 0)

export const pauseBulk = (db: Db, id: string): Promise<boolean> =>
  db.write((sql) => sql.run(`UPDATE bulk SET state = 'paused' WHERE id = ? AND state = 'running'`, id) > 0)

export const resumeBulk = (db: Db, id: string): Promise<boolean> =>
  db.write((sql) => sql.run(`UPDATE bulk SET state = 'running', lastAtRealMs = 0 WHERE id = ? AND state = 'paused'`, id) > 0)

export const setBulkRate = (db: Db, id: string, perMinute: number): Promise<boolean> =>
  db.write((sql) => sql.run(`UPDATE bulk SET perMinute = ? WHERE id = ? AND state IN ('running', 'paused')`, perMinute, id) > 0)

/** What is queued is left alone; what is sent is still answered. A frozen set is given up in the same way. */
export function cancelBulk(db: Db, id: string, nowMs: number): Promise<boolean> {
  return db.write((sql) => {
    if (sql.run(`UPDATE bulk SET state = 'cancelled', endedAt = ? WHERE id = ? AND state IN ('frozen', 'running', 'paused')`, nowMs, id) === 0) return false
    sql.run(`UPDATE bulk_item SET state = 'cancelled', settledAt = ? WHERE bulkId = ? AND state = 'queued'`, nowMs, id)
    return true
  })
}

/** The failed ones of a job that is over, and only they, are queued again. @returns how many */
export function retryFailed(db: Db, id: string): Promise<number> {
  return db.write((sql) => {
    const isOver = sql.get(`SELECT 1 FROM bulk WHERE id = ? AND state IN ('done', 'cancelled')`, id)
    if (!isOver) return 0
    const again = sql.run(`UPDATE bulk_item SET state = 'queued', code = NULL, settledAt = NULL, tries = tries + 1 WHERE bulkId = ? AND state = 'failed'`, id)
    if (again > 0) sql.run(`UPDATE bulk SET state = 'running', endedAt = NULL, lastAtRealMs = 0 WHERE id = ?`, id)
    return again
  })
}
