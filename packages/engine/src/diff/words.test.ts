import { describe, expect, it } from 'vitest'
import { fieldAt } from './form-field.ts'
import { pathChanges } from './path-changes.ts'
import { valueWords } from './value-words.ts'

const label = (en: string) => ({ label: { en, fr: `${en} (fr)` } })
const schema = {
  properties: {
    delay: { ...label('Wait'), control: 'duration', properties: { amount: {}, unit: {} } },
    branches: { ...label('Branches'), items: { properties: { when: label('If') } } },
    rule: { ...label('Again'), options: { never: { en: 'Never again', fr: 'Jamais' } } },
  },
}

describe('a form field', () => {
  it.each([
    ['delay.amount', 'delay', 'Wait'], ['branches.1.when', 'branches.1.when', 'Branches · 2 · If'],
    ['branches', 'branches', 'Branches'], ['unlabelled.deep', 'unlabelled.deep', 'unlabelled · deep'],
  ])('%s is %s, called %s', (path, field, name) => expect(fieldAt(schema, path)).toMatchObject({ path: field, label: { en: name } }))
})

describe('a value', () => {
  it.each([
    [undefined, {}, 'nothing', 'rien'], ['', {}, 'nothing', 'rien'], [true, {}, 'yes', 'oui'], [[], {}, 'nothing', 'rien'],
    [1, { unit: 'days' }, '1 day', '1 jour'], [3, { unit: 'working_days' }, '3 working days', '3 jours ouvrés'], [15, { unit: '%' }, '15 %', '15 %'],
    [2050, { control: 'money' }, '20.50', '20,50'], [{ amount: 1, unit: 'hours' }, {}, '1 hour', '1 heure'],
    ['never', schema.properties.rule, 'Never again', 'Jamais'], ['always', schema.properties.rule, 'always', 'always'],
    [['never', 'x'], schema.properties.rule, 'Never again, x', 'Jamais, x'], ['toString', schema.properties.rule, 'toString', 'toString'],
    [{ b: 1, a: [2] }, {}, '{"a":[2],"b":1}', '{"a":[2],"b":1}'],
  ])('%o with %o reads %s', (value, field, en, fr) => expect(valueWords(value, field)).toEqual({ en, fr }))
  it('is cut where it is long', () => expect(valueWords('x'.repeat(200)).en).toHaveLength(80))
})

describe('changed paths', () => {
  it('go down to what differs', () => {
    expect(pathChanges({ a: { b: 1, c: [1, { d: 2 }] } }, { a: { b: 1, c: [1, { d: 3 }] } })).toEqual([{ path: 'a.c.1.d', before: 2, after: 3 }])
  })
  it('take lists of another length, and other kinds of value, as a whole', () => {
    expect(pathChanges({ a: [1] }, { a: [1, 2] })).toEqual([{ path: 'a', before: [1], after: [1, 2] }])
    expect(pathChanges({ a: [1] }, { a: { 0: 1 } })).toEqual([{ path: 'a', before: [1], after: { 0: 1 } }])
  })
  it('name what is new or gone', () => {
    expect(pathChanges({ a: 1 }, { b: 2 })).toEqual([{ path: 'a', before: 1, after: undefined }, { path: 'b', before: undefined, after: 2 }])
  })
})
