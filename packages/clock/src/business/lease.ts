import { append, businessAt, lastSegment } from './state.ts'
import type { ClockState } from './state.ts'

/** A tick of the server lets business time run at most this much further (durability rule 13). */
export const LEASE_MS = 2_000

/**
 * One tick of the server: business time may run until `realMs` + `leaseMs`. A tick that comes after the lease has
 * ended opens a new segment, so that the silence in between costs no business time. A wall clock stays as it is.
 */
export function extendLease(state: ClockState, realMs: number, leaseMs = LEASE_MS): ClockState {
  const lease = state.leaseUntilRealMs
  if (lease === null) return state
  const open = realMs > lease ? openSegmentAfterGap(state, realMs) : state
  return { ...open, leaseUntilRealMs: Math.max(open.leaseUntilRealMs ?? realMs, realMs + leaseMs) }
}

/**
 * Closes the gap between the end of the lease and now: the new segment begins at `realMs` with the business time at
 * which the old one stopped. Does nothing while the lease holds.
 */
export function openSegmentAfterGap(state: ClockState, realMs: number): ClockState {
  const lease = state.leaseUntilRealMs
  if (lease === null || realMs <= lease) return state
  const { factor } = lastSegment(state)
  const reopened = append(state, { realMs, businessMs: businessAt(state, lease), factor })
  return { ...reopened, leaseUntilRealMs: realMs }
}
