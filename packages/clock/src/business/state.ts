/**
 * Business time: the wall clock in earnest, accelerated in a demo.
 *
 * The clock is an append-only list of segments plus a lease. Who appends: a gap after the lease ran out, a change of
 * speed, a manual jump in tests. Only the last segment counts for the present; the others are the record.
 * Business time stands still past the lease, so a machine that is switched off overnight lives through no business time.
 */
export interface Segment {
  /** Real instant, epoch ms, at which the segment begins. */
  readonly realMs: number
  /** Business instant, epoch ms, shown at `realMs`. */
  readonly businessMs: number
  /** Business milliseconds for one real millisecond: 1 = real speed, 0 = standing. */
  readonly factor: number
}

export interface ClockState {
  /** Never empty; ordered by `realMs` and by `businessMs`. */
  readonly segments: readonly Segment[]
  /** Real instant, epoch ms, that business time may not pass; null = no lease: a wall clock. */
  readonly leaseUntilRealMs: number | null
}

/** The wall clock: business time is real time, exactly. */
export const wallClock: ClockState = { segments: [{ realMs: 0, businessMs: 0, factor: 1 }], leaseUntilRealMs: null }

/** A clock that only `jumpTo` moves (tests). */
export function manualClock(businessMs: number): ClockState {
  return { segments: [{ realMs: 0, businessMs, factor: 0 }], leaseUntilRealMs: null }
}

/** An accelerated clock whose lease begins empty: business time starts with the first `extendLease`. */
export function acceleratedClock(start: Segment): ClockState {
  return { segments: [start], leaseUntilRealMs: start.realMs }
}

/** The segment that counts. Throws on an empty list: a clock without a segment has no time to tell. */
export function lastSegment(state: ClockState): Segment {
  const last = state.segments.at(-1)
  if (!last) throw new Error('A clock needs at least one segment: start from wallClock or acceleratedClock')
  return last
}

/** Business now, epoch ms. Never passes the lease; stands still if the real clock steps back before the segment. */
export function businessAt(state: ClockState, realMs: number): number {
  const { realMs: from, businessMs, factor } = lastSegment(state)
  if (isWallClock(state)) return realMs
  const lease = state.leaseUntilRealMs
  const until = lease === null ? realMs : Math.min(realMs, lease)
  return businessMs + Math.floor(Math.max(0, until - from) * factor)
}

/** True when business time is real time: no lease, speed 1, no offset. Real channels may start only then. */
export function isWallClock(state: ClockState): boolean {
  const { realMs, businessMs, factor } = lastSegment(state)
  return state.leaseUntilRealMs === null && factor === 1 && realMs === businessMs
}

/** Appends a segment that continues business time without a jump, at another speed. */
export function changeFactor(state: ClockState, factor: number, realMs: number): ClockState {
  if (factor === lastSegment(state).factor) return state
  return append(state, { realMs, businessMs: businessAt(state, realMs), factor })
}

/** Sets business now by hand (tests). Throws on a jump back: business time never runs backwards. */
export function jumpTo(state: ClockState, businessMs: number, realMs: number): ClockState {
  const now = businessAt(state, realMs)
  if (businessMs < now) throw new RangeError(`Business time cannot go back: it is ${now}, asked for ${businessMs}`)
  return append(state, { realMs, businessMs, factor: lastSegment(state).factor })
}

export function append(state: ClockState, segment: Segment): ClockState {
  return { ...state, segments: [...state.segments, segment] }
}
