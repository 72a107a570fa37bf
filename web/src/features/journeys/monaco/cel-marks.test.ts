import type { Issue } from '@parcours/journey'
import { describe, expect, it } from 'vitest'
import { celMarks } from './cel-marks.ts'

const issue = (range: Pick<Issue, 'from' | 'to'> = {}): Issue =>
  ({ code: 'bad-expression', severity: 'error', path: 'when', message: { en: 'no such fact', fr: 'fait inconnu' }, ...range })
const underlined = (source: string, range?: Pick<Issue, 'from' | 'to'>) => celMarks(source, [issue(range)]).map(({ from, to }) => source.slice(from, to))

describe('what is underlined in a condition', () => {
  it('is the range that the issue names', () => {
    expect(underlined('debt.arears > 10', { from: 0, to: 11 })).toEqual(['debt.arears'])
  })
  it('is all of it when the issue names none', () => {
    expect(underlined('debt.arears > 10')).toEqual(['debt.arears > 10'])
  })
  it('is the last character where the end is missing', () => {
    expect(underlined('arrears >', { from: 9, to: 9 })).toEqual(['>'])
  })
  it('stays inside of a text that got shorter since', () => {
    expect(underlined('abc', { from: 1, to: 20 })).toEqual(['bc'])
    expect(underlined('abc', { from: 10, to: 20 })).toEqual(['c'])
    expect(underlined('', { from: 4, to: 8 })).toEqual([''])
  })
})
