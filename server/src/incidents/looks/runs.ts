import { importsAtWork, overdueVisits, runsWithoutPlan, versionInfo, type Finding } from '@parcours/store'
import type { Look } from '../look.ts'

/** A wait is late by both: business minutes, and real seconds, so that a fast clock alone makes nothing late. */
const LATE_MS = 5 * 60_000
const LATE_REAL_MS = 15_000
const STUCK_REAL_MS = 60_000

/** Waits whose end has passed and that nobody has woken, by node. Without a worker that is no news of its own. */
export const waitOverdue: Look = {
  cause: 'wait_overdue', everyMs: 0,
  find: ({ sql, nowMs, realMs, past, aliveMs }) => {
    const thenMs = past.at(realMs - LATE_REAL_MS)
    if (thenMs === undefined || aliveMs < LATE_REAL_MS) return undefined
    const late = overdueVisits(sql, Math.min(nowMs - LATE_MS, thenMs))
    return [...Map.groupBy(late, ({ versionId, nodeId }) => `${versionInfo(sql, versionId)?.record.journeyId ?? ''} ${nodeId}`)].map(([groupKey, of]): Finding => {
      const { versionId = '', nodeId = '' } = of[0] ?? {}
      return {
        cause: 'wait_overdue', groupKey, runs: of.map(({ runId, visitSeq }) => ({ runId, visitSeq })),
        detail: { journeyId: versionInfo(sql, versionId)?.record.journeyId ?? '', versionId, nodeId, dueMs: Math.min(...of.map(({ nextAt }) => nextAt)) },
      }
    })
  },
}

/** Open runs of a plan that this database does not have: no activity of theirs can succeed. */
export const planMissing: Look = {
  cause: 'plan_missing', everyMs: 10_000,
  find: ({ sql }) => [...Map.groupBy(runsWithoutPlan(sql), ({ planHash }) => planHash)].map(([planHash, of]): Finding => ({
    cause: 'plan_missing', groupKey: planHash, detail: { planHash, journeyId: of[0]?.journeyId ?? '' }, runs: of.map(({ runId }) => ({ runId, visitSeq: 0 })),
  })),
}

/** Imports at work that have not moved for a real minute. */
export function importStuck(): Look {
  const seen = new Map<string, { progress: string; sinceMs: number }>()
  return {
    cause: 'import_stuck', everyMs: 2_000,
    find: ({ sql, realMs }) => {
      const atWork = importsAtWork(sql)
      for (const id of seen.keys()) if (!atWork.some((one) => one.id === id)) seen.delete(id)
      for (const { id, progress } of atWork) if (seen.get(id)?.progress !== progress) seen.set(id, { progress, sinceMs: realMs })
      return atWork.filter(({ id }) => realMs - (seen.get(id)?.sinceMs ?? realMs) >= STUCK_REAL_MS)
        .map(({ id, fileName }): Finding => ({ cause: 'import_stuck', groupKey: id, detail: { importId: id, fileName }, runs: [] }))
    },
  }
}
