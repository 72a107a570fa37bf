import type { Sql } from '../db/open-db.ts'
import { changeRun } from './fold.ts'
import type { RunRecord } from './rows.ts'

/** Name of the last step in a version that a run leaves for another. */
export const MIGRATE_STEP = 'migrate'

interface Version {
  planHash: string
  versionId: string
}
/** An open visit and the one of the other version that takes its place. */
interface Moved {
  from: number
  to: number
}
/** Kept with the step, so that one of a history that never happened can be taken back. */
export interface Migration {
  from: Version
  to: Version
  visits: readonly Moved[]
}

/** The run's row names the other version; tasks, offers and sub-journeys of its open visits go with it. */
export function migrateRun(sql: Sql, run: RunRecord, one: Pick<Migration, 'to' | 'visits'>): Migration {
  const migration: Migration = { from: { planHash: run.planHash, versionId: run.versionId }, ...one }
  apply(sql, run.id, migration)
  return migration
}

/** Temporal ran the task again: the run may go another way. */
export function takeBackMigration(sql: Sql, runId: string, range: { after: number; before: number }): void {
  const step = sql.get<{ evidence: string }>(
    'SELECT evidence FROM step WHERE runId = ? AND name = ? AND tag > ? AND tag < ?', runId, MIGRATE_STEP, range.after, range.before)
  if (!step) return
  // Written by `migrateRun` above.
  const { from, to, visits } = JSON.parse(step.evidence) as Migration
  apply(sql, runId, { from: to, to: from, visits: visits.map((one) => ({ from: one.to, to: one.from })) })
}

function apply(sql: Sql, runId: string, { to, visits }: Migration): void {
  const run = sql.get<RunRecord>('SELECT * FROM run WHERE id = ?', runId)
  if (!run) return
  changeRun(sql, run, (r) => ({ ...r, versionId: to.versionId }),
    (r) => sql.run('UPDATE run SET versionId = ?, planHash = ? WHERE id = ?', r.versionId, to.planHash, runId))
  for (const one of visits) {
    sql.run(`UPDATE task SET visitSeq = ? WHERE runId = ? AND visitSeq = ? AND status IN ('open', 'claimed')`, one.to, runId, one.from)
    sql.run(`UPDATE offer SET visitSeq = ? WHERE runId = ? AND visitSeq = ? AND status = 'open'`, one.to, runId, one.from)
    sql.run(`UPDATE run SET parentVisit = ? WHERE parentRunId = ? AND parentVisit = ? AND status <> 'ended'`, one.to, runId, one.from)
  }
}
