import { enrolNow, liveJourneys, type LiveJourney, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { dayOfCase, segmentMatch } from '../use-cases/preview-enrolment.ts'

/** Live journeys, those that go before others first: a case enters one. */
export const journeysInOrder = (sql: Sql): LiveJourney[] => liveJourneys(sql).toSorted((a, b) => b.version.priority - a.version.priority)

/** Enrols what of these cases a segment names, as a sweep does. One transaction for each live journey. */
export async function enrolCases(deps: Deps, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return
  const nowMs = deps.clock.nowMs()
  for (const live of journeysInOrder(deps.db.read)) {
    await enrolNow(deps.db, caseIds, { live, nowMs, dayOf: dayOfCase(nowMs), matches: (s) => segmentMatch(live.entry.segment, s, nowMs) })
  }
}

/** Those that are in no journey now: a payment may let them enter one, and cannot move the others. */
export const casesAtRest = (sql: Sql, caseIds: readonly string[]): string[] =>
  sql.all<{ id: string }>(
    `SELECT value AS id FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM run r WHERE r.caseId = j.value AND r.status <> 'ended')`, JSON.stringify(caseIds))
    .map((row) => row.id)
