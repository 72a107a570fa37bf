import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auc, aucStandardError, gini, ks, psi, type Judged } from './evaluate.ts'

const judged = (scores: number[], events: number[]): Judged[] => scores.map((score, i) => ({ score, event: events[i] === 1 }))

describe('against known values', () => {
  test('a small vector', () => {
    const cases = judged([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])
    expect([auc(cases), gini(cases), ks(cases)]).toEqual([0.75, 0.5, 0.5])
  })

  test('Taiwan: the state of the last month alone gives .6897 over 30,000 cards', () => {
    // [months late, not in default, in default] of UCI 350, as published with the data.
    const states: [number, number, number][] = [
      [-2, 2394, 365], [-1, 4732, 954], [0, 12849, 1888], [1, 2436, 1252], [2, 823, 1844], [3, 78, 244],
      [4, 24, 52], [5, 13, 13], [6, 5, 6], [7, 2, 7], [8, 8, 11],
    ]
    const cases = states.flatMap(([score, others, events]) => [
      ...Array.from({ length: others }, () => ({ score, event: false })), ...Array.from({ length: events }, () => ({ score, event: true })),
    ])
    expect(cases).toHaveLength(30_000)
    expect(auc(cases)).toBeCloseTo(0.68971016999203, 12)
  })

  test('the standard error of Hanley and McNeil, on the Taiwan scorecard’s test rows', () => {
    expect(aucStandardError(0.75743557066, 1349, 4651)).toBeCloseTo(0.00814990126772, 10)
  })

  test('stability of a population', () => {
    expect(psi([100, 200, 300, 250, 150], [120, 180, 260, 260, 180])).toBeCloseTo(0.017339529030014, 12)
    expect(psi([50, 50], [50, 50])).toBe(0)
    expect(Number.isFinite(psi([10, 0], [5, 5]))).toBe(true)
  })
})

test('one class alone has no figure, and no NaN', () => {
  for (const cases of [[], judged([1, 2], [1, 1]), judged([1, 2], [0, 0])]) {
    expect([auc(cases), gini(cases), ks(cases)]).toEqual([undefined, undefined, undefined])
  }
})

describe('laws', () => {
  const cases = fc.array(fc.record({ score: fc.integer({ min: 0, max: 8 }), event: fc.boolean() }), { minLength: 1, maxLength: 30 })

  test('AUC is the chance that an event outscores another case, ties half', () => {
    fc.assert(fc.property(cases, (all) => {
      const pairs = all.filter((c) => c.event).flatMap((e) => all.filter((c) => !c.event).map((o) => (e.score > o.score ? 1 : e.score === o.score ? 0.5 : 0)))
      const mean = pairs.reduce<number>((a, b) => a + b, 0) / pairs.length
      expect(auc(all) ?? -1).toBeCloseTo(pairs.length > 0 ? mean : -1, 10)
    }))
  })

  test('KS is the largest gap over all thresholds, whatever the order of the rows', () => {
    fc.assert(fc.property(cases, (all) => {
      const events = all.filter((c) => c.event)
      const others = all.filter((c) => !c.event)
      if (events.length === 0 || others.length === 0) return
      const share = (group: Judged[], t: number) => group.filter((c) => c.score <= t).length / group.length
      const gaps = all.map((c) => Math.abs(share(events, c.score) - share(others, c.score)))
      expect(ks(all)).toBeCloseTo(Math.max(...gaps), 10)
      expect(ks(all.toReversed())).toBeCloseTo(Math.max(...gaps), 10)
    }))
  })
})
