import { factsOf } from '@parcours/facts'
import { factsOfCase, loadCase, type CaseSnapshot, type RunRecord, type Sql } from '@parcours/store'

/** One step of one visit, inside one transaction. */
export interface StepScene {
  sql: Sql
  run: RunRecord
  snapshot: CaseSnapshot
  visit: number
  nowMs: number
  tag: number
}

/** Facts of the case, with the run's own and the event's that is being looked at. */
export function factsFor(scene: Pick<StepScene, 'snapshot' | 'nowMs' | 'run'>, event: Record<string, string | number | boolean> = {}) {
  const days = Math.floor((scene.nowMs - scene.run.enteredAt) / 86_400_000)
  return factsOf({ ...factsOfCase(scene.snapshot, scene.nowMs), run: { days, entryNumber: scene.run.entryNo }, event })
}

export function sceneOf(sql: Sql, run: RunRecord, at: { visit: number; nowMs: number; tag: number }): StepScene {
  const snapshot = loadCase(sql, run.caseId, at.nowMs)
  if (!snapshot) throw new Error(`run ${run.id} has no case`)
  return { sql, run, snapshot, ...at }
}
