import type { Interval, NoInterval } from './interval.ts'
import { Z95 } from './normal.ts'

/** Sums over the randomised units (runs) of a numerator y and a denominator x. They fold: sums of sums are sums. */
export interface RatioSums {
  n: number
  y: number
  x: number
  yy: number
  xx: number
  xy: number
}

export type Ratio =
  | { kind: 'ratio'; value: number; variance: number | null }
  | { kind: 'none'; reason: Exclude<NoInterval, 'no_spread'> }

/**
 * Sum of y over sum of x, with its variance by the delta method (statistics 1.8): the spread of y - R x over
 * the units. Money has its own interval, never a binomial (domain rule 17). `variance` is null where the units
 * do not differ, since nothing is then known of the spread.
 */
export function ratioOf({ n, y, x, yy, xx, xy }: RatioSums): Ratio {
  if (![n, y, x, yy, xx, xy].every(Number.isFinite) || n < 0) return { kind: 'none', reason: 'impossible' }
  if (n === 0) return { kind: 'none', reason: 'no_units' }
  if (x === 0) return { kind: 'none', reason: 'no_denominator' }
  const value = y / x
  const squares = yy - 2 * value * xy + value * value * xx
  // The difference of large sums: what is left below its rounding is no spread at all.
  const spread = squares > 1e-12 * Math.max(yy, value * value * xx)
  return { kind: 'ratio', value, variance: n > 1 && spread ? (squares * n) / (n - 1) / (x * x) : null }
}

const around = (value: number, variance: number | null, z: number): Interval => {
  if (variance === null) return { kind: 'none', reason: 'no_spread' }
  const half = z * Math.sqrt(variance)
  return { kind: 'interval', low: value - half, high: value + half }
}

/** Interval of a ratio, 95 % by default. */
export function ratioInterval(sums: RatioSums, z = Z95): Interval {
  const ratio = ratioOf(sums)
  return ratio.kind === 'none' ? ratio : around(ratio.value, ratio.variance, z)
}

/** Difference of two ratios of independent groups, `of` minus `against`, with its interval. */
export function ratioDifference(of: RatioSums, against: RatioSums, z = Z95): { value: number | null; interval: Interval } {
  const b = ratioOf(of)
  const a = ratioOf(against)
  if (b.kind === 'none') return { value: null, interval: b }
  if (a.kind === 'none') return { value: null, interval: a }
  const value = b.value - a.value
  // Where one group is all alike (nobody paid), the spread of the other alone would look too sure.
  const variance = a.variance === null || b.variance === null ? null : a.variance + b.variance
  return { value, interval: around(value, variance, z) }
}
