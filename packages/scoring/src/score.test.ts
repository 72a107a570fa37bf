import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOf, chanceOf, holds, score } from './score.ts'
import { Scorecard } from './scorecard.ts'

const words = (s: string) => ({ en: s, fr: s })
const card = Scorecard.parse({
  id: 'test', version: 1, name: words('t'), target: words('pays'), horizonDays: 14, direction: 'higher_is_more_likely', basePoints: 10,
  scale: { pdo: 20, score: 100, odds: 1 }, excludedAttributes: [], bands: [{ name: 'low', minScore: 0 }, { name: 'high', minScore: 60 }, { name: 'middle', minScore: 40 }],
  variables: [
    { fact: 'case.dpd', label: words('dpd'), neutralPoints: 20, iv: 0.2, bins: [{ max: 30, points: 30, reason: words('early') }, { min: 30, points: 10, reason: words('late') }] },
    { fact: 'person.type', label: words('type'), neutralPoints: 5, iv: 0.1, bins: [{ values: ['consumer'], points: 5, reason: words('consumer') }, { values: ['company', 'sole_trader'], points: 8, reason: words('firm') }, { missing: true, points: 0, reason: words('type not known') }] },
    { fact: 'attr.a', label: words('a'), neutralPoints: 0, iv: 0.3, bins: [{ max: 0, points: 0, reason: words('a low') }, { min: 0, max: 1, points: 20, reason: words('a middle') }, { min: 1, points: 5, reason: words('a high') }] },
  ],
})
const facts = (dpd: unknown, type: unknown, a: unknown) => ({ case: { dpd }, person: { type }, attr: { a } })

describe('scoring', () => {
  test('adds the points of one bin of each variable, and the base', () => {
    expect(score(card, facts(31, 'company', 0.5))).toEqual({
      kind: 'scored', score: 48, band: 'middle',
      points: [
        { fact: 'case.dpd', label: words('dpd'), bin: 1, points: 10, neutralPoints: 20 },
        { fact: 'person.type', label: words('type'), bin: 1, points: 8, neutralPoints: 5 },
        { fact: 'attr.a', label: words('a'), bin: 1, points: 20, neutralPoints: 0 },
      ],
      reasons: [{ fact: 'case.dpd', text: words('late'), loss: 20 }],
    })
  })

  test('bins are closed on the right', () => {
    const bins = (dpd: number) => { const s = score(card, facts(dpd, null, 1)); return s.kind === 'scored' && s.points[0]?.bin }
    expect([bins(30), bins(30.001), bins(-5), bins(1e9)]).toEqual([0, 1, 0, 1])
    expect(holds({ min: 0, max: 1, points: 0, reason: words('') }, 0)).toBe(false)
    expect(holds({ min: 0, max: 1, points: 0, reason: words('') }, 1)).toBe(true)
  })

  test('what is missing is scored where a bin says so, else named', () => {
    expect(score(card, facts(10, undefined, 2))).toMatchObject({ kind: 'scored', score: 45, points: [{}, { bin: 2, points: 0 }, {}] })
    expect(score(card, facts(null, null, NaN))).toEqual({ kind: 'not_scored', missing: ['case.dpd', 'attr.a'] })
    expect(score(card, {})).toEqual({ kind: 'not_scored', missing: ['case.dpd', 'attr.a'] })
  })

  test('a word where a number is expected, and a word that no bin knows, are not scored', () => {
    expect(score(card, facts('31', 'association', 1))).toEqual({ kind: 'not_scored', missing: ['case.dpd', 'person.type'] })
  })

  test('a fact is an own property: no way through the prototype', () => {
    const odd = Scorecard.parse({ ...card, variables: [{ ...card.variables[0], fact: 'case.constructor' }] })
    expect(score(odd, { case: {} })).toEqual({ kind: 'not_scored', missing: ['case.constructor'] })
  })
})

describe('reasons', () => {
  test('largest loss first, ties by information value, no reason without a loss', () => {
    const found = score(card, facts(31, null, 0))
    expect(found.kind === 'scored' && found.reasons.map((r) => [r.text.en, r.loss])).toEqual([['a low', 20], ['late', 20], ['type not known', 8]])
    expect(score(card, facts(1, 'company', 1))).toMatchObject({ reasons: [] })
  })

  test('four at most', () => {
    const wide = Scorecard.parse({ ...card, variables: Array.from({ length: 7 }, (_, i) => ({ ...card.variables[0], fact: `attr.v${i}` })) })
    const found = score(wide, { attr: Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`v${i}`, 99])) })
    expect(found.kind === 'scored' && found.reasons).toHaveLength(4)
  })
})

describe('bands and chances', () => {
  test('the highest band that is reached, in any order; the lowest takes the rest', () => {
    expect([bandOf(card, 60), bandOf(card, 59.9), bandOf(card, 39), bandOf(card, -100)]).toEqual(['high', 'middle', 'low', 'low'])
  })

  test('points double the odds', () => {
    expect([chanceOf(card, 100), chanceOf(card, 120), chanceOf(card, 80)]).toEqual([0.5, 2 / 3, 1 / 3])
    expect(chanceOf({ ...card, direction: 'higher_is_less_likely' }, 120)).toBeCloseTo(1 / 3)
    expect(chanceOf({ ...card, scale: undefined }, 100)).toBeUndefined()
  })
})

test('law: the score is the sum of its parts, and losses are never negative', () => {
  const value = fc.oneof(fc.double(), fc.constant(null), fc.constantFrom('consumer', 'company', 'x'))
  fc.assert(fc.property(value, value, value, (dpd, type, a) => {
    const found = score(card, facts(dpd, type, a))
    const scored = found.kind === 'scored' ? found : { score: card.basePoints, points: [], reasons: [] }
    expect(found.kind === 'scored' || found.missing.length > 0).toBe(true)
    expect(scored.score).toBe(scored.points.reduce((sum, p) => sum + p.points, card.basePoints))
    const losses = scored.reasons.map((r) => r.loss)
    expect(losses.every((loss) => loss > 0)).toBe(true)
    expect(losses).toEqual(losses.toSorted((x, y) => y - x))
  }))
})
