import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratioDifference, ratioInterval, ratioOf, type RatioSums } from './ratio.ts'

/** Spend per visit of the Hillstrom mails: men's mail and no mail. */
const MAIL: RatioSums = { n: 21_307, y: 30_311.69, x: 3894, yy: 6_759_024.4973, xx: 3894, xy: 30_311.69 }
const NONE: RatioSums = { n: 21_306, y: 13_908.33, x: 2262, yy: 2_870_050.3621, xx: 2262, xy: 13_908.33 }
/** PostHog's own test of its ratio metric. */
const CONTROL: RatioSums = { n: 1966, y: 94_605.79858780127, x: 936, yy: 10_463_129.505392816, xx: 936, xy: 94_605.79858780127 }
const TREATMENT: RatioSums = { n: 2034, y: 99_673.9364269569, x: 947, yy: 11_298_745.182728939, xx: 947, xy: 99_673.9364269569 }

const unit = fc.record({ y: fc.nat({ max: 500_000 }), x: fc.integer({ min: 1, max: 500_000 }) })
const sumsOf = (units: { y: number; x: number }[]): RatioSums =>
  units.reduce<RatioSums>((s, { y, x }) => ({ n: s.n + 1, y: s.y + y, x: s.x + x, yy: s.yy + y * y, xx: s.xx + x * x, xy: s.xy + x * y }),
    { n: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0 })
/** By its definition, with two passes over the units. */
function variance(units: { y: number; x: number }[]): number {
  const { n, y, x } = sumsOf(units)
  const squares = units.reduce((sum, unit_) => sum + (unit_.y - (y / x) * unit_.x) ** 2, 0)
  return squares / (n - 1) / n / (x / n) ** 2
}

describe('a ratio of sums', () => {
  it('has the difference, the standard error and the interval of the Hillstrom reference', () => {
    const { value, interval } = ratioDifference(MAIL, NONE)
    expect(value).toBeCloseTo(1.63551690079, 9)
    const se = interval.kind === 'interval' ? (interval.high - interval.low) / 2 / 1.959963984540054 : 0
    expect(se).toBeCloseTo(0.987140520171, 9)
  })
  it("agrees with PostHog's relative difference and its interval", () => {
    const [a, b] = [ratioOf(CONTROL), ratioOf(TREATMENT)]
    if (a.kind === 'none' || b.kind === 'none' || a.variance === null || b.variance === null) throw new Error('no ratio')
    const relative = b.value / a.value - 1
    const se = Math.sqrt(b.variance / a.value ** 2 + (a.variance * b.value ** 2) / a.value ** 4)
    expect(relative).toBeCloseTo(0.0413332217, 9)
    // Theirs has t with some 4,000 degrees of freedom: 1.96056 for 1.95996.
    expect(relative - 1.96056 * se).toBeCloseTo(0.0137860925, 5)
    expect(relative + 1.96056 * se).toBeCloseTo(0.0688803508, 5)
  })
  it('has the variance of its definition, from sums alone', () => {
    fc.assert(fc.property(fc.array(unit, { minLength: 2, maxLength: 60 }), (units) => {
      const ratio = ratioOf(sumsOf(units))
      const exact = variance(units)
      if (ratio.kind === 'none') return false
      return ratio.variance === null ? exact < 1e-6 : Math.abs(ratio.variance - exact) <= 1e-6 * Math.max(exact, 1e-6)
    }))
  })
  it('covers the truth about 95 times in 100', () => {
    let seed = 11
    const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    let covered = 0
    for (let i = 0; i < 600; i++) {
      // 0.4 of the cases pay 0.9 of their arrears: the true ratio is 0.36.
      const units = Array.from({ length: 200 }, () => {
        const x = 1000 + Math.floor(next() * 90_000)
        return { x, y: next() < 0.4 ? 0.9 * x : 0 }
      })
      const interval = ratioInterval(sumsOf(units))
      if (interval.kind === 'interval' && interval.low <= 0.36 && interval.high >= 0.36) covered += 1
    }
    expect(covered / 600).toBeGreaterThan(0.92)
    expect(covered / 600).toBeLessThan(0.98)
  })
})

describe('a ratio without an answer', () => {
  const sums = (over: Partial<RatioSums>): RatioSums => ({ n: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0, ...over })
  it.each([
    ['nobody', sums({}), 'no_units'], ['nothing owed', sums({ n: 3 }), 'no_denominator'], ['a sum that is no number', sums({ n: 1, y: Number.NaN }), 'impossible'],
    ['one unit', sumsOf([{ y: 5, x: 10 }]), 'no_spread'], ['nobody paid', sumsOf([{ y: 0, x: 10 }, { y: 0, x: 12 }]), 'no_spread'],
    ['everybody paid all', sumsOf([{ y: 10, x: 10 }, { y: 123_456, x: 123_456 }, { y: 7, x: 7 }]), 'no_spread'],
  ])('%s: a reason, never NaN', (_, one, reason) => {
    expect(ratioInterval(one)).toEqual({ kind: 'none', reason })
    expect(ratioDifference(MAIL, one).interval).toEqual({ kind: 'none', reason })
    expect(ratioDifference(one, MAIL).interval).toEqual({ kind: 'none', reason })
  })
  it('still has its value where only the spread is unknown', () => {
    expect(ratioDifference(MAIL, sumsOf([{ y: 0, x: 10 }, { y: 0, x: 12 }])).value).toBeCloseTo(30_311.69 / 3894, 9)
  })
})
