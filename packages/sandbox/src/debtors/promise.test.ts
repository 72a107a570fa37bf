import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { person, sceneOf } from './debtor.test-support.ts'
import { DAY_MS } from './debtor.ts'
import type { OpenPromise } from './debtor.ts'
import { keepShare, makePromise, promiseDue } from './promise.ts'

const promise = (more: Partial<OpenPromise> = {}): OpenPromise =>
  ({ id: 1, amountCents: 40_000, dueMs: Date.UTC(2027, 8, 13, 12), source: 'message', ...more })

describe('the chance that a promise is kept', () => {
  it('is the logit of the table at the median, early: .3 + .5', () => {
    expect(keepShare(sceneOf(person(1)), promise())).toBeCloseTo(1 / (1 + Math.exp(-0.8)), 9)
    expect(keepShare(sceneOf(person(1, { dpd: 45 })), promise())).toBeCloseTo(1 / (1 + Math.exp(-0.3)), 9)
    expect(keepShare(sceneOf(person(1, { dpd: 120 })), promise())).toBeCloseTo(1 / (1 + Math.exp(0.1)), 9)
  })

  it('is less to a machine, more after a reminder, less after a broken one', () => {
    const base = keepShare(sceneOf(person(1)), promise())
    expect(keepShare(sceneOf(person(1)), promise({ source: 'voice' }))).toBeCloseTo(base * 0.9, 9)
    const reminded = sceneOf(person(1))
    reminded.life.contactsMs = [promise().dueMs - DAY_MS]
    expect(keepShare(reminded, promise())).toBeGreaterThan(base)
    const broken = sceneOf(person(1))
    broken.life.promisesBroken = 1
    expect(keepShare(broken, promise())).toBeLessThan(base)
  })

  it('is a share, and falls with the amount', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 1, max: 1e8 }), (a, b) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)]
      const share = (amountCents: number) => keepShare(sceneOf(person(1)), promise({ amountCents }))
      expect(share(small)).toBeGreaterThanOrEqual(share(large))
      expect(share(large)).toBeGreaterThan(0)
      expect(share(small)).toBeLessThan(1)
    }))
  })
})

describe('the day of a promise', () => {
  const outcomes = Array.from({ length: 3000 }, (_, i) => {
    const scene = sceneOf(person(i))
    makePromise(scene, { amountCents: 40_000, days: 7, source: 'message' })
    const due = sceneOf({ ...scene.debtor, life: scene.life }, scene.life.promises[0]!.dueMs)
    promiseDue(due, 1)
    return due.life
  })
  const share = (test: (arrears: number) => boolean) => outcomes.filter((life) => test(life.arrearsCents)).length / 3000

  it('is kept, kept in part (.15, half the amount), or broken', () => {
    expect(share((arrears) => arrears === 0)).toBeCloseTo(0.69, 1)
    expect(share((arrears) => arrears === 20_000)).toBeCloseTo(0.15, 1)
    expect(share((arrears) => arrears === 0 || arrears === 20_000 || arrears === 40_000)).toBe(1)
  })

  it('closes the promise and remembers a broken one', () => {
    expect(outcomes.every((life) => life.promises.length === 0)).toBe(true)
    expect(outcomes.every((life) => (life.arrearsCents > 0) === (life.promisesBroken === 1))).toBe(true)
  })

  it('comes while people are awake, on the date that was said', () => {
    for (let i = 0; i < 200; i += 1) {
      const scene = sceneOf(person(i))
      const date = makePromise(scene, { amountCents: 1, days: 3, source: 'voice' })
      const due = new Date(scene.life.promises[0]!.dueMs)
      expect(date).toBe(new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(due))
      const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit' }).format(due))
      expect(hour).toBeGreaterThanOrEqual(7)
      expect(hour).toBeLessThan(22)
    }
  })
})
