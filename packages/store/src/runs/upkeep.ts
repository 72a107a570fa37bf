import type { ContactRecord } from '../cases/rows.ts'
import type { Db, Sql } from '../db/open-db.ts'
import { releaseSuspension } from '../events/suspensions.ts'

/** Ends suspensions whose time is over, each with its release. @returns how many were ended */
export function releaseExpired(db: Db, nowMs: number): Promise<number> {
  const due = db.read.all<{ id: string }>('SELECT id FROM suspension WHERE releasedAt IS NULL AND until <= ? LIMIT 500', nowMs)
  if (due.length === 0) return Promise.resolve(0)
  return db.write((sql) => due.filter(({ id }) => releaseSuspension(sql, id, nowMs)).length)
}

/** Ledger rows whose sender can no longer be at work: it died between gate and record. */
export const strandedContacts = (sql: Sql, realMs: number): ContactRecord[] =>
  sql.all<ContactRecord>(`SELECT * FROM contact WHERE status = 'sending' AND sendByRealMs < ? ORDER BY sendByRealMs LIMIT 500`, realMs)

/** Rows of which the provider may still know what became of them: asked for an hour, then they stay unknown. */
export const unknownContacts = (sql: Sql, realMs: number): ContactRecord[] =>
  sql.all<ContactRecord>(`SELECT * FROM contact WHERE status = 'unknown' AND sendByRealMs BETWEEN ? AND ? ORDER BY sendByRealMs DESC LIMIT 100`,
    realMs - 3_600_000, realMs)

/** Runs that Temporal should know: for the reconciler. */
export const openRuns = (sql: Sql, after: string, limit: number): { id: string; slug: string; status: string }[] =>
  sql.all(`SELECT id, slug, status FROM run WHERE status <> 'ended' AND id > ? ORDER BY id LIMIT ?`, after, limit)

/** Oldest due work, business ms: what the accelerated clock must not run away from. What is a day late is lost to it. */
export const oldestDue = (sql: Sql, nowMs: number): number | null =>
  sql.get<{ at: number | null }>(
    `SELECT MIN(at) AS at FROM (
       SELECT MIN(v.nextAt) AS at FROM visit v JOIN run r ON r.id = v.runId
         WHERE v.leftAt IS NULL AND v.nextAt BETWEEN ? AND ? AND v.state IN ('waiting', 'postponed') AND r.status <> 'ended' AND r.held = 0
       UNION ALL SELECT MIN(r.enteredAt) FROM run r WHERE r.status = 'starting' AND r.enteredAt >= ?)`,
    nowMs - 86_400_000, nowMs, nowMs - 86_400_000)?.at ?? null
