import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canMoveBack, countReferences, isFinal, isMoving, ITEM_STATES, settledOf, takesMs } from './job.ts'

const counts = (some: Partial<Record<(typeof ITEM_STATES)[number], number>> = {}) => ({ queued: 0, sent: 0, done: 0, skipped: 0, failed: 0, cancelled: 0, ...some })

describe('a job', () => {
  it('has as many settled runs as are neither queued nor on their way', () => {
    fc.assert(fc.property(fc.array(fc.nat(1_000), { minLength: 6, maxLength: 6 }), (numbers) => {
      const by = Object.fromEntries(ITEM_STATES.map((state, i) => [state, numbers[i] ?? 0])) as ReturnType<typeof counts>
      const total = numbers.reduce((sum, n) => sum + n, 0)
      expect(settledOf({ total, counts: by })).toBe(by.done + by.skipped + by.failed + by.cancelled)
    }))
  })
  it('moves while it runs, and while runs that were asked have not answered', () => {
    expect(isMoving({ state: 'running', counts: counts() })).toBe(true)
    expect(isMoving({ state: 'cancelled', counts: counts({ sent: 1 }) })).toBe(true)
    expect(isMoving({ state: 'paused', counts: counts({ queued: 9 }) })).toBe(false)
    expect(isMoving({ state: 'done', counts: counts({ done: 9 }) })).toBe(false)
  })
  it('takes its runs over its rate', () => {
    expect(takesMs(1_200, 600)).toBe(120_000)
    expect(takesMs(1, 600)).toBe(100)
    expect(takesMs(5, 0)).toBe(0)
  })
  it('is final when it ends runs or stops contact, also inside a migration', () => {
    const migrate = (kind: 'end' | 'stay') => ({ kind: 'migrate' as const, versionId: 'v', planHash: 'h', nodes: { a: { kind } }, waits: 'keep' as const })
    expect([isFinal({ kind: 'end' }), isFinal({ kind: 'stop_contact' }), isFinal(migrate('end'))]).toEqual([true, true, true])
    expect([isFinal({ kind: 'pause' }), isFinal(migrate('stay'))]).toEqual([false, false])
  })
  it('can be taken back when it was a migration that is over and moved somebody', () => {
    const ask = { kind: 'migrate' as const, versionId: 'v', planHash: 'h', nodes: {}, waits: 'keep' as const }
    expect(canMoveBack({ ask, state: 'done', counts: counts({ done: 3 }) })).toBe(true)
    expect(canMoveBack({ ask, state: 'running', counts: counts({ done: 3 }) })).toBe(false)
    expect(canMoveBack({ ask, state: 'done', counts: counts({ skipped: 3 }) })).toBe(false)
    expect(canMoveBack({ ask: { kind: 'pause' }, state: 'done', counts: counts({ done: 3 }) })).toBe(true)
    expect(canMoveBack({ ask: { kind: 'end' }, state: 'done', counts: counts({ done: 3 }) })).toBe(false)
  })
  it('counts references once each, with commas, blanks and lines between them', () => {
    expect(countReferences(' C-1, C-2;C-1\n\nC-3\t')).toBe(3)
    expect(countReferences('  ')).toBe(0)
  })
})
