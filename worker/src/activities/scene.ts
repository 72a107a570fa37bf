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

/** The snapshot is a dozen queries: read when first asked for, which waking from a wait never does. */
export function sceneOf(sql: Sql, run: RunRecord, at: { visit: number; nowMs: number; tag: number }): StepScene {
  let loaded: CaseSnapshot | undefined
  return {
    sql, run, ...at,
    get snapshot() {
      return (loaded ??= caseOf(sql, run, at.nowMs))
    },
  }
}

function caseOf(sql: Sql, run: RunRecord, nowMs: number): CaseSnapshot {
  const snapshot = loadCase(sql, run.caseId, nowMs)
  if (!snapshot) throw new Error(`run ${run.id} has no case`)
  return snapshot
}
