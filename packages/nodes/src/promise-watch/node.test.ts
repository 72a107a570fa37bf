import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { PromiseEnd, PromiseState } from '@parcours/node-kit'
import { fakeContext, fakeServices, T0 } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { PromiseWatchConfig } from './config.ts'
import { promiseWatch } from './node.ts'
import { judge } from './run.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const config = configOf(promiseWatch, { textId: 'sms-reminder@1' })
const DUE = T0 + 5 * DAY
const promise: PromiseState = { promiseId: 'p1', amountCents: 20_000, dueAtMs: DUE, receivedCents: 0 }

/** A store with one promise; `faster` is the status that somebody else gave it first. */
function house(state: PromiseState | undefined, faster?: string, end?: PromiseEnd) {
  const closed: string[] = []
  const services = fakeServices({
    promises: {
      open: () => state,
      endInRun: () => end,
      close: (_, status) => {
        closed.push(status)
        return faster ?? status
      },
    },
  })
  return { closed, services }
}

describe('a promise that is watched', () => {
  it('is reminded late in the morning of the day before, then judged after the grace', () => {
    const visited = visit(promiseWatch, { config, services: house(promise).services })
    expect(visited.path).toEqual(['open', 'before', 'remind', 'watch', 'judge'])
    expect(visited.data.sentAtMs).toBe(DUE - 37 * HOUR)
    expect(visited.nowMs).toBe(DUE + 3 * DAY)
    expect(visited.intents).toEqual([{
      channel: 'sms', textId: 'sms-reminder@1', reminder: true, notAfterMs: DUE + DAY,
      variables: { 'promise.amountCents': 20_000, 'promise.dueAtMs': DUE },
    }])
  })

  it.each(['no_address', 'blocked', 'policy_timeout', 'failed'])('goes on when its reminder ends as %s', (result) => {
    const visited = visit(promiseWatch, { config, services: house(promise).services, replies: ['timeout', result] })
    expect(visited).toMatchObject({ outcome: 'broken', path: ['open', 'before', 'remind', 'watch', 'judge'] })
  })

  it.each([['promise.kept', 'kept'], ['promise.part_kept', 'part_kept'], ['promise.cancelled', 'cancelled']])(
    'leaves on %s, before the reminder and after it', (event, outcome) => {
      const { services } = house(promise)
      expect(visit(promiseWatch, { config, services, replies: [event] })).toMatchObject({ outcome, intents: [] })
      expect(visit(promiseWatch, { config, services, replies: ['timeout', 'sent', event] }).outcome).toBe(outcome)
    })

  it('gets no reminder when the day before has passed, or none is wanted', () => {
    const soon = house({ ...promise, dueAtMs: T0 + 20 * HOUR }).services
    expect(visit(promiseWatch, { config, services: soon }).path).toEqual(['open', 'watch', 'judge'])
    const quiet = visit(promiseWatch, { config: { ...config, reminder: false }, services: house(promise).services })
    expect(quiet).toMatchObject({ path: ['open', 'watch', 'judge'], intents: [] })
    expect(lowered(promiseWatch, { reminder: false }).map((i) => i.label)).toEqual(['open', 'watch', 'judge'])
  })
})

describe('the judgement', () => {
  it('is cancelled at once where no promise is open', () => {
    expect(visit(promiseWatch, { config, services: house(undefined).services })).toMatchObject({ outcome: 'cancelled', path: ['open'] })
  })

  it.each(['kept', 'part_kept', 'broken'] as const)('is %s already where that came before the first look', (end) => {
    expect(visit(promiseWatch, { config, services: house(undefined, undefined, end).services })).toMatchObject({ outcome: end, path: ['open'] })
  })

  it('takes the stored status when somebody was faster', () => {
    const { services, closed } = house(promise, 'kept')
    expect(visit(promiseWatch, { config, services }).outcome).toBe('kept')
    expect(closed).toEqual(['broken'])
  })

  it.each([[20_000, 'kept'], [19_999, 'part_kept'], [10_000, 'part_kept'], [9_999, 'broken'], [0, 'broken']])(
    'of 200.00 promised and %d cents received is %s', (receivedCents, outcome) => {
      expect(visit(promiseWatch, { config, services: house({ ...promise, receivedCents }).services }).outcome).toBe(outcome)
    })

  it('leaves by one of its outcomes, and by the share received (property)', () => {
    const cents = fc.integer({ min: 0, max: 50_000 })
    fc.assert(fc.property(cents, fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 100 }), (receivedCents, amountCents, share) => {
      const { services } = house({ ...promise, receivedCents, amountCents })
      const { outcome } = visit(promiseWatch, { config: { ...config, leastSharePercent: share }, services })
      const expected = receivedCents >= amountCents ? 'kept' : receivedCents / amountCents >= share / 100 ? 'part_kept' : 'broken'
      expect(outcome).toBe(expected)
    }))
    expect(outcomeNames(promiseWatch)).toEqual(['kept', 'part_kept', 'broken', 'cancelled'])
  })
})

describe('a wait that an operator skips', () => {
  const judged = (state: PromiseState, nowMs: number) => {
    const { services, closed } = house(state)
    const { promiseId, amountCents, dueAtMs } = state
    return { ...judge({ config: PromiseWatchConfig.parse(config), nowMs, data: { promiseId, amountCents, dueAtMs }, attempt: 1, services }), closed }
  }

  it('breaks no promise that is not due', () => {
    expect(judged(promise, DUE - 1)).toMatchObject({ result: 'cancelled', closed: ['cancelled'] })
    expect(judged(promise, DUE)).toMatchObject({ result: 'broken', closed: ['broken'] })
  })
  it('says what was received, whenever it is (property)', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 25_000 }), fc.integer({ min: -DAY, max: DAY }), (receivedCents, ms) => {
      const { result } = judged({ ...promise, receivedCents }, DUE + ms)
      const short = ms < 0 ? 'cancelled' : 'broken'
      expect(result).toBe(receivedCents >= 20_000 ? 'kept' : receivedCents >= 10_000 ? 'part_kept' : short)
    }))
  })
})

describe('the card and the checks', () => {
  it('says the grace and the reminder', () => {
    expect(promiseWatch.sentence(config)).toEqual({ en: 'Due day + 3 · reminder the day before', fr: 'Échéance + 3 j · rappel la veille' })
  })

  it('needs a text only for the reminder', () => {
    expect(codes(promiseWatch.check(configOf(promiseWatch), fakeContext()))).toEqual(['missing-text'])
    expect(promiseWatch.check(configOf(promiseWatch, { reminder: false }), fakeContext())).toEqual([])
  })
})
