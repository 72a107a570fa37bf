import { addDays, dayNumber, utcDate } from '../calendar/plain-date.ts'
import type { Weekday } from '../calendar/plain-date.ts'
import { zoneOffset } from './offset.ts'

const DAY_MS = 86_400_000

/** What a clock on the wall of a zone shows at an instant. */
export interface LocalParts {
  /** `YYYY-MM-DD`. */
  date: string
  weekday: Weekday
  /** Minutes since local midnight by the clock on the wall, 0 to 1439. */
  minuteOfDay: number
  hour: number
  minute: number
  second: number
}

export function localParts(ms: number, zone: string): LocalParts {
  const shifted = new Date(ms + zoneOffset(ms, zone))
  const hour = shifted.getUTCHours()
  const minute = shifted.getUTCMinutes()
  return {
    date: utcDate(shifted),
    weekday: (shifted.getUTCDay() || 7) as Weekday,
    minuteOfDay: hour * 60 + minute,
    hour,
    minute,
    second: shifted.getUTCSeconds(),
  }
}

/**
 * The instant at which a zone's clock shows `time` (`HH:MM`, up to `24:00`) on `date`. A time that the clock skips gives
 * the first valid instant after it, a time that it shows twice the first of the two (compliance section 2.4).
 */
export function localInstant(date: string, time: string, zone: string): number {
  const wall = dayNumber(date) * DAY_MS + minutesOf(time) * 60_000
  const before = zoneOffset(wall - DAY_MS, zone)
  const after = zoneOffset(wall + DAY_MS, zone)
  const first = wall - before
  if (before === after || zoneOffset(first, zone) === before) return first
  const second = wall - after
  if (zoneOffset(second, zone) === after) return second
  return transitionBetween({ from: second, to: first, zone })
}

/** Minutes since midnight of an `HH:MM`, `24:00` included. Throws a RangeError for anything else. */
function minutesOf(time: string): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  if (!/^\d\d:[0-5]\d$/.test(time) || minutes > 1_440) throw new RangeError(`Not a time (HH:MM): ${time}`)
  return minutes
}

/** First instant with the later offset; the offset changes once between the two. */
function transitionBetween({ from, to, zone }: { from: number; to: number; zone: string }): number {
  const early = zoneOffset(from, zone)
  let low = from
  let high = to
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zoneOffset(middle, zone) === early) low = middle
    else high = middle
  }
  return high
}

/** First instant of the local day that contains `ms`. */
export function startOfLocalDay(ms: number, zone: string): number {
  return localInstant(localParts(ms, zone).date, '00:00', zone)
}

/** The instant `days` local calendar days later, at `at` (`HH:MM`) or at the same time by the clock on the wall. */
export function addCalendarDaysAt(ms: number, days: number, where: { zone: string; at?: string }): number {
  const parts = localParts(ms, where.zone)
  const date = addDays(parts.date, days)
  if (where.at !== undefined) return localInstant(date, where.at, where.zone)
  const sameMinute = localInstant(date, timeOf(parts.minuteOfDay), where.zone)
  return sameMinute + (ms - Math.floor(ms / 60_000) * 60_000)
}

/** `HH:MM` of minutes since midnight. */
export function timeOf(minuteOfDay: number): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${pad(Math.floor(minuteOfDay / 60))}:${pad(minuteOfDay % 60)}`
}

/** The conversions that `decide` of the policy package takes as an argument (its `ZoneTime`). */
export const zoneTime = { parts: localParts, instant: localInstant, addDays }
