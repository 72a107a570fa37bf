import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance, nearest } from './suggest.ts'

test('known distances', () => {
  expect([distance('kitten', 'sitting'), distance('', 'abc'), distance('abc', 'abc')]).toEqual([3, 3, 0])
})

test('distance is a metric', () => {
  const name = fc.string({ maxLength: 8 })
  fc.assert(fc.property(name, name, name, (a, b, c) => {
    expect(distance(a, b)).toBe(distance(b, a))
    expect(distance(a, b) === 0).toBe(a === b)
    expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
  }))
})

test('a guess is made for a slip only', () => {
  expect(nearest('startWith', ['startsWith', 'endsWith'])).toBe('startsWith')
  expect(nearest('payload', ['startsWith', 'endsWith'])).toBeUndefined()
})
