import { heartbeat } from '@temporalio/activity'
import { nextWorkingDayStart } from '@parcours/clock'
import { evaluateCondition } from '@parcours/facts'
import { factsOf } from '@parcours/facts'
import { allCases, calendarOf, enrolNow, factsOfCase, getSetting, liveJourney, type CaseSnapshot } from '@parcours/store'
import type { Deps } from './context.ts'
import { dayOf, zoneOf } from './where.ts'

const PAGE = 500
/** Runs due at one instant make each other late: a sweep starts at most so many at once (demo: see DAILY). */
const YIELD_MS = 5

/** Segment of a live journey over one case. */
export function segmentMatch(segment: string, snapshot: CaseSnapshot, nowMs: number): 'yes' | 'no' | 'unknown' {
  const answer = evaluateCondition(segment, factsOf(factsOfCase(snapshot, nowMs)))
  if (answer.kind !== 'value') return 'unknown'
  return answer.value ? 'yes' : 'no'
}

/** Looks at every case once, page by page; what it enrols is enrolled once, however often it runs. */
export async function sweepJourney(deps: Deps, journeyId: string): Promise<{ sleepMs: number | null }> {
  const live = liveJourney(deps.db.read, { journeyId })
  if (!live) return { sleepMs: null }
  const budget = getSetting<Record<string, { first: number; daily: number }>>(deps.db.read, 'enrol.budget')?.[live.version.slug]
  const started = deps.db.read.get<{ n: number }>('SELECT COUNT(*) AS n FROM run WHERE journeyId = ?', journeyId)?.n ?? 0
  let left = budget ? (started === 0 ? budget.first : budget.daily) : Infinity
  for (let after = '', page = allCases(deps.db.read, after, PAGE); page.length > 0 && left > 0; page = allCases(deps.db.read, after, PAGE)) {
    const nowMs = deps.clock.nowMs()
    const count = await enrolNow(deps.db, page, {
      live, nowMs, limit: left, dayOf: (s) => dayOf(nowMs, zoneOf(s)), matches: (s) => segmentMatch(live.entry.segment, s, nowMs),
    })
    left -= count.started
    after = page.at(-1) ?? after
    heartbeat(after)
    await new Promise((resolve) => setTimeout(resolve, YIELD_MS))
  }
  const nowMs = deps.clock.nowMs()
  const calendar = calendarOf(deps.db.read, live.info.journey.settings.calendar)
  return { sleepMs: deps.clock.sleepMs(nextWorkingDayStart(nowMs, { calendar, zone: 'Europe/Paris', at: '06:00' })) }
}
