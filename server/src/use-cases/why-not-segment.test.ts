import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateCondition, factsOf } from '@parcours/facts'
import { explainSegment } from './why-not-segment.ts'

const facts = factsOf({ case: { dpd: 12, arrearsCents: 5000, currency: 'EUR' }, person: { vulnerable: false } })
const parts = (segment: string) => explainSegment(segment, facts).map(({ source, holds }) => [source, holds])

describe('a segment, condition by condition', () => {
  it('is taken apart at its ands only, brackets and all', () => {
    expect(parts('case.dpd >= 1 && (case.dpd > 30 || person.vulnerable) && !(person.vulnerable)')).toEqual([
      ['case.dpd >= 1', 'yes'], ['case.dpd > 30 || person.vulnerable', 'no'], ['!(person.vulnerable)', 'yes'],
    ])
    expect(parts('(case.dpd > 1 && case.dpd < 5) && case.currency == "a && b"')).toEqual([
      ['case.dpd > 1', 'yes'], ['case.dpd < 5', 'no'], ['case.currency == "a && b"', 'no'],
    ])
  })
  it('names the facts that each condition reads, in both languages, and those that nobody knows', () => {
    const [first] = explainSegment('person.payday > 3', facts)
    expect(first).toMatchObject({ holds: 'unknown', facts: [{ path: 'person.payday', value: null }] })
    expect(first?.facts[0]?.label.fr).not.toBe('payday')
    expect(explainSegment('attr.region == "south"', factsOf({ attr: { region: 'north' } }))[0]?.facts).toEqual([{ path: 'attr.region', label: { en: 'region', fr: 'region' }, value: 'north' }])
  })
  it('stays whole where it cannot be read', () => {
    expect(parts('nonsense >')).toEqual([['nonsense >', 'unknown']])
  })
  it('holds as a whole exactly when every condition does', () => {
    const one = fc.constantFrom('case.dpd >= 1', '(case.dpd < 5)', 'person.payday > 3', '(case.dpd > 5 || person.vulnerable)', 'has(person.payday)', '!(person.vulnerable)', 'true')
    fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (list) => {
      const segment = list.join(' && ')
      const whole = evaluateCondition(segment, facts)
      const each = explainSegment(segment, facts).map(({ holds }) => holds)
      const expected = whole.kind !== 'value' ? 'unknown' : whole.value ? 'yes' : 'no'
      expect(each.includes('no') ? 'no' : each.includes('unknown') ? 'unknown' : 'yes').toBe(expected)
      expect(each).toHaveLength(list.length)
    }))
  })
})
