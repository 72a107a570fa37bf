import { describe, expect, it } from 'vitest'
import { formatDay, formatExact, formatInstant, formatWhen, localDay } from './instants.ts'

/** Thursday 19 November 2026, 10:04 in Paris. */
const NOW = Date.UTC(2026, 10, 19, 9, 4)
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('business time', () => {
  it('is told in Paris, whatever the zone of the machine', () => {
    expect(formatInstant(NOW, 'en')).toBe('Thu 19 Nov 10:04')
    expect(formatInstant(NOW, 'fr')).toBe('jeu. 19 nov. 10:04')
    expect(formatExact(NOW, 'en')).toBe('19 Nov 2026 10:04 Europe/Paris')
  })

  it('follows summer time', () => {
    expect(formatInstant(Date.UTC(2026, 6, 1, 8, 0), 'en')).toBe('Wed 1 Jul 10:00')
  })

  it('changes day at midnight in Paris', () => {
    expect(localDay(Date.UTC(2026, 10, 18, 22, 59))).toBe('2026-11-18')
    expect(localDay(Date.UTC(2026, 10, 18, 23, 0))).toBe('2026-11-19')
  })

  it('writes midnight as 00:00', () => {
    expect(formatWhen(Date.UTC(2026, 10, 18, 23, 0), NOW, 'en')).toBe('00:00')
  })
})

describe('an instant beside now', () => {
  it.each([
    ['today', 3 * HOUR, '13:04'],
    ['yesterday', -DAY, 'Wed 10:04'],
    ['within six days', 2 * DAY, 'Sat 10:04'],
    ['later this year', 10 * DAY, '29 Nov'],
    ['next year', 60 * DAY, '18 Jan 2027'],
  ])('%s', (_name, away, words) => {
    expect(formatWhen(NOW + away, NOW, 'en')).toBe(words)
  })
})

it('writes a local day', () => {
  expect(formatDay('2026-10-27', 'en')).toBe('27 Oct 2026')
  expect(formatDay('2026-10-27', 'fr')).toBe('27 oct. 2026')
})
