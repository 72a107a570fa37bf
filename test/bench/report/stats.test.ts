import { describe, expect, it } from 'vitest'
import { mean, median, percentile, short, spread } from './stats.ts'

describe('what the bench reports', () => {
  it('takes the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBeNaN()
  })

  it('takes percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect(percentile(hundred, 0.95)).toBe(95)
    expect(percentile([7], 0.5)).toBe(7)
    expect(percentile([1, 2], 1)).toBe(2)
  })

  it('shows three digits', () => {
    expect([1234.5, 12.345, 1.2345, 0].map(short)).toEqual(['1235', '12.3', '1.23', '0.00'])
    expect(spread([3, 1, 2])).toBe('2.00 (1.00 to 3.00)')
    expect(mean([1, 2, 6])).toBe(3)
  })
})
