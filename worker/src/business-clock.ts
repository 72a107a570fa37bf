import { businessAt, isWallClock, lastSegment, wallClock, type ClockState } from '@parcours/clock'
import { readClock, topClockFactor, type Db } from '@parcours/store'

/** Business time for activities. The one place of the worker that reads the wall clock for it. */
export interface BusinessClock {
  nowMs(): number
  /** Real ms to sleep until a business instant, at least one. */
  sleepMs(untilMs: number): number
  realMs(): number
}

export function businessClock(db: Db): BusinessClock {
  const state = (): ClockState => {
    const row = readClock(db)
    return row.segments.length === 0 ? wallClock : row
  }
  return {
    nowMs: () => businessAt(state(), Date.now()),
    sleepMs: (untilMs) => sleepMs(state(), { untilMs, realMs: Date.now(), topFactor: topClockFactor(db) }),
    realMs: () => Date.now(),
  }
}

const STANDING_POLL_MS = 1_000

/**
 * Real ms to sleep until a business instant, at the fastest that this clock ever runs: a sleep that begins
 * while the clock is slow must not be overslept when it takes up its speed. Whoever wakes early sleeps again.
 */
function sleepMs(state: ClockState, one: { untilMs: number; realMs: number; topFactor: number }): number {
  const left = one.untilMs - businessAt(state, one.realMs)
  if (isWallClock(state)) return Math.max(1, left)
  const lease = state.leaseUntilRealMs
  const stands = lastSegment(state).factor === 0 || (lease !== null && lease <= one.realMs)
  if (one.topFactor === 0) return STANDING_POLL_MS
  return Math.max(stands ? STANDING_POLL_MS : 1, Math.ceil(left / one.topFactor))
}
