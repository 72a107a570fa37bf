import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyCease } from '@parcours/store'
import { pauseAfter } from './refusal.ts'
import { DAY, GateWorld, TUESDAY_10 } from './testing/gate-world.ts'

let world: GateWorld
let run: string
beforeEach(async () => {
  world = await GateWorld.open()
  run = await world.enrol()
})
afterEach(() => world.close())

const away = { kind: 'refused', code: 'http_429', permanent: false } as const
const MINUTE = 60_000

describe('a provider that is away', () => {
  it('is asked again after 30 s, 1 min, 2, 4... up to half an hour, each time under a key of its own', async () => {
    world.answer = away
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 9; attempt++) {
      const outcome = await world.tries(run, attempt)
      if (outcome.kind !== 'defer') throw new Error(`${attempt}: ${outcome.kind}`)
      pauses.push((outcome.untilMs - world.nowMs) / MINUTE)
      world.nowMs = outcome.untilMs
    }
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30, 30])
    expect(new Set(world.sent).size).toBe(9)
    world.answer = { kind: 'accepted', providerId: 'p', costCents: 6 }
    expect(await world.tries(run, 10)).toMatchObject({ kind: 'result', result: 'sent' })
    expect(world.rows(run).map(({ status }) => status)).toEqual([...Array<string>(9).fill('failed'), 'sent'])
  })
  it('is shown as postponed, by the provider and not by law', async () => {
    world.answer = away
    await world.tries(run, 1)
    expect(world.place(run)).toEqual({ state: 'postponed', because: { rules: ['provider.unavailable'], law: false }, nextAt: TUESDAY_10 + MINUTE / 2 })
  })
  it('is left in peace by a run that wakes too early: a deferral like any other, and nothing goes out', async () => {
    world.answer = away
    await world.tries(run, 1)
    world.nowMs += MINUTE / 2 - 1
    expect(await world.tries(run, 2)).toEqual({ kind: 'defer', untilMs: TUESDAY_10 + MINUTE / 2, sleepMs: 1 })
    expect(world.sent).toHaveLength(1)
    expect(world.place(run)).toMatchObject({ state: 'postponed', because: { rules: ['provider.unavailable'] } })
  })
  it('is waited for as long as the node allows, then the contact has failed', async () => {
    world.answer = away
    await world.tries(run, 1)
    // A day later at the same hour: the node waits a day at most.
    world.nowMs = TUESDAY_10 + DAY - MINUTE
    expect(await world.tries(run, 2)).toMatchObject({ kind: 'defer' })
    world.nowMs = TUESDAY_10 + DAY
    expect(await world.tries(run, 3)).toEqual({ kind: 'result', result: 'failed' })
  })
  it('ends with the run: a person who refuses all contact meanwhile is asked nothing', async () => {
    world.answer = away
    await world.tries(run, 1)
    await world.deps.db.write((sql) => applyCease(sql, { eventId: 'e', nowMs: world.nowMs, personId: 'per' }, 'ceased'))
    world.nowMs += MINUTE
    expect(await world.tries(run, 2)).toEqual({ kind: 'stop', fact: 'ceased' })
    expect(world.sent).toHaveLength(1)
  })
})

describe('a provider that refuses for good', () => {
  it('fails the contact at once', async () => {
    world.answer = { kind: 'refused', code: '21211', permanent: true }
    expect(await world.tries(run, 1)).toEqual({ kind: 'result', result: 'failed' })
    expect(world.place(run)?.state).toBe('here')
  })
  it('also after a passing fault', async () => {
    world.answer = away
    await world.tries(run, 1)
    world.nowMs += MINUTE
    world.answer = { kind: 'refused', code: '21211', permanent: true }
    expect(await world.tries(run, 2)).toEqual({ kind: 'result', result: 'failed' })
  })
})

describe('the pause', () => {
  it('never grows beyond half an hour', () => {
    expect([1, 2, 7, 8, 1000].map(pauseAfter)).toEqual([30_000, 60_000, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE])
  })
})
