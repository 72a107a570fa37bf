import { acceleratedClock, businessAt, lastSegment } from '@parcours/clock'
import { appendClockSegment, beat } from '@parcours/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tick } from './clock-tick.ts'
import { serverClock, type Deps } from './deps.ts'
import { TestDesk } from './testing/desk.ts'

const FACTOR = 1_440
const T0 = Date.UTC(2027, 1, 1, 8)
let desk: TestDesk
let deps: Deps
let realMs = 1_000_000
beforeEach(async () => {
  desk = await TestDesk.open()
  const state = acceleratedClock({ realMs, businessMs: T0, factor: FACTOR })
  await appendClockSegment(desk.deps.db, { ...lastSegment(state) }, state.leaseUntilRealMs)
  deps = { ...desk.deps, env: { ...desk.deps.env, PARCOURS_CLOCK: 'demo', PARCOURS_CLOCK_FACTOR: FACTOR }, clock: { ...serverClock(desk.deps.db), realMs: () => realMs } }
})
afterEach(() => desk.close())

const beats = (id = 'w1') => beat(deps.db, { id, kind: 'worker', startedRealMs: realMs, seenRealMs: realMs, detail: {} })
/** Ticks for so many real seconds, twice a second, with a worker's heart or without. @returns business ms that passed */
async function seconds(n: number, worker: boolean): Promise<number> {
  const from = businessAt(await tick(deps), realMs)
  for (let i = 0; i < n * 2; i++) {
    realMs += 500
    if (worker) await beats()
    await tick(deps)
  }
  return businessAt(deps.clock.state(), realMs) - from
}

describe('the accelerated clock', () => {
  it('runs while a worker lives', async () => {
    await beats()
    expect(await seconds(5, true)).toBe(5_000 * FACTOR)
  })
  it('stands still while none does, for ten minutes or for a night, and goes on with the next', async () => {
    await beats()
    await seconds(2, true)
    // Three beats may be missed before it is noticed.
    expect(await seconds(7, false)).toBeLessThanOrEqual(6_500 * FACTOR)
    expect(await seconds(600, false)).toBe(0)
    await beats('w2')
    expect(await seconds(5, true)).toBeGreaterThan(4_000 * FACTOR)
  })
  it('waits for the first worker to come', async () => {
    expect(await seconds(5, false)).toBe(0)
  })
})
