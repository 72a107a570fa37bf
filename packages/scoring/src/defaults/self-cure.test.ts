import { describe, expect, test } from 'vitest'
import { checkScorecard } from '../check.ts'
import { chanceOf, score } from '../score.ts'
import { Scorecard } from '../scorecard.ts'
import { selfCureAttributes, type TaiwanRow } from './self-cure-attributes.ts'
import { SELF_CURE } from './self-cure.ts'

const row = (part: Partial<TaiwanRow>): TaiwanRow => ({
  LIMIT_BAL: 100_000, PAY_0: 1, PAY_2: -1, PAY_3: -1, PAY_4: -1, PAY_5: -1, PAY_6: -1, BILL_AMT1: 5000, BILL_AMT2: 1000, PAY_AMT1: 1000, ...part,
})
const scored = (part: Partial<TaiwanRow>) => {
  const found = score(SELF_CURE, { attr: { ...selfCureAttributes(row(part)) } })
  if (found.kind !== 'scored') throw new Error(`not scored: ${found.missing.join(', ')}`)
  return found
}
const HABITUAL: Partial<TaiwanRow> = { PAY_0: 3, PAY_2: 2, PAY_3: 2, PAY_4: 2, PAY_5: 2, PAY_6: 2, BILL_AMT1: 99_000, BILL_AMT2: 97_000, PAY_AMT1: 0 }

describe('the attributes', () => {
  test('are shares and counts of a row', () => {
    expect(selfCureAttributes(row({ PAY_3: 2, PAY_6: 1, PAY_AMT1: 333, BILL_AMT1: 12_345 }))).toEqual({
      monthsLateNow: 1, monthsLatePrevious: -1, utilisation: 0.1235, lastPaymentShare: 0.333, lateMonths6: 3,
    })
  })

  test('a bill that asked for nothing has no share', () => {
    expect([0, -50].map((BILL_AMT2) => selfCureAttributes(row({ BILL_AMT2 })).lastPaymentShare)).toEqual([null, null])
  })
})

describe('the card', () => {
  test('is a sound scorecard; only the missing of four columns is left unscored', () => {
    expect(Scorecard.parse(SELF_CURE)).toEqual(SELF_CURE)
    expect(new Set(checkScorecard(SELF_CURE).map((i) => `${i.severity} ${i.code}`))).toEqual(new Set(['warning no-missing-bin']))
  })

  test('declares what it must, and reads no protected attribute', () => {
    expect(SELF_CURE.excludedAttributes).toEqual(['SEX', 'AGE', 'MARRIAGE', 'EDUCATION'])
    expect(SELF_CURE.variables.map((v) => v.fact)).toEqual([
      'attr.monthsLateNow', 'attr.monthsLatePrevious', 'attr.utilisation', 'attr.lastPaymentShare', 'attr.lateMonths6',
    ])
  })

  test('a first slip of a good payer is likely to mend itself, a habit is not', () => {
    expect(scored({})).toMatchObject({ band: 'likely', reasons: [] })
    const habit = scored(HABITUAL)
    expect(habit.band).toBe('unlikely')
    expect(habit.reasons[0]?.text.en).toBe('More than 2 months late')
    expect(habit.reasons).toHaveLength(4)
  })

  test('its scale speaks of its own target: a slip mends more often than not, a habit seldom', () => {
    expect(chanceOf(SELF_CURE, scored({}).score)).toBeGreaterThan(0.75)
    expect(chanceOf(SELF_CURE, scored(HABITUAL).score)).toBeLessThan(0.3)
  })

  test('without the imported columns it is not scored', () => {
    expect(score(SELF_CURE, { attr: {} })).toEqual({
      kind: 'not_scored', missing: ['attr.monthsLateNow', 'attr.monthsLatePrevious', 'attr.utilisation', 'attr.lateMonths6'],
    })
  })
})
