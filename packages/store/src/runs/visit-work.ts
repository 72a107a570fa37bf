import type { Sql } from '../db/open-db.ts'
import type { VisitRecord } from './rows.ts'

/** Name of the step that looks after a sleep, and lets a task or an offer expire whose time is over. */
const WAKE_STEP = 'wake'
/** Back in the hands that held it. */
const AGAIN = `CASE WHEN claimedBy IS NULL THEN 'open' ELSE 'claimed' END`

/** An interrupt left the visit: nobody works on its task or answers its offer any more. Says what did it, for `reopenWork`. */
export function expireWork(sql: Sql, visit: Pick<VisitRecord, 'runId' | 'seq'>, outcome: string): void {
  sql.run(`UPDATE task SET status = 'expired', result = ? WHERE runId = ? AND visitSeq = ? AND status IN ('open', 'claimed')`, outcome, visit.runId, visit.seq)
  sql.run(`UPDATE offer SET status = 'expired', answer = ? WHERE runId = ? AND visitSeq = ? AND status = 'open'`,
    JSON.stringify({ left: outcome }), visit.runId, visit.seq)
}

/** The visit was never left: what its leaving had expired goes on. */
export function reopenWork(sql: Sql, { runId, seq, outcome }: Pick<VisitRecord, 'runId' | 'seq' | 'outcome'>): void {
  if (!outcome?.startsWith('left:')) return
  sql.run(`UPDATE task SET status = ${AGAIN}, result = NULL WHERE runId = ? AND visitSeq = ? AND status = 'expired' AND result = ?`, runId, seq, outcome)
  sql.run(`UPDATE offer SET status = 'open', answer = NULL WHERE runId = ? AND visitSeq = ? AND status = 'expired' AND answer = ?`,
    runId, seq, JSON.stringify({ left: outcome }))
}

/**
 * The timeout never happened either: an event was faster after all. A visit whose task had expired in earnest has no
 * later look, so what a ghost's look left expired is its doing.
 */
export function reopenExpired(sql: Sql, runId: string, range: { after: number; before: number }): void {
  const looks = sql.all<{ visitSeq: number }>('SELECT DISTINCT visitSeq FROM step WHERE runId = ? AND name = ? AND tag > ? AND tag < ?', runId, WAKE_STEP, range.after, range.before)
  for (const { visitSeq } of looks) {
    sql.run(`UPDATE task SET status = ${AGAIN} WHERE runId = ? AND visitSeq = ? AND status = 'expired' AND result IS NULL`, runId, visitSeq)
    sql.run(`UPDATE offer SET status = 'open' WHERE runId = ? AND visitSeq = ? AND status = 'expired' AND answer IS NULL`, runId, visitSeq)
  }
}
