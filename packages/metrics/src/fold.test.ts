import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { armsOf, bucketMs, cohortOf, countsOf, recoveredOf, runCountsOf, timeBucket, type CountedRun, type CountedVisit } from './fold.ts'

const visit = (over: Partial<CountedVisit> = {}): CountedVisit =>
  ({ versionId: 'v', nodeId: 'sms', entryDay: '2026-11-23', arms: ';', enteredAt: 0, leftAt: null, outcome: null, costCents: 6, ...over })
const run = (over: Partial<CountedRun> = {}): CountedRun => ({
  versionId: 'v', entryDay: '2026-11-23', arms: ';', grp: 'treated', currency: 'EUR', drawn: 1, arrearsAtEntry: 10_000, recoveredCents: 0,
  currentInWindow: 0, costCents: 0, contacted: 0, optedOut: 0, complained: 0, ...over,
})

describe('a visit', () => {
  it('counts as entered while it is open, with its cost, for all days, its month and its day', () => {
    const entered = { versionId: 'v', arm: '', nodeId: 'sms', outcome: '', n: 1, costCents: 6, bucket: null }
    expect(countsOf(visit())).toEqual(['', 'm2026-11', '2026-11-23'].map((entryDay) => ({ ...entered, entryDay })))
  })
  it('counts once more by its outcome, with the time it took, for everybody and for each arm', () => {
    const counts = countsOf(visit({ arms: ';a=x;b=y;', leftAt: 4000, outcome: 'replied' })).filter(({ entryDay }) => entryDay === '2026-11-23')
    expect(counts.map(({ arm, outcome, bucket }) => [arm, outcome, bucket])).toEqual([
      ['', '', null], ['', 'replied', 16], ['a=x', '', null], ['a=x', 'replied', 16], ['b=y', '', null], ['b=y', 'replied', 16],
    ])
  })
  it('has no arms without splits', () => { expect([armsOf(''), armsOf(';')]).toEqual([[''], ['']]) })
})

describe('time buckets', () => {
  it('know a time within 5 %, from a second up', () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 400 * 86_400_000 }), (ms) => Math.abs(Math.log2(bucketMs(timeBucket(ms)) / ms)) <= 1 / 16 + 1e-3))
    expect([timeBucket(0), timeBucket(-5)]).toEqual([0, 0])
  })
})

describe('a run in its cohort', () => {
  it('recovers at most what was owed at entry, and never less than nothing', () => {
    expect([-500, 0, 4000, 99_999].map((recoveredCents) => recoveredOf(run({ recoveredCents })))).toEqual([0, 0, 4000, 10_000])
  })
  it('carries the squares and products of its money', () => {
    expect(runCountsOf(run({ recoveredCents: 4000, costCents: 20, currentInWindow: 1, contacted: 1 }))).toEqual([{
      versionId: 'v', entryDay: '2026-11-23', arm: '', grp: 'treated', currency: 'EUR', n: 1, arrears: 10_000, recovered: 4000, cured: 1, cost: 20,
      contacted: 1, optedOut: 0, complained: 0, arrears2: 1e8, recovered2: 1.6e7, cost2: 400, arrearsRecovered: 4e7, costRecovered: 80_000,
    }])
  })
  it.each([['treated', 1, 'treated'], ['control', 1, 'control'], ['treated', 0, 'exempt'], ['control', 0, 'control']])('%s, drawn %d: %s', (grp, drawn, cohort) => {
    expect(cohortOf({ grp, drawn })).toBe(cohort)
  })
})
