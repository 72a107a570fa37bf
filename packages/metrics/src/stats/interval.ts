import { Z95 } from './normal.ts'

/** Why there is no interval. Never NaN, never a zero that reads as "no effect" (statistics, section 8, 5). */
export type NoInterval =
  /** Nobody to count. */
  | 'no_units'
  /** Counts that cannot be: x > n, negative, not finite. */
  | 'impossible'
  /** The denominator of a ratio sums to nothing. */
  | 'no_denominator'
  /** One unit, or all alike: the spread is unknown, not zero. */
  | 'no_spread'

export type Interval = { kind: 'interval'; low: number; high: number } | { kind: 'none'; reason: NoInterval }

/** A count of successes among n units. */
export interface Counted {
  x: number
  n: number
}

const none = (reason: NoInterval): Interval => ({ kind: 'none', reason })

function problemOf({ x, n }: Counted): NoInterval | undefined {
  if (!(Number.isFinite(x) && Number.isFinite(n)) || x < 0 || n < 0 || x > n) return 'impossible'
  return n === 0 ? 'no_units' : undefined
}

/** Wilson's score interval of a proportion, 95 % by default. Right also for few units and for 0 or all of them. */
export function wilson(counted: Counted, z = Z95): Interval {
  const problem = problemOf(counted)
  if (problem) return none(problem)
  const { x, n } = counted
  const p = x / n
  const z2 = z * z
  const middle = p + z2 / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  return {
    kind: 'interval',
    low: x === 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: x === n ? 1 : Math.min(1, (middle + half) / scale),
  }
}

/** Newcombe's hybrid score interval of the difference of two proportions, `of` minus `against` (statistics 1.1). */
export function newcombe(of: Counted, against: Counted, z = Z95): Interval {
  const [b, a] = [wilson(of, z), wilson(against, z)]
  if (b.kind === 'none') return b
  if (a.kind === 'none') return a
  const pb = of.x / of.n
  const pa = against.x / against.n
  const d = pb - pa
  return { kind: 'interval', low: d - Math.hypot(pb - b.low, a.high - pa), high: d + Math.hypot(b.high - pb, pa - a.low) }
}

/** As the screen takes it. */
export const bounds = (interval: Interval): [number, number] | null =>
  interval.kind === 'interval' ? [interval.low, interval.high] : null
