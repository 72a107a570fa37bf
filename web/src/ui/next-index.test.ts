import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextIndex } from './next-index.ts'

it.each([['ArrowDown', 3, 4], ['ArrowUp', 3, 2], ['j', 3, 4], ['k', 3, 2], ['Home', 3, 0], ['End', 3, 9], ['PageDown', 3, 9], ['PageUp', 3, 0]])('%s from %d goes to %d', (key, at, to) => {
  expect(nextIndex(key, at, 10)).toBe(to)
})

it('begins at the top when nothing is selected', () => {
  expect([nextIndex('ArrowDown', -1, 10), nextIndex('ArrowUp', -1, 10)]).toEqual([0, 0])
})

it('leaves other keys and empty lists alone', () => {
  expect([nextIndex('a', 0, 10), nextIndex('ArrowDown', -1, 0)]).toEqual([null, null])
})

it('never leaves the list', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End', 'PageUp', 'PageDown')
  fc.assert(fc.property(keys, fc.integer({ min: 1, max: 500 }), fc.integer({ min: -1, max: 499 }), (key, count, at) => {
    const next = nextIndex(key, Math.min(at, count - 1), count)
    expect(next).toBeGreaterThanOrEqual(0)
    expect(next).toBeLessThan(count)
  }))
})
