import type { Sql } from '../db/open-db.ts'
import { changeRun } from './fold.ts'
import type { RunRecord } from './rows.ts'
import { expireWork, reopenWork } from './visit-work.ts'

/** Name of the last step in a version that a run leaves for another. */
export const MIGRATE_STEP = 'migrate'
/** How a visit closes that a run leaves so. */
const LEFT = 'left:migrated'

interface Version {
  planHash: string
  versionId: string
}
/** An open visit and the one of the other version that takes its place. */
interface Moved {
  from: number
  /** Absent: nothing of it goes on. */
  to?: number | undefined
  /** An earlier migration had left it for good, and is taken back. */
  again?: true | undefined
}
/** Kept with the step, so that one of a history that never happened can be taken back. */
export interface Migration {
  from: Version
  to: Version
  visits: readonly Moved[]
}

/** The run's row names the other version; tasks, offers and sub-journeys of its open visits go with it, or nobody works on them any more. */
export function migrateRun(sql: Sql, run: RunRecord, one: Pick<Migration, 'to' | 'visits'>): Migration {
  const migration: Migration = { from: { planHash: run.planHash, versionId: run.versionId }, ...one }
  changeVersion(sql, run.id, one.to)
  for (const { from, to, again } of one.visits) {
    if (again) reopenWork(sql, { runId: run.id, seq: from, outcome: LEFT })
    if (to === undefined) expireWork(sql, { runId: run.id, seq: from }, LEFT)
    else handOn(sql, run.id, { from, to })
  }
  return migration
}

/** Temporal ran the task again: the run may go another way. What leaving a visit had expired is open again already. */
export function takeBackMigration(sql: Sql, runId: string, range: { after: number; before: number }): void {
  const step = sql.get<{ evidence: string }>(
    'SELECT evidence FROM step WHERE runId = ? AND name = ? AND tag > ? AND tag < ?', runId, MIGRATE_STEP, range.after, range.before)
  if (!step) return
  // Written by `migrateRun` above.
  const { from, visits } = JSON.parse(step.evidence) as Migration
  changeVersion(sql, runId, from)
  for (const one of visits) {
    if (one.to === undefined) continue
    handOn(sql, runId, { from: one.to, to: one.from })
    if (one.again) expireWork(sql, { runId, seq: one.from }, LEFT)
  }
}

function changeVersion(sql: Sql, runId: string, to: Version): void {
  const run = sql.get<RunRecord>('SELECT * FROM run WHERE id = ?', runId)
  if (!run) return
  changeRun(sql, run, (r) => ({ ...r, versionId: to.versionId }),
    (r) => sql.run('UPDATE run SET versionId = ?, planHash = ? WHERE id = ?', r.versionId, to.planHash, runId))
}

/** Also what was settled a moment ago: the run may not have heard of it, and looks for it at the visit where it stands now. */
function handOn(sql: Sql, runId: string, { from, to }: { from: number; to: number }): void {
  sql.run('UPDATE task SET visitSeq = ? WHERE runId = ? AND visitSeq = ?', to, runId, from)
  sql.run('UPDATE offer SET visitSeq = ? WHERE runId = ? AND visitSeq = ?', to, runId, from)
  sql.run('UPDATE run SET parentVisit = ? WHERE parentRunId = ? AND parentVisit = ?', to, runId, from)
}
