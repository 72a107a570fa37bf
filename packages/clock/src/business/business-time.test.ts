import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEASE_MS, extendLease, openSegmentAfterGap } from './lease.ts'
import { STANDING_POLL_MS, realDelayUntil, slowDown } from './speed.ts'
import { acceleratedClock, businessAt, changeFactor, isWallClock, jumpTo, manualClock, wallClock } from './state.ts'
import type { ClockState } from './state.ts'

const MINUTE = 60_000
const T0 = Date.UTC(2027, 1, 1, 7)
const fast = (factor = 1_440) => acceleratedClock({ realMs: 1_000_000, businessMs: T0, factor })

describe('the wall clock', () => {
  it('is real time exactly, and sleeps exactly as long as asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 1e10 }), (now, delay) => {
        expect(businessAt(wallClock, now)).toBe(now)
        expect(realDelayUntil(wallClock, now + delay, now)).toBe(delay)
      }),
    )
  })

  it('has no lease to extend, no gap to close and no speed to lose', () => {
    expect(extendLease(wallClock, T0)).toBe(wallClock)
    expect(openSegmentAfterGap(wallClock, T0)).toBe(wallClock)
    expect(slowDown(wallClock, { oldestDueBusinessMs: 0, targetFactor: 1, realMs: T0 })).toBe(wallClock)
  })

  it('is told from an accelerated or a manual one', () => {
    expect([wallClock, fast(), manualClock(T0), fast(1)].map(isWallClock)).toEqual([true, false, false, false])
  })
})

describe('an accelerated clock under a lease', () => {
  it('stands until its first tick', () => {
    expect(businessAt(fast(), 9_999_999)).toBe(T0)
  })

  it('runs at its factor inside the lease and stops at its end', () => {
    const state = extendLease(fast(), 1_000_000)
    expect(businessAt(state, 1_000_500)).toBe(T0 + 500 * 1_440)
    expect(businessAt(state, 1_000_000 + LEASE_MS)).toBe(T0 + LEASE_MS * 1_440)
    expect(businessAt(state, 1_000_000 + 10 * LEASE_MS)).toBe(T0 + LEASE_MS * 1_440)
  })

  it('lives through no business time while switched off for 12 hours', () => {
    const before = extendLease(fast(), 1_000_000)
    const morning = 1_000_000 + 12 * 3_600_000
    const after = extendLease(before, morning)
    expect(after.segments).toHaveLength(2)
    expect(businessAt(after, morning)).toBe(T0 + LEASE_MS * 1_440)
    expect(businessAt(after, morning + 1_000)).toBe(T0 + (LEASE_MS + 1_000) * 1_440)
  })

  it('keeps one segment while ticks are on time', () => {
    let state: ClockState = fast()
    for (let tick = 0; tick < 50; tick++) state = extendLease(state, 1_000_000 + tick * 1_000)
    expect(state.segments).toHaveLength(1)
    expect(state.leaseUntilRealMs).toBe(1_000_000 + 49_000 + LEASE_MS)
  })

  it('never runs back and never passes lease x factor, whatever the ticks', () => {
    const step = fc.record({ realStep: fc.integer({ min: 0, max: 60_000 }), late: fc.integer({ min: -60, max: 200 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: ClockState = fast()
        let realMs = 1_000_000
        let seen = businessAt(state, realMs)
        for (const { realStep, late } of steps) {
          realMs += realStep
          const now = businessAt(state, realMs)
          expect(now).toBeGreaterThanOrEqual(seen)
          expect(now - seen).toBeLessThanOrEqual(LEASE_MS * 1_440)
          state = extendLease(state, realMs)
          state = slowDown(state, { oldestDueBusinessMs: now - late * MINUTE, targetFactor: 1_440, realMs })
          expect(businessAt(state, realMs)).toBe(now)
          seen = now
        }
      }),
    )
  })

  it('stands when the real clock steps back before the segment', () => {
    expect(businessAt(extendLease(fast(), 1_000_000), 900_000)).toBe(T0)
  })
})

describe('slowing down while work is late', () => {
  const running = extendLease(fast(1_000), 1_000_000)
  const factorWhenLate = (minutes: number | null) => {
    const oldestDueBusinessMs = minutes === null ? null : T0 - minutes * MINUTE
    return slowDown(running, { oldestDueBusinessMs, targetFactor: 1_000, realMs: 1_000_000 }).segments.at(-1)?.factor
  }

  it('keeps its speed up to 30 business minutes', () => {
    expect([factorWhenLate(null), factorWhenLate(-5), factorWhenLate(30)]).toEqual([1_000, 1_000, 1_000])
  })

  it('halves, quarters, then stands', () => {
    expect([factorWhenLate(31), factorWhenLate(46), factorWhenLate(61)]).toEqual([500, 250, 0])
  })

  it('takes its speed up again, with no business time for the pause', () => {
    const standing = slowDown(running, {
      oldestDueBusinessMs: T0 - 90 * MINUTE,
      targetFactor: 1_000,
      realMs: 1_000_000,
    })
    expect(businessAt(standing, 1_001_900)).toBe(T0)
    expect(realDelayUntil(standing, T0 + 1, 1_001_000)).toBe(STANDING_POLL_MS)
    const again = slowDown(standing, { oldestDueBusinessMs: null, targetFactor: 1_000, realMs: 1_001_000 })
    expect(businessAt(again, 1_001_500)).toBe(T0 + 500_000)
  })
})

describe('sleeping until a business instant', () => {
  it('gives real ms, rounded up so that the sleeper never wakes before', () => {
    const state = extendLease(fast(1_440), 1_000_000)
    const delayMs = realDelayUntil(state, T0 + 86_400_000, 1_000_000)
    expect(delayMs).toBe(60_000)
    expect(realDelayUntil(state, T0 + 86_400_001, 1_000_000)).toBe(60_001)
    expect(realDelayUntil(state, T0 - 1, 1_000_000)).toBe(0)
  })
})

describe('moving the clock by hand', () => {
  it('shows the new instant at once and stands there', () => {
    const state = jumpTo(manualClock(T0), T0 + 86_400_000, 5)
    expect(businessAt(state, 5)).toBe(T0 + 86_400_000)
    expect(businessAt(state, 5_000_000)).toBe(T0 + 86_400_000)
  })

  it('refuses to go back', () => {
    expect(() => jumpTo(manualClock(T0), T0 - 1, 5)).toThrow(/cannot go back/)
  })

  it('changes speed without a jump', () => {
    const slower = changeFactor(extendLease(fast(), 1_000_000), 60, 1_001_000)
    expect(businessAt(slower, 1_001_000)).toBe(T0 + 1_440_000)
    expect(businessAt(slower, 1_002_000)).toBe(T0 + 1_440_000 + 60_000)
  })
})
