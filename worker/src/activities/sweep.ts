import { Context } from '@temporalio/activity'
import { nextWorkingDayStart } from '@parcours/clock'
import { evaluateCondition, factsOf } from '@parcours/facts'
import { dayOf, zoneOf } from '@parcours/gate'
import { allCases, calendarOf, enrolNow, factsOfCase, liveJourney, type CaseSnapshot } from '@parcours/store'
import type { Deps } from './context.ts'

const PAGE = 500
/** Other work of this process goes on between two pages. */
const YIELD_MS = 5

/** Segment of a live journey over one case. */
function segmentMatch(segment: string, snapshot: CaseSnapshot, nowMs: number): 'yes' | 'no' | 'unknown' {
  const answer = evaluateCondition(segment, factsOf(factsOfCase(snapshot, nowMs)))
  if (answer.kind !== 'value') return 'unknown'
  return answer.value ? 'yes' : 'no'
}

/** Looks at every case once, page by page; what it enrols is enrolled once, however often it runs. */
export async function sweepJourney(deps: Deps, journeyId: string): Promise<{ sleepMs: number | null }> {
  const live = liveJourney(deps.db.read, { journeyId })
  if (!live) return { sleepMs: null }
  // A retry goes on where the last attempt was seen: a million cases are not begun again and again.
  const context = Context.current()
  const seen: unknown = context.info.heartbeatDetails
  const begin = typeof seen === 'string' ? seen : ''
  for (let after = begin, page = allCases(deps.db.read, after, PAGE); page.length > 0; page = allCases(deps.db.read, after, PAGE)) {
    const nowMs = deps.clock.nowMs()
    await enrolNow(deps.db, page, {
      live, nowMs, dayOf: (s) => dayOf(nowMs, zoneOf(s)), matches: (s) => segmentMatch(live.entry.segment, s, nowMs),
    })
    after = page.at(-1) ?? after
    context.heartbeat(after)
    await new Promise((resolve) => setTimeout(resolve, YIELD_MS))
  }
  const nowMs = deps.clock.nowMs()
  const calendar = calendarOf(deps.db.read, live.info.journey.settings.calendar)
  return { sleepMs: deps.clock.sleepMs(nextWorkingDayStart(nowMs, { calendar, zone: 'Europe/Paris', at: '06:00' })) }
}
