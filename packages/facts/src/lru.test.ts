import { expect, test } from 'vitest'
import { Lru } from './lru.ts'

test('what was used longest ago goes first, and reading counts as use', () => {
  const lru = new Lru<string, number>(2)
  lru.set('a', 1)
  lru.set('b', 2)
  expect(lru.get('a')).toBe(1)
  lru.set('c', 3)
  expect([lru.get('a'), lru.get('b'), lru.get('c'), lru.size]).toEqual([1, undefined, 3, 2])
})

test('writing a key again does not push others out', () => {
  const lru = new Lru<string, number>(2)
  lru.set('a', 1)
  lru.set('b', 2)
  lru.set('a', 3)
  expect([lru.get('a'), lru.get('b')]).toEqual([3, 2])
})
