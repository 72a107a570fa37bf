import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addCalendarDaysAt, localInstant, localParts, startOfLocalDay, zoneTime } from './local-time.ts'

const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'America/Los_Angeles',
  'America/Phoenix',
  'Pacific/Honolulu',
  'Indian/Reunion',
  'America/Guadeloupe',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Marquesas',
  'Africa/Casablanca',
  'Asia/Kathmandu',
]
const zone = fc.constantFrom(...ZONES)
const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 11, 31) })
const iso = (ms: number) => new Date(ms).toISOString()

describe('the clock on the wall', () => {
  it('shows what Temporal shows, at any instant in any zone', () => {
    fc.assert(
      fc.property(instant, zone, (ms, timeZone) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone)
        expect(localParts(ms, timeZone)).toEqual({
          date: expected.toPlainDate().toString(),
          weekday: expected.dayOfWeek,
          hour: expected.hour,
          minute: expected.minute,
          second: expected.second,
          minuteOfDay: expected.hour * 60 + expected.minute,
        })
      }),
      { numRuns: 2_000 },
    )
  })

  it('refuses an unknown zone', () => {
    expect(() => localParts(0, 'Mars/Olympus')).toThrow(RangeError)
  })
})

describe('the instant of a local time', () => {
  it('is the one that Temporal finds; the first of two; the end of the gap for none', () => {
    const day = fc.integer({ min: 0, max: 365 * 12 })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1_439 }), zone, (offset, minute, timeZone) => {
        const date = Temporal.PlainDate.from('2024-01-01').add({ days: offset })
        const time = Temporal.PlainTime.from('00:00').add({ minutes: minute })
        const found = localInstant(date.toString(), time.toString().slice(0, 5), timeZone)
        const wall = date.toPlainDateTime(time)
        const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
        const shown = earlier.toPlainDateTime().equals(wall)
        const expected = shown ? earlier : earlier.getTimeZoneTransition('next')
        expect(iso(found)).toBe(iso(expected?.epochMilliseconds ?? Number.NaN))
      }),
      { numRuns: 3_000 },
    )
  })

  it('skips to 03:00 in the Paris gap of 28 March 2027', () => {
    expect(iso(localInstant('2027-03-28', '02:30', 'Europe/Paris'))).toBe('2027-03-28T01:00:00.000Z')
    expect(iso(localInstant('2027-03-28', '03:00', 'Europe/Paris'))).toBe('2027-03-28T01:00:00.000Z')
  })

  it('takes the first 02:30 in the Paris overlap of 31 October 2027', () => {
    expect(iso(localInstant('2027-10-31', '02:30', 'Europe/Paris'))).toBe('2027-10-31T00:30:00.000Z')
  })

  it('takes 24:00 as the end of the day, and refuses what is no date or time', () => {
    expect(localInstant('2027-02-01', '24:00', 'Europe/Paris')).toBe(
      localInstant('2027-02-02', '00:00', 'Europe/Paris'),
    )
    expect(() => localInstant('2027-02-30', '10:00', 'Europe/Paris')).toThrow(/Not a date/)
    expect(() => localInstant('2027-02-01', '25:00', 'Europe/Paris')).toThrow(/Not a time/)
  })

  it('is undone by reading the wall again, outside gaps', () => {
    fc.assert(
      fc.property(instant, zone, (ms, timeZone) => {
        const start = startOfLocalDay(ms, timeZone)
        expect(start).toBeLessThanOrEqual(ms)
        expect(localParts(start, timeZone).date).toBe(localParts(ms, timeZone).date)
        expect(localParts(start - 1, timeZone).date).not.toBe(localParts(ms, timeZone).date)
      }),
    )
  })
})

describe('days later', () => {
  const noon = Date.parse('2027-03-27T11:00:15.250Z')

  it('keeps the time on the wall over a change of offset, to the millisecond', () => {
    expect(iso(addCalendarDaysAt(noon, 1, { zone: 'Europe/Paris' }))).toBe('2027-03-28T10:00:15.250Z')
  })

  it('takes the time asked for, backwards too', () => {
    expect(iso(addCalendarDaysAt(noon, 2, { zone: 'Europe/Paris', at: '10:00' }))).toBe('2027-03-29T08:00:00.000Z')
    expect(iso(addCalendarDaysAt(noon, -27, { zone: 'Europe/Paris', at: '10:00' }))).toBe('2027-02-28T09:00:00.000Z')
  })
})

it('hands the policy its three conversions', () => {
  expect(zoneTime.instant('2027-02-08', '08:00', 'Europe/Paris')).toBe(Date.parse('2027-02-08T08:00+01:00'))
  expect(zoneTime.parts(Date.parse('2027-02-07T11:00+01:00'), 'Europe/Paris')).toMatchObject({
    date: '2027-02-07',
    weekday: 7,
    minuteOfDay: 660,
  })
  expect(zoneTime.addDays('2027-02-28', 1)).toBe('2027-03-01')
})
