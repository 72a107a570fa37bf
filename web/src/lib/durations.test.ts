import { describe, expect, it } from 'vitest'
import { formatDuration, wholeDays } from './durations.ts'

const DAY = 86_400_000

describe('durations', () => {
  it.each([
    [2.33 * DAY, '2.3\u202fd'], [12 * DAY, '12\u202fd'], [5_400_000, '1.5\u202fh'], [12 * 60_000, '12\u202fmin'], [45_000, '45\u202fs'], [200, '0\u202fs'],
  ])('%d ms', (ms, words) => {
    expect(formatDuration(ms, 'en')).toBe(words)
  })

  it('speaks French', () => {
    expect(formatDuration(2.33 * DAY, 'fr')).toBe('2,3\u202fj')
  })

  it('counts whole days only', () => {
    expect(wholeDays(0, 2 * DAY - 1)).toBe(1)
  })
})
