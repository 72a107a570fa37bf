import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SeenLines } from './seen-lines.ts'

it('remembers the first line of each key, as a Map would', () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3_000 }), (keys) => {
    const seen = new SeenLines()
    const map = new Map<string, number>()
    keys.forEach((key, i) => {
      expect(seen.note(key, i + 1)).toBe(map.get(key))
      if (!map.has(key)) map.set(key, i + 1)
    })
  }), { numRuns: 30 })
})

it('keeps 200,000 like keys apart while it grows', () => {
  const seen = new SeenLines()
  for (let i = 1; i <= 200_000; i++) if (seen.note(`BN-${i}`, i) !== undefined) throw new Error(`BN-${i} was taken for another`)
  expect([seen.note('BN-1', 9), seen.note('BN-200000', 9), seen.note('BN-200001', 9)]).toEqual([1, 200_000, undefined])
})

it('counts keys that come again', () => {
  const seen = new SeenLines()
  expect(['a', 'b', 'a', 'a', 'b'].map((key) => seen.count(key))).toEqual([1, 1, 2, 3, 2])
})
