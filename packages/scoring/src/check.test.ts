import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkScorecard } from './check.ts'
import { holds } from './score.ts'
import { Scorecard, type Bin } from './scorecard.ts'

const words = (s: string) => ({ en: s, fr: s })
type Range = Omit<Bin, 'points' | 'reason'>
const bin = (range: Range): Bin => ({ ...range, points: 1, reason: words('r') })

function cardOf(ranges: Range[], rest: Partial<Scorecard> = {}, fact = 'case.dpd'): Scorecard {
  return Scorecard.parse({
    id: 'test', version: 1, name: words('t'), target: words('t'), horizonDays: 14, direction: 'higher_is_more_likely',
    excludedAttributes: ['postcode'], bands: [{ name: 'all', minScore: 0 }],
    variables: [{ fact, label: words('v'), neutralPoints: 0, bins: [...ranges.map(bin), bin({ missing: true })] }], ...rest,
  })
}
const codes = (card: Scorecard) => checkScorecard(card).map((i) => i.code)

describe('bins', () => {
  test.each<[string, Range[], string[]]>([
    ['cover the line once', [{ max: 0 }, { min: 0, max: 5 }, { min: 5 }], []],
    ['in any order', [{ min: 5 }, { max: 0 }, { min: 0, max: 5 }], []],
    ['one for everything', [{}], []],
    ['values alone', [{ values: ['a'] }, { values: ['b', 'c'] }], []],
    ['overlap', [{ max: 3 }, { min: 2 }], ['overlapping-bins']],
    ['overlap from below', [{ max: 3 }, { max: 5 }, { min: 5 }], ['overlapping-bins']],
    ['one inside the other', [{ max: 10 }, { min: 2, max: 4 }, { min: 10 }], ['overlapping-bins']],
    ['a gap inside', [{ max: 3 }, { min: 4 }], ['gap']],
    ['a gap at the ends', [{ min: 0, max: 3 }], ['gap', 'gap']],
    ['an empty bin', [{ max: 3 }, { min: 3, max: 3 }, { min: 3 }], ['empty-bin']],
    ['a value twice', [{ values: ['a', 'b'] }, { values: ['b'] }], ['overlapping-bins']],
    ['missing twice', [{}, { missing: true }], ['overlapping-bins']],
    ['a bin of two kinds', [{}, { values: ['a'], min: 3 }], ['mixed-bin', 'overlapping-bins']],
  ])('%s', (_, ranges, expected) => {
    expect(codes(cardOf(ranges))).toEqual(expected)
  })

  test('law: a card without overlap or gap puts every number in exactly one bin', () => {
    const cut = fc.integer({ min: -20, max: 20 })
    const range = fc.record({ min: cut, max: cut }, { requiredKeys: [] })
    const verdicts = new Set<boolean>()
    fc.assert(fc.property(fc.array(range, { minLength: 1, maxLength: 4 }), fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 20, maxLength: 20 }), (ranges, xs) => {
      const clean = codes(cardOf(ranges)).length === 0
      verdicts.add(clean)
      const homes = [...xs, -20, 0, 20].map((x) => ranges.map(bin).filter((b) => holds(b, x)).length)
      expect(clean && homes.some((n) => n !== 1)).toBe(false)
    }), { numRuns: 2000 })
    expect(verdicts.size).toBe(2)
  })
})

describe('attributes', () => {
  test.each(['attr.SEX', 'attr.age', 'attr.Marital_Status', 'person.postcode', 'attr.post-code', 'person.vulnerable'])('%s is excluded', (fact) => {
    expect(checkScorecard(cardOf([{}], {}, fact))).toMatchObject([{ code: 'excluded-attribute', severity: 'error', path: 'variables.0' }])
  })

  test('names that only contain one are not', () => {
    expect(codes(cardOf([{}], {}, 'attr.usage'))).toEqual([])
    expect(codes(cardOf([{}], {}, 'attr.averageBill'))).toEqual([])
  })

  test('a fact is used once', () => {
    const card = cardOf([{}])
    expect(codes({ ...card, variables: [...card.variables, ...card.variables] })).toEqual(['repeated-variable'])
  })

  test('a variable without a bin for the missing is a warning', () => {
    const card = cardOf([{}])
    const variables = card.variables.map((v) => ({ ...v, bins: v.bins.filter((b) => !b.missing) }))
    expect(checkScorecard({ ...card, variables })).toMatchObject([{ code: 'no-missing-bin', severity: 'warning' }])
  })
})

test('bands: one at least, names and limits of their own', () => {
  expect(codes(cardOf([{}], { bands: [] }))).toEqual(['no-bands'])
  expect(codes(cardOf([{}], { bands: [{ name: 'a', minScore: 0 }, { name: 'a', minScore: 1 }] }))).toEqual(['repeated-band'])
  expect(codes(cardOf([{}], { bands: [{ name: 'a', minScore: 0 }, { name: 'b', minScore: 0 }] }))).toEqual(['equal-bands'])
})
