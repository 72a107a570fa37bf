import { businessAt, realDelayUntil, wallClock, type ClockState } from '@parcours/clock'
import { readClock, type Db } from '@parcours/store'

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
    sleepMs: (untilMs) => Math.max(1, Math.ceil(realDelayUntil(state(), untilMs, Date.now()))),
    realMs: () => Date.now(),
  }
}
