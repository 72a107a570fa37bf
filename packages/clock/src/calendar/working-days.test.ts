import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from './plain-date.ts'
import { addWorkingDays, isWorkingDay, nextWorkingDay, nextWorkingDayStart } from './working-days.ts'
import type { WorkingCalendar } from './working-days.ts'

const calendar: WorkingCalendar = { id: 'FR', workdays: [1, 2, 3, 4, 5], holidays: ['2027-03-29', '2027-05-06'] }
const zone = 'Europe/Paris'
const paris = (local: string) => Date.parse(local)

describe('plain dates', () => {
  it('know their weekday and their distance', () => {
    expect([weekdayOf('1970-01-01'), weekdayOf('2027-02-07'), weekdayOf('1969-12-29')]).toEqual([4, 7, 1])
    expect([addDays('2028-02-28', 1), addDays('2027-01-01', -1)]).toEqual(['2028-02-29', '2026-12-31'])
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (days) => {
        expect(daysBetween('2000-01-01', addDays('2000-01-01', days))).toBe(days)
      }),
    )
  })
})

describe('working days', () => {
  it('leave out weekends and holidays', () => {
    expect(isWorkingDay('2027-03-26', calendar)).toBe(true)
    expect(isWorkingDay('2027-03-27', calendar)).toBe(false)
    expect(isWorkingDay('2027-03-29', calendar)).toBe(false)
    expect(nextWorkingDay('2027-03-26', calendar)).toBe('2027-03-30')
    expect(nextWorkingDay('2027-03-30', calendar, -1)).toBe('2027-03-26')
  })

  it('are counted after the start day, at the same time on the wall or at the one asked for', () => {
    const friday = paris('2027-03-26T16:30+01:00')
    expect(addWorkingDays(friday, 1, { calendar, zone })).toBe(paris('2027-03-30T16:30+02:00'))
    expect(addWorkingDays(friday, 3, { calendar, zone, at: '09:00' })).toBe(paris('2027-04-01T09:00+02:00'))
    expect(addWorkingDays(paris('2027-03-30T09:00+02:00'), -1, { calendar, zone })).toBe(
      paris('2027-03-26T09:00+01:00'),
    )
  })

  it('0 days from a day of rest is the next working day, else the day itself', () => {
    expect(addWorkingDays(paris('2027-03-27T09:00+01:00'), 0, { calendar, zone })).toBe(paris('2027-03-30T09:00+02:00'))
    expect(addWorkingDays(paris('2027-03-26T09:00+01:00'), 0, { calendar, zone })).toBe(paris('2027-03-26T09:00+01:00'))
  })

  it('refuse a calendar that never works', () => {
    expect(() => nextWorkingDay('2027-03-26', { id: 'none', workdays: [], holidays: [] })).toThrow(/no working day/)
  })

  it('there and back again never loses a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 30 }), (start, days) => {
        const date = nextWorkingDay(addDays('2027-01-01', start), calendar)
        const ms = paris(`${date}T12:00Z`)
        const there = addWorkingDays(ms, days, { calendar, zone })
        expect(addWorkingDays(there, -days, { calendar, zone, at: '00:00' })).toBeLessThanOrEqual(ms)
        expect(there - ms).toBeGreaterThanOrEqual(days * 86_400_000 - 3_600_000)
      }),
    )
  })
})

describe('the start of the next working day', () => {
  it('is today when it has not begun, else the next one', () => {
    const at = (local: string) => nextWorkingDayStart(paris(local), { calendar, zone })
    expect(at('2027-03-26T07:59+01:00')).toBe(paris('2027-03-26T08:00+01:00'))
    expect(at('2027-03-26T08:00+01:00')).toBe(paris('2027-03-30T08:00+02:00'))
    expect(at('2027-03-27T07:00+01:00')).toBe(paris('2027-03-30T08:00+02:00'))
  })
})
