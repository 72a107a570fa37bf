const DAY = 86_400_000
const HALF_DAY = 43_200_000

/**
 * Last entry day (YYYY-MM-DD) all of whose runs have their whole window behind them. A local day ends at the
 * latest 12 h after the same day of UTC (zone -12), so the answer holds in every zone: immature runs are left
 * out equally in every group (statistics 1.12).
 */
export const lastMatureDay = (nowMs: number, windowDays: number): string =>
  new Date((Math.floor((nowMs - HALF_DAY) / DAY) - windowDays - 1) * DAY).toISOString().slice(0, 10)

/** Promises due until this instant count as due: their grace is over (domain rule 4). */
export const dueUntilMs = (nowMs: number, graceDays: number): number => nowMs - graceDays * DAY

/** Below this many units a figure is grey (design law 2). */
export const SMALL = 30

/** `none`: there is nothing to count; `immature`: there will be; `small`: too few to say much. */
export type FigureStatus = 'ok' | 'small' | 'immature' | 'none'

/** @param waiting units that will count once their window or due date has passed */
export function statusOf(n: number, waiting: number): FigureStatus {
  if (n === 0) return waiting > 0 ? 'immature' : 'none'
  return n < SMALL ? 'small' : 'ok'
}
