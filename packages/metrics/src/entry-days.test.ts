import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryKeys, spansOf } from './entry-days.ts'

const DAY = 86_400_000
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const next = (day: string, by: number) => dayOf(Date.parse(day) + by * DAY)

/** How often the rows of these spans count a day. */
const times = (spans: ReturnType<typeof spansOf>, day: string) =>
  spans.reduce((sum, { from, before, sign }) => sum + sign * entryKeys(day).filter((key) => from <= key && key < before).length, 0)
/** Every day from a month before a range to a month after it. */
function around(from: string, to: string): string[] {
  const [first, last] = [from, to].toSorted()
  return Array.from({ length: (Date.parse(last ?? to) - Date.parse(first ?? from)) / DAY + 70 }, (_, i) => next(first ?? from, i - 35))
}

// 2024, 2028 and 2000 are leap years, 2100 is none.
const days = fc.oneof(
  fc.integer({ min: Date.UTC(2023, 11, 1) / DAY, max: Date.UTC(2028, 3, 1) / DAY }), fc.integer({ min: Date.UTC(2099, 11, 1) / DAY, max: Date.UTC(2100, 4, 1) / DAY }),
  fc.constantFrom(...['2024-02-28', '2024-02-29', '2024-03-01', '2000-02-29', '2100-02-28', '2100-03-01', '2027-12-31', '2028-01-01', '2027-01-16', '2027-02-15'].map((day) => Date.parse(day) / DAY)),
).map((n) => dayOf(n * DAY))
const ranges = fc.oneof(fc.tuple(days, days), fc.tuple(days, fc.integer({ min: 0, max: 70 })).map(([from, more]): [string, string] => [from, next(from, more)]))

describe('the keys of an entry day', () => {
  it('are all days, its month and the day', () => { expect(entryKeys('2028-02-29')).toEqual(['', 'm2028-02', '2028-02-29']) })
})

describe('a range of entry days', () => {
  it('counts each of its days once, and no other', () => {
    fc.assert(fc.property(ranges, ([from, to]) => {
      const spans = spansOf(from, to)
      expect(around(from, to).filter((day) => times(spans, day) !== Number(from <= day && day <= to))).toEqual([])
    }), { numRuns: 400 })
  })
  it('counts every day on the side that is open', () => {
    fc.assert(fc.property(days, days, (edge, day) => {
      expect([times(spansOf(edge, undefined), day), times(spansOf(undefined, edge), day), times(spansOf(), day)]).toEqual([Number(day >= edge), Number(day <= edge), 1])
    }), { numRuns: 400 })
  })
  it('never reads more than 30 days, in at most three spans, nor the row of all days', () => {
    fc.assert(fc.property(ranges, ([from, to]) => {
      const spans = spansOf(from, to)
      const read = around(from, to).filter((day) => spans.some((span) => span.from <= day && day < span.before))
      expect(read.length).toBeLessThanOrEqual(30)
      expect(spans.length).toBeLessThanOrEqual(3)
      expect(spans.filter((span) => span.from <= '')).toEqual([])
    }), { numRuns: 400 })
  })
  it('that ends before it begins holds nothing', () => { expect(spansOf('2027-03-02', '2027-03-01')).toEqual([]) })
  it('is whole months with the days at its edges', () => {
    expect(spansOf('2026-11-28', '2027-02-03')).toEqual([
      { from: '2026-11-28', before: '2026-11-31~', sign: 1 }, { from: 'm2026-11~', before: 'm2027-02', sign: 1 }, { from: '2027-02-01', before: '2027-02-03~', sign: 1 },
    ])
  })
  it('is its months less the other days, where most of a month is in it', () => {
    expect(spansOf('2026-11-03', '2027-02-24')).toEqual([
      { from: '2026-11-01', before: '2026-11-03', sign: -1 }, { from: 'm2026-11', before: 'm2027-02~', sign: 1 }, { from: '2027-02-24~', before: '2027-02-31~', sign: -1 },
    ])
    expect(spansOf('2027-01-01', '2027-12-31')).toEqual([{ from: 'm2027-01', before: 'm2027-12~', sign: 1 }])
  })
})
