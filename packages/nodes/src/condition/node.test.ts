import { describe, expect, it } from 'vitest'
import { fakeContext } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { condition } from './node.ts'

const branches = [{ name: 'high', when: 'case.arrearsCents > 50000' }, { name: 'long', when: 'case.dpd > 30' }]
const check = (changes: Record<string, unknown>) => condition.check(configOf(condition, changes), fakeContext())

describe('condition', () => {
  it('chooses among its branches in order, else otherwise, else unknown', () => {
    expect(outcomeNames(condition, { branches })).toEqual(['high', 'long', 'otherwise', 'unknown'])
    expect(lowered(condition, { branches })).toEqual([{
      label: 'choose', op: 'choose',
      branches: [{ outcome: 'high', when: 'case.arrearsCents > 50000' }, { outcome: 'long', when: 'case.dpd > 30' }],
    }])
  })

  it('names its first branches on the card', () => {
    expect(condition.sentence(configOf(condition, { branches }))).toEqual({ en: 'high, long, otherwise', fr: 'high, long, sinon' })
    const known = [{ name: 'not_reached', when: 'true' }, { name: 'very_late', when: 'true' }]
    expect(condition.sentence(configOf(condition, { branches: known }))).toEqual({ en: 'not reached, very late, otherwise', fr: 'non joint, very late, sinon' })
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, when: 'true' }))
    expect(condition.sentence(configOf(condition, { branches: many })).en).toBe('a, b, c + 2, otherwise')
  })

  it('finds an empty list, an empty or wrong condition, and names that clash', () => {
    expect(check({ branches })).toEqual([])
    expect(codes(check({ branches: [] }))).toEqual(['names-empty'])
    expect(check({ branches: [{ name: 'a', when: ' ' }] })).toMatchObject([{ code: 'expression-missing', path: 'branches.0.when' }])
    expect(check({ branches: [branches[0], { name: 'high', when: 'nonsense' }] })).toMatchObject([
      { code: 'name-twice', path: 'branches.1.name' }, { code: 'expression-invalid', path: 'branches.1.when' },
    ])
    expect(check({ branches: [{ name: 'a', when: '  nonsense > 3' }] })).toEqual([{
      code: 'expression-invalid', severity: 'error', path: 'branches.0.when', from: 2, to: 10,
      message: { en: 'nonsense is not a fact', fr: 'nonsense n’est pas un fait' },
    }])
    expect(codes(check({ branches: [{ name: 'unknown', when: 'true' }] }))).toEqual(['name-reserved'])
  })
})
