import { describe, expect, it } from 'vitest'
import { runCountsOf, type CountedRun } from '../fold.ts'
import { addRuns, noRuns, stripOf, type CohortSums, type StripName, type StripSums } from './strip.ts'

const person = (over: Partial<CountedRun>): CountedRun => ({
  versionId: 'v', entryDay: 'd', arms: ';', grp: 'treated', currency: 'EUR', drawn: 1, arrearsAtEntry: 10_000, recoveredCents: 0,
  currentInWindow: 0, costCents: 10, contacted: 1, optedOut: 0, complained: 0, ...over,
})
/** `n` runs of which `paid` have paid all that they owed. */
const runs = (n: number, paid: number, over: Partial<CountedRun> = {}): CohortSums =>
  Array.from({ length: n }, (_, i) => person({ arrearsAtEntry: 5000 + 100 * (i % 40), ...(i < paid && { recoveredCents: 99_999, currentInWindow: 1 }), ...over }))
    .flatMap(runCountsOf).reduce<CohortSums>(addRuns, noRuns())

const sums = (over: Partial<StripSums> = {}): StripSums => ({
  cases: 0, treated: noRuns(), mature: { treated: noRuns(), exempt: noRuns(), control: noRuns() }, waiting: { treated: 0, control: 0 },
  promises: { due: 0, kept: 0, waiting: 0 }, postponedByLaw: 0, ...over,
})
const figure = (name: StripName, over: Partial<StripSums>) => {
  const found = stripOf(sums(over)).find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found
}
const mature = (treated: CohortSums, control = noRuns(), exempt = noRuns()) => ({ mature: { treated, control, exempt } })

describe('the strip of a journey that nobody has entered', () => {
  it('has every figure, none with a made-up value', () => {
    expect(stripOf(sums()).map(({ name, value, status }) => [name, value, status])).toEqual([
      ['cases', 0, 'ok'], ['recovered', null, 'none'], ['uplift', null, 'none'], ['promises_kept', null, 'none'], ['cured', null, 'none'],
      ['cost_per_euro', null, 'none'], ['opt_outs', null, 'none'], ['complaints', null, 'none'], ['postponed_by_law', 0, 'ok'],
    ])
  })
  it('never holds NaN or Infinity', () => {
    for (const one of [sums(), sums(mature(runs(5, 0), runs(4, 4))), sums(mature(runs(40, 40), runs(1, 0)))]) {
      expect(JSON.stringify(stripOf(one))).toBe(JSON.stringify(stripOf(one), (_, v: unknown) => (typeof v === 'number' && !Number.isFinite(v) ? 'broken' : v)))
    }
  })
})

describe('recovered, cured and cost', () => {
  const over = mature(runs(200, 80), noRuns(), runs(50, 20))
  it('count the mature of treated and exempt', () => {
    expect(figure('cured', over)).toMatchObject({ value: 0.4, numerator: 100, denominator: 250, n: 250, status: 'ok' })
    expect(figure('recovered', over)).toMatchObject({ n: 250, status: 'ok' })
    const { value, numerator, denominator, interval } = figure('recovered', over)
    expect(value).toBe((numerator ?? 0) / (denominator ?? 1))
    expect(interval?.[0]).toBeGreaterThan(0.25)
    expect(interval?.[1]).toBeLessThan(0.55)
  })
  it('price each euro', () => {
    const { value, numerator, denominator } = figure('cost_per_euro', over)
    expect([numerator, value]).toEqual([2500, 2500 / (denominator ?? 0)])
    expect(figure('cost_per_euro', mature(runs(40, 0)))).toMatchObject({ value: null, status: 'none', numerator: 400, denominator: 0 })
  })
  it('wait for the window, and say when they are few', () => {
    expect(figure('recovered', { waiting: { treated: 9, control: 0 } })).toMatchObject({ value: null, status: 'immature', n: 0 })
    expect(figure('cured', mature(runs(29, 3)))).toMatchObject({ status: 'small' })
    expect(figure('cured', mature(runs(30, 3)))).toMatchObject({ status: 'ok' })
  })
})

describe('uplift', () => {
  it('is the difference of the recovered shares, without those who were exempt from the draw', () => {
    const one = figure('uplift', mature(runs(400, 200), runs(100, 25), runs(300, 300)))
    expect(one.n).toBe(400)
    expect(one.control).toMatchObject({ n: 100 })
    expect(one.value).toBeCloseTo((figure('recovered', mature(runs(400, 200))).value ?? 0) - (one.control?.rate ?? 0), 12)
    expect(one.interval?.[0]).toBeGreaterThan(0)
    expect(one.status).toBe('ok')
  })
  it.each([
    ['no control group at all', mature(runs(40, 9)), 'none'],
    ['nobody of it mature yet', { ...mature(runs(40, 9)), waiting: { treated: 0, control: 7 } }, 'immature'],
    ['nobody treated mature yet', { ...mature(noRuns(), runs(40, 9)), waiting: { treated: 7, control: 0 } }, 'immature'],
    ['29 of it', mature(runs(400, 90), runs(29, 4)), 'small'], ['30 of it', mature(runs(400, 90), runs(30, 4)), 'ok'],
  ])('with %s', (_, over, status) => { expect(figure('uplift', over).status).toBe(status) })
  it('has no interval where a group is all alike', () => { expect(figure('uplift', mature(runs(90, 30), runs(40, 0)))).toMatchObject({ interval: null, status: 'ok' }) })
})

describe('promises, opt-outs and complaints', () => {
  it('are rates of those due and of those contacted', () => {
    expect(figure('promises_kept', { promises: { due: 147, kept: 90, waiting: 12 } })).toMatchObject({ numerator: 90, denominator: 147, n: 147, status: 'ok' })
    expect(figure('promises_kept', { promises: { due: 0, kept: 0, waiting: 12 } })).toMatchObject({ value: null, status: 'immature' })
    const treated = { ...runs(60, 0), optedOut: 3, complained: 0 }
    expect(figure('opt_outs', { treated })).toMatchObject({ value: 0.05, numerator: 3, denominator: 60 })
    expect(figure('complaints', { treated })).toMatchObject({ value: 0, interval: [0, expect.closeTo(0.0602, 3)], status: 'ok' })
  })
})
