import { addDays, weekdayOf } from '@parcours/clock'
import { between, drawsOf } from './chance.ts'

/** The day of an instant, as days past due are counted: in UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Cases that are late when the demo starts; the rest become late day by day. */
export const LATE_AT_START = 200

/**
 * The oldest due date of each French case: the first 200 are 1 to 28 days past due (recent ones more often), the
 * others fall due later, 15 to 25 for every day from Monday to Friday. A sweep at dawn finds them one day past due.
 */
export function frenchDueDates(cases: number, startMs: number): string[] {
  const draw = drawsOf('due:fr')
  const today = dayOf(startMs)
  const dates = Array.from({ length: Math.min(cases, LATE_AT_START) }, () => addDays(today, -1 - Math.floor(28 * draw() ** 1.5)))
  for (const day of weekdaysAfter(today)) {
    const newcomers = between(draw, 15, 25)
    for (let n = 0; n < newcomers && dates.length < cases; n++) dates.push(addDays(day, -1))
    if (dates.length >= cases) break
  }
  return dates
}

/** Debts come to an agency late: most are 31 to 90 days past due, then one more reaches 30 days each weekday. */
export function americanDueDates(cases: number, startMs: number): string[] {
  const draw = drawsOf('due:us')
  const today = dayOf(startMs)
  const dates = Array.from({ length: Math.ceil(cases * 0.6) }, () => addDays(today, -between(draw, 31, 90)))
  for (const day of weekdaysAfter(today)) {
    if (dates.length >= cases) break
    dates.push(addDays(day, -30))
  }
  return dates
}

function* weekdaysAfter(date: string): Generator<string> {
  for (let day = addDays(date, 1); ; day = addDays(day, 1)) if (weekdayOf(day) <= 5) yield day
}
