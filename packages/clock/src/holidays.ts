import Holidays from 'date-holidays'
import type { WorkingCalendar } from './calendar/working-days.ts'

/**
 * Public holidays generated from the date-holidays data. An entry of its own (`@parcours/clock/holidays`): the tables
 * weigh megabytes, so only the server loads it and stores the dates; the web and the workflow read stored calendars.
 */

/** Ids that date-holidays knows by another name: Alsace-Moselle (L3134-13) is three departments with one calendar. */
const ALIASES: Record<string, readonly [country: string, subdivision: string]> = { 'FR-AM': ['FR', '67'] }

/**
 * Public holidays of a calendar, `YYYY-MM-DD`, sorted, both years included. An id is a country (`FR`, `US`), a
 * subdivision (`FR-GP`, `US-NY`, `CA-QC`) or `FR-AM`. Throws a RangeError for one that the data does not know.
 */
export function holidaysFor(calendarId: string, yearFrom: number, yearTo: number): string[] {
  const [country = '', subdivision] = ALIASES[calendarId] ?? calendarId.split('-')
  const source = subdivision ? new Holidays(country, subdivision) : new Holidays(country)
  // The library answers for the whole country when it does not know a subdivision: a wrong calendar, silently.
  if (subdivision && !source.getStates(country)?.[subdivision]) throw new RangeError(`Unknown calendar ${calendarId}`)
  const dates = new Set<string>()
  for (let year = yearFrom; year <= yearTo; year++) {
    const found = source.getHolidays(year)
    if (!found?.length) throw new RangeError(`No public holidays known for calendar ${calendarId} in ${year}`)
    for (const holiday of found) if (holiday.type === 'public') for (const date of datesOf(holiday)) dates.add(date)
  }
  return [...dates].sort()
}

/** A working calendar with those holidays; Monday to Friday unless told. */
export function workingCalendarFor(
  id: string,
  years: { from: number; to: number },
  workdays = [1, 2, 3, 4, 5],
): WorkingCalendar {
  return { id, workdays, holidays: holidaysFor(id, years.from, years.to) }
}

/** A holiday may last several days: `date` is its first, in the holiday's own zone. */
function datesOf(holiday: { date: string; start: Date; end: Date }): string[] {
  const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`)
  const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000))
  return Array.from({ length: days }, (_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10))
}
