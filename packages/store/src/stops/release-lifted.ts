import type { Db } from '../db/open-db.ts'
import { notifyRun } from '../events/notify.ts'
import { runById } from '../runs/step.ts'
import type { StopRecord } from './stops.ts'

/** The gate's own word for a contact that a stop holds, in the reason of its visit. */
export const STOPPED = 'stopped'
/** `releasedUpTo` of a stop whose runs have all been told: behind every id. */
const ALL = '~'
const AT_ONCE = 200

/**
 * Tells runs that lifted stops had held to ask the gate again, in order of their ids, so that a crash goes on where it
 * was. Those that another stop still holds are held again by the gate. @returns how many were told
 */
export async function releaseLifted(db: Db, nowMs: number): Promise<number> {
  const stop = db.read.get<StopRecord>(
    `SELECT * FROM contact_stop WHERE liftedAt IS NOT NULL AND effect = 'contact' AND COALESCE(releasedUpTo, '') <> ? ORDER BY liftedAt LIMIT 1`, ALL)
  if (!stop) return 0
  const held = db.read.all<{ runId: string }>(
    `SELECT DISTINCT v.runId FROM visit v INDEXED BY visit_held WHERE v.leftAt IS NULL AND v.state IN ('postponed', 'suspended') AND v.because LIKE ? AND v.runId > ?
     ORDER BY v.runId LIMIT ?`, `%"reason":"${STOPPED}"%`, stop.releasedUpTo ?? '', AT_ONCE)
  await db.write((sql) => {
    for (const { runId } of held) {
      const run = runById(sql, runId)
      if (run && run.status !== 'ended') notifyRun(sql, run, { type: 'released', ref: stop.id, atMs: nowMs, data: { kind: STOPPED } })
    }
    sql.run('UPDATE contact_stop SET releasedUpTo = ? WHERE id = ?', held.length < AT_ONCE ? ALL : (held.at(-1)?.runId ?? ALL), stop.id)
  })
  return held.length
}
