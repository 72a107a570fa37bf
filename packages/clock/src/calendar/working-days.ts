import { addDays, weekdayOf } from './plain-date.ts'
import { localInstant, localParts, timeOf } from '../zones/local-time.ts'

/** Which days are worked, as data. Both lists are dates and weekdays by the local calendar of whoever asks. */
export interface WorkingCalendar {
  readonly id: string
  /** ISO weekdays, 1 = Monday ... 7 = Sunday. */
  readonly workdays: readonly number[]
  /** `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
}

/** Where a working day is counted. */
export interface WorkingPlace {
  calendar: WorkingCalendar
  zone: string
  /** `HH:MM`; without it the time of day of the start is kept. */
  at?: string
}

/** No law or calendar has so long a rest: past it the calendar is wrong, not the question. */
const LONGEST_REST_DAYS = 366
const holidaySets = new WeakMap<WorkingCalendar, ReadonlySet<string>>()

export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean {
  let holidays = holidaySets.get(calendar)
  if (!holidays) {
    holidays = new Set(calendar.holidays)
    holidaySets.set(calendar, holidays)
  }
  return calendar.workdays.includes(weekdayOf(date)) && !holidays.has(date)
}

/** The nearest working day strictly after (`step` 1) or before (`step` -1) a date. Throws on a calendar without any. */
export function nextWorkingDay(date: string, calendar: WorkingCalendar, step: 1 | -1 = 1): string {
  let day = date
  for (let rest = 0; rest < LONGEST_REST_DAYS; rest++) {
    day = addDays(day, step)
    if (isWorkingDay(day, calendar)) return day
  }
  throw new RangeError(`Calendar ${calendar.id} has no working day within a year of ${date}`)
}

/**
 * The instant `days` working days later (earlier when negative). The start day itself never counts; 0 days from a day of
 * rest is the next working day.
 */
export function addWorkingDays(ms: number, days: number, place: WorkingPlace): number {
  const start = localParts(ms, place.zone)
  let date = start.date
  if (days === 0 && !isWorkingDay(date, place.calendar)) date = nextWorkingDay(date, place.calendar)
  for (let left = Math.abs(days); left > 0; left--) date = nextWorkingDay(date, place.calendar, days < 0 ? -1 : 1)
  return localInstant(date, place.at ?? timeOf(start.minuteOfDay), place.zone)
}

/** The first start of a working day (`at`, 08:00 unless told) strictly after `ms`. */
export function nextWorkingDayStart(ms: number, place: WorkingPlace): number {
  const at = place.at ?? '08:00'
  const { date } = localParts(ms, place.zone)
  const today = localInstant(date, at, place.zone)
  if (today > ms && isWorkingDay(date, place.calendar)) return today
  return localInstant(nextWorkingDay(date, place.calendar), at, place.zone)
}
