/** Shares are percents with two decimals on screen and ten-thousandths in the plan. */
export const WHOLE = 10_000

export const toParts = (percent: number): number => Math.round(percent * 100)

/**
 * Parts in the same proportions that sum to 10,000 exactly: floors first, then one part more to the largest
 * remainders (Hare quota). Without any share, all arms get the same.
 */
export function normalise(percents: readonly number[]): number[] {
  const total = percents.reduce((sum, p) => sum + p, 0)
  const exact = percents.map((p) => (total > 0 ? (p / total) * WHOLE : WHOLE / percents.length))
  const floors = exact.map(Math.floor)
  const left = WHOLE - floors.reduce((sum, f) => sum + f, 0)
  const byRemainder = exact.map((e, index) => ({ index, rest: e - Math.floor(e) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
  const lucky = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return floors.map((floor, index) => floor + (lucky.has(index) ? 1 : 0))
}
