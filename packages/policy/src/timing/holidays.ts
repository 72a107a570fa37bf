import type { DecideInput } from '../input.ts'
import type { HolidayRule } from '../pack/policy-pack.ts'
import type { ZoneTime } from '../zone-time.ts'
import type { TimeRule } from './time-rule.ts'

type Calendar = ReadonlySet<string>

/** One rule for each pack, calendar and place: a holiday anywhere the person may be closes the day. */
export function holidayRules(input: DecideInput, time: ZoneTime): TimeRule[] {
  const { packs, contact, person } = input
  return packs.flatMap((pack) =>
    (pack.holidays ?? [])
      .filter((rule) => rule.forbidden && rule.channels.includes(contact.channel))
      .flatMap((rule) =>
        calendarIds(rule, person.postcodes).flatMap((id) =>
          person.zones.map((zone) => holidayRule(`${pack.id}.holiday`, { calendar: input.calendars[id], zone, time })),
        ),
      ),
  )
}

/** The rule's calendar and those of the regions in which the person may live. */
function calendarIds(rule: HolidayRule, postcodes: readonly string[]): string[] {
  const extras = (rule.regional ?? []).filter(({ postcodePrefix }) =>
    postcodePrefix.some((prefix) => postcodes.some((postcode) => postcode.startsWith(prefix))),
  )
  return [rule.calendar, ...extras.map(({ extra }) => extra)]
}

interface Where {
  calendar: Calendar | undefined
  zone: string
  time: ZoneTime
}

function holidayRule(id: string, { calendar, zone, time }: Where): TimeRule {
  const isClosed = (date: string) =>
    calendar && knowsYear(calendar, date.slice(0, 4)) ? calendar.has(date) : 'unknown'
  return {
    id,
    law: true,
    earliest: (ms) => {
      const { date } = time.parts(ms, zone)
      const closed = isClosed(date)
      if (closed === 'unknown') return 'unknown'
      return closed ? time.instant(time.addDays(date, 1), '00:00', zone) : ms
    },
    hours: (ms) => {
      const tomorrow = time.addDays(time.parts(ms, zone).date, 1)
      const toMs = isClosed(tomorrow) === false ? Number.POSITIVE_INFINITY : time.instant(tomorrow, '00:00', zone)
      return { fromMs: Number.NEGATIVE_INFINITY, toMs }
    },
  }
}

const knownYears = new WeakMap<Calendar, Set<string>>()

/** A calendar without one day in a year was not generated so far: not a year without holidays. */
function knowsYear(calendar: Calendar, year: string): boolean {
  let years = knownYears.get(calendar)
  if (!years) {
    years = new Set([...calendar].map((date) => date.slice(0, 4)))
    knownYears.set(calendar, years)
  }
  return years.has(year)
}
