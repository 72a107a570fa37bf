import { businessAt, changeFactor, lastSegment } from './state.ts'
import type { ClockState } from './state.ts'

/** Work may be this late, in business ms, before the clock waits for it (durability rule 13). */
export const LATE_MS = 30 * 60_000

/** How long to sleep, in real ms, before asking a standing clock again. */
export const STANDING_POLL_MS = 1_000

export interface Lateness {
  /** Business instant at which the oldest unfinished work was due; null = nothing is due. */
  oldestDueBusinessMs: number | null
  /** Speed asked for when nothing is late. */
  targetFactor: number
  realMs: number
}

/**
 * Slows the clock while the oldest due work is more than 30 business minutes late: half speed, then a quarter, and past
 * an hour it stands until the work has caught up. Steps, not a curve: each change is a stored segment.
 * A wall clock cannot be slowed.
 */
export function slowDown(state: ClockState, lateness: Lateness): ClockState {
  if (state.leaseUntilRealMs === null) return state
  const { oldestDueBusinessMs, targetFactor, realMs } = lateness
  const lateMs = oldestDueBusinessMs === null ? 0 : businessAt(state, realMs) - oldestDueBusinessMs
  return changeFactor(state, targetFactor * shareFor(lateMs), realMs)
}

function shareFor(lateMs: number): number {
  if (lateMs <= LATE_MS) return 1
  if (lateMs <= LATE_MS * 1.5) return 0.5
  return lateMs <= LATE_MS * 2 ? 0.25 : 0
}

/**
 * Real ms to sleep until a business instant, if the clock keeps its present speed; 0 when it has passed. An estimate:
 * after a gap or a slow-down the sleeper wakes early and must ask again.
 */
export function realDelayUntil(state: ClockState, businessTargetMs: number, realMs: number): number {
  const leftMs = businessTargetMs - businessAt(state, realMs)
  if (leftMs <= 0) return 0
  const { factor } = lastSegment(state)
  return factor > 0 ? Math.ceil(leftMs / factor) : STANDING_POLL_MS
}
