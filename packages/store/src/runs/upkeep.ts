import type { ContactRecord } from '../cases/rows.ts'
import type { Db, Sql } from '../db/open-db.ts'
import { releaseSuspension } from '../events/suspensions.ts'

/** Ends suspensions whose time is over, each with its release. @returns how many */
export function releaseExpired(db: Db, nowMs: number): Promise<number> {
  const due = db.read.all<{ id: string }>('SELECT id FROM suspension WHERE releasedAt IS NULL AND until <= ? LIMIT 500', nowMs)
  if (due.length === 0) return Promise.resolve(0)
  return db.write((sql) => due.filter(({ id }) => releaseSuspension(sql, id, nowMs)).length)
}

/** Ledger rows whose sender can no longer be at work: it died between gate and record. */
export const strandedContacts = (sql: Sql, realMs: number): ContactRecord[] =>
  sql.all<ContactRecord>(`SELECT * FROM contact WHERE status IN ('sending', 'unknown') AND sendByRealMs < ? ORDER BY sendByRealMs LIMIT 200`, realMs)

/** Runs that Temporal should know: for the reconciler. */
export const openRuns = (sql: Sql, after: string, limit: number): { id: string; slug: string; status: string }[] =>
  sql.all(`SELECT id, slug, status FROM run WHERE status <> 'ended' AND id > ? ORDER BY id LIMIT ?`, after, limit)

/** Oldest due work, business ms: what the accelerated clock must not run away from. */
export const oldestDue = (sql: Sql, nowMs: number): number | null =>
  sql.get<{ at: number | null }>(
    `SELECT MIN(at) AS at FROM (
       SELECT MIN(v.nextAt) AS at FROM visit v JOIN run r ON r.id = v.runId
         WHERE v.leftAt IS NULL AND v.nextAt <= ? AND v.state IN ('waiting', 'postponed') AND r.status <> 'ended'
       UNION ALL SELECT MIN(r.enteredAt) FROM run r WHERE r.status = 'starting')`, nowMs)?.at ?? null
