import { bucketOf } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'
import { foldRun } from './fold.ts'
import type { RunRecord } from './rows.ts'

/** Name of the step that assigns an arm. */
const SPLIT_STEP = 'split'

export interface Assigned {
  arm: string
  /** 0 to 9,999. */
  bucket: number
  /** This step exposed the unit for the first time: it wrote the row that keeps the arm. */
  first: boolean
}

/**
 * Sticky arm: read before hashing, stored at first exposure (statistics, section 2). Asked again it answers the same.
 * The run is read anew: the caller's copy is older than the ghosts that were taken back before its step.
 */
export function assignArm(
  sql: Sql, run: Pick<RunRecord, 'id'>, one: { nodeId: string; seed: string; unitId: string; nowMs: number; pick: (bucket: number) => string },
): Assigned {
  const bucket = bucketOf(one.seed, one.unitId)
  const stored = sql.get<{ arm: string }>('SELECT arm FROM arm_assignment WHERE seed = ? AND unitId = ?', one.seed, one.unitId)
  const arm = stored?.arm ?? one.pick(bucket)
  if (!stored) sql.run('INSERT INTO arm_assignment (seed, unitId, arm, at) VALUES (?,?,?,?)', one.seed, one.unitId, arm, one.nowMs)
  const mark = `${one.nodeId}=${arm};`
  // Who was moved to another arm stays out of the comparison, however often they pass.
  changeArms(sql, run.id, ({ arms, crossed }) => (arms.includes(`;${mark}`) || crossed.includes(`;${one.nodeId}=`) ? arms : arms + mark))
  return { arm, bucket, first: !stored }
}

/** A run belongs to its arms in every cohort figure: the difference is folded. */
function changeArms(sql: Sql, runId: string, change: (run: RunRecord) => string): void {
  const run = sql.get<RunRecord>('SELECT * FROM run WHERE id = ?', runId)
  if (!run) return
  const arms = change(run)
  if (arms === run.arms) return
  foldRun(sql, run, -1)
  foldRun(sql, { ...run, arms }, 1)
  sql.run('UPDATE run SET arms = ? WHERE id = ?', arms, runId)
}

interface GhostSplit {
  nodeId: string
  arm: string
  seed: string
  unitId: string
  first: number | null
}

/**
 * Nobody was exposed in a history that never happened: the run leaves the arm, and the arm is no longer kept for the
 * unit if a ghost alone had stored it. Passing the split in earnest, it gets the same one by its hash.
 * Call before the ghosts' steps are deleted.
 */
export function takeBackArms(sql: Sql, runId: string, range: { after: number; before: number }): void {
  const ghosts = sql.all<GhostSplit>(
    `SELECT s.nodeId, json_extract(s.evidence, '$.arm') AS arm, json_extract(s.evidence, '$.seed') AS seed, json_extract(s.evidence, '$.first') AS first,
       CASE json_extract(s.evidence, '$.unit') WHEN 'person' THEN r.personId ELSE r.caseId END AS unitId
     FROM step s JOIN run r ON r.id = s.runId WHERE s.runId = ? AND s.name = ? AND s.tag > ? AND s.tag < ?`, runId, SPLIT_STEP, range.after, range.before)
  for (const ghost of ghosts) {
    const stands = sql.get(`SELECT 1 FROM step WHERE runId = ? AND name = ? AND nodeId = ? AND NOT (tag > ? AND tag < ?)`,
      runId, SPLIT_STEP, ghost.nodeId, range.after, range.before)
    if (!stands) changeArms(sql, runId, ({ arms }) => arms.replace(`;${ghost.nodeId}=${ghost.arm};`, ';'))
    if (ghost.first === 1 && !exposedElsewhere(sql, ghost, { runId, ...range })) {
      sql.run('DELETE FROM arm_assignment WHERE seed = ? AND unitId = ?', ghost.seed, ghost.unitId)
    }
  }
}

const exposedElsewhere = (sql: Sql, ghost: GhostSplit, range: { runId: string; after: number; before: number }): boolean =>
  sql.get(
    `SELECT 1 FROM run r JOIN step s ON s.runId = r.id WHERE (r.personId = ? OR r.caseId = ?) AND s.name = ? AND json_extract(s.evidence, '$.seed') = ?
     AND NOT (s.runId = ? AND s.tag > ? AND s.tag < ?) LIMIT 1`,
    ghost.unitId, ghost.unitId, SPLIT_STEP, ghost.seed, range.runId, range.after, range.before) !== undefined
