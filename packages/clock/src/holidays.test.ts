import { describe, expect, it } from 'vitest'
import { addDays } from './calendar/plain-date.ts'
import { isWorkingDay } from './calendar/working-days.ts'
import { holidaysFor, workingCalendarFor } from './holidays.ts'

/** Easter Sunday by the Meeus/Jones/Butcher rule, so that the library is checked by something else. */
function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return `${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`
}

/** Code du travail, L3133-1. */
function frenchLaw(year: number): string[] {
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((day) => `${year}-${day}`)
  return [...new Set([...fixed, ...[1, 39, 50].map((days) => addDays(easter(year), days))])].sort()
}

describe('public holidays of France', () => {
  it('are those of article L3133-1, year by year', () => {
    for (let year = 2024; year <= 2040; year++) expect(holidaysFor('FR', year, year)).toEqual(frenchLaw(year))
  })

  it('add Good Friday and 26 December in Alsace-Moselle (L3134-13)', () => {
    for (let year = 2024; year <= 2035; year++) {
      const added = holidaysFor('FR-AM', year, year).filter((date) => !frenchLaw(year).includes(date))
      expect(added).toEqual([addDays(easter(year), -2), `${year}-12-26`])
    }
  })

  it('add the abolition of slavery overseas (L3422-2)', () => {
    const days = { 'FR-GP': '05-27', 'FR-MQ': '05-22', 'FR-GF': '06-10', 'FR-RE': '12-20', 'FR-YT': '04-27' }
    for (const [id, day] of Object.entries(days)) expect(holidaysFor(id, 2027, 2027)).toContain(`2027-${day}`)
  })
})

describe('other calendars', () => {
  it('know Thanksgiving and the days in lieu in the United States', () => {
    expect(holidaysFor('US', 2027, 2027)).toEqual(expect.arrayContaining(['2027-11-25', '2027-07-05', '2027-12-24']))
    expect(holidaysFor('US', 2027, 2027)).not.toContain('2027-02-14')
  })

  it('span years, sorted', () => {
    const dates = holidaysFor('FR', 2026, 2028)
    expect(dates).toHaveLength(33)
    expect(dates).toEqual(dates.toSorted())
  })

  it('are refused when the data does not know them', () => {
    expect(() => holidaysFor('ZZ', 2027, 2027)).toThrow(/No public holidays/)
    expect(() => holidaysFor('FR-XX', 2027, 2027)).toThrow(/Unknown calendar/)
  })

  it('make a working calendar', () => {
    const calendar = workingCalendarFor('FR', { from: 2027, to: 2027 })
    expect([isWorkingDay('2027-07-14', calendar), isWorkingDay('2027-07-15', calendar)]).toEqual([false, true])
  })
})
