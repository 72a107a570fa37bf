import { describe, expect, it } from 'vitest'
import type { InstalmentState, PlanEnd, StepData } from '@parcours/node-kit'
import { fakeContext, fakeServices, T0 } from '../testing/fakes.ts'
import { codes, configOf } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { planWatch } from './node.ts'

const DAY = 86_400_000
const config = configOf(planWatch, { remindTextId: 'sms-reminder@1', missedTextId: 'sms-reminder@1' })

/** A store with one payment plan of 100.00 an instalment; `paid` says how many are paid as the watch begins. */
function house({ dueDays = [10, 40, 70], paid = 0, status = 'active', missed = [] as number[] } = {}) {
  const instalments: InstalmentState[] = dueDays.map((day, index) => ({
    n: index + 1, amountCents: 10_000, dueAtMs: T0 + day * DAY, paidCents: index < paid ? 10_000 : 0,
  }))
  const marks = new Set(missed)
  const closed: string[] = []
  let plan: { status: string } | undefined = { status }
  let ended: PlanEnd | undefined
  const services = fakeServices({
    paymentPlans: {
      current: () => plan && { planId: 'pp1', status: plan.status, instalments, missed: marks.size },
      endOf: () => ended,
      endInRun: () => ended,
      markMissed: (_, n) => { marks.add(n) },
      close: (_, how) => { closed.push(how); plan = undefined; ended = how },
    },
  })
  return { services, marks, closed, vanish: () => { plan = undefined }, end: (how: 'completed') => { plan = undefined; ended = how } }
}

describe('an instalment that is not paid', () => {
  it('is reminded 3 days before, written about 2 days after, and leaves for a person on the fifth', () => {
    const { services, marks, closed } = house()
    const visited = visit(planWatch, { config, services })
    expect(visited.path).toEqual(['next', 'pause', 'next', 'remind', 'next', 'pause', 'next', 'chase', 'next', 'pause', 'next'])
    expect(visited).toMatchObject({ outcome: 'missed', nowMs: T0 + 15 * DAY, data: { n: 1, reminded: 1, chased: 1 } })
    expect(visited.intents.map((i) => i.reminder)).toEqual([true, true])
    // The reminder says nothing a day after the instalment, the text about a missed one nothing once a person has it.
    expect(visited.intents.map((i) => i.notAfterMs)).toEqual([T0 + 11 * DAY, T0 + 15 * DAY])
    expect(visited.intents[0]?.variables).toEqual({
      'instalment.number': 1, 'instalment.amountCents': 10_000, 'instalment.dueAtMs': T0 + 10 * DAY,
    })
    expect([...marks]).toEqual([1])
    expect(closed).toEqual([])
  })

  it('breaks the payment plan beyond the tolerance', () => {
    const { services, closed } = house({ missed: [7] })
    expect(visit(planWatch, { config, services }).outcome).toBe('broken')
    expect(closed).toEqual(['broken'])
    const patient = visit(planWatch, { config: { ...config, tolerance: 2 }, services: house({ missed: [7] }).services })
    expect(patient.outcome).toBe('missed')
  })

  it('breaks a plan that never became active, whatever is tolerated', () => {
    const { services, closed } = house({ status: 'proposed' })
    expect(visit(planWatch, { config, services })).toMatchObject({ outcome: 'broken', nowMs: T0 + 15 * DAY })
    expect(closed).toEqual(['broken'])
  })

  it('is passed over by a watch that begins after a person had it', () => {
    const visited = visit(planWatch, { config, services: house({ dueDays: [-20, 10] }).services, replies: ['plan.rescheduled'] })
    expect(visited).toMatchObject({ outcome: 'rescheduled', data: { n: 2, passed: 1, nextAtMs: T0 + 7 * DAY } })
    const last = house({ dueDays: [-50, -20] })
    expect(visit(planWatch, { config, services: last.services }).outcome).toBe('broken')
    expect(last.closed).toEqual(['broken'])
  })
})

describe('an instalment that is paid', () => {
  it('turns the watch to the next one', () => {
    const { services } = house()
    const current = services.paymentPlans.current
    let pauses = 0
    services.paymentPlans.current = () => {
      const plan = current()
      const first = plan?.instalments[0]
      if (first && pauses++ > 0) first.paidCents = first.amountCents
      return plan
    }
    const visited = visit(planWatch, { config, services, replies: ['instalment.paid', 'plan.completed'] })
    expect(visited).toMatchObject({ outcome: 'completed', path: ['next', 'pause', 'next', 'pause'], data: { n: 2, nextAtMs: T0 + 37 * DAY } })
  })

  it('leaves by the end of the plan when that came before its event', () => {
    const { services, end } = house()
    const current = services.paymentPlans.current
    let looks = 0
    services.paymentPlans.current = () => {
      if (looks++ > 0) end('completed')
      return current()
    }
    expect(visit(planWatch, { config, services, replies: ['instalment.paid'] })).toMatchObject({ outcome: 'completed', path: ['next', 'pause', 'next'] })
  })

  it('completes the payment plan when it is the last', () => {
    const { services, closed } = house({ paid: 3 })
    expect(visit(planWatch, { config, services }).outcome).toBe('completed')
    expect(closed).toEqual(['completed'])
  })
})

describe('a look that is done again after it has closed the payment plan', () => {
  const step = planWatch.steps.next
  const look = (services: ReturnType<typeof house>['services'], data: StepData, nowMs: number) =>
    (step?.kind === 'local' ? step.run({ config, nowMs, data, attempt: 1, services }).result : undefined)

  it.each([
    ['broken', 'the first look finds only what a person had', house({ dueDays: [-50, -20] }), {}, T0],
    ['broken', 'the last grace is over', house({ missed: [7, 8] }), { planId: 'pp1', chased: 1, n: 1 }, T0 + 15 * DAY],
    ['completed', 'the first look finds all of it paid', house({ paid: 3 }), {}, T0],
    ['completed', 'a later look finds all of it paid', house({ paid: 3 }), { planId: 'pp1' }, T0],
  ] as const)('leaves by %s again, and reschedules nothing: %s', (end, _, { services, closed }, data, nowMs) => {
    expect([look(services, data, nowMs), look(services, data, nowMs)]).toEqual([end, end])
    expect(closed).toEqual([end])
  })
})

describe('a watch at odd moments', () => {
  it('sends no reminder for a first payment that is nearly due, nor where none is wanted', () => {
    const soon = visit(planWatch, { config, services: house({ dueDays: [1] }).services, replies: ['instalment.paid', 'plan.completed'] })
    expect(soon).toMatchObject({ intents: [], data: { nextAtMs: T0 + 3 * DAY } })
    const quiet = visit(planWatch, { config: { ...config, remindDays: 0 }, services: house().services, replies: ['plan.completed'] })
    expect(quiet.data.nextAtMs).toBe(T0 + 12 * DAY)
  })

  it('goes on whatever became of its messages', () => {
    const visited = visit(planWatch, { config, services: house().services, replies: ['timeout', 'blocked', 'timeout', 'no_address'] })
    expect(visited.outcome).toBe('missed')
  })

  it('has nothing to keep without a payment plan, and is rescheduled when it is gone', () => {
    const none = house()
    none.vanish()
    expect(visit(planWatch, { config, services: none.services })).toMatchObject({ outcome: 'broken', path: ['next'] })
    const gone = house()
    const before = gone.services.paymentPlans.current
    let looks = 0
    gone.services.paymentPlans.current = () => (looks++ === 0 ? before() : undefined)
    expect(visit(planWatch, { config, services: gone.services }).outcome).toBe('rescheduled')
  })
})

describe('the card and the checks', () => {
  it('says when it reminds and when a person comes', () => {
    expect(planWatch.sentence(config)).toEqual({
      en: 'Reminds 3 d before · a person 5 d after', fr: 'Rappel 3 j avant · un conseiller 5 j après',
    })
  })

  it('needs its texts, and the person after them', () => {
    expect(codes(planWatch.check(configOf(planWatch), fakeContext()))).toEqual(['missing-text', 'missing-text'])
    expect(codes(planWatch.check(configOf(planWatch, { remindDays: 0 }), fakeContext()))).toEqual(['missing-text'])
    const [finding] = planWatch.check({ ...config, missedDays: 5 }, fakeContext())
    expect(finding?.code).toBe('watch-order')
    expect(planWatch.check(finding?.fix?.config ?? {}, fakeContext())).toEqual([])
  })
})
