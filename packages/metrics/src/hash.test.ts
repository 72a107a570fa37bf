import { describe, expect, it } from 'vitest'
import { armOf, bucketOf, isControl } from './hash.ts'

describe('the bucket of a unit', () => {
  it.each([
    ['exp-001', 'debtor-1', 676], ['exp-001', 'debtor-2', 1740], ['exp-001', 'debtor-3', 6241], ['exp-001:node-7', 'debtor-1', 6840],
    ['exp-002', 'debtor-1', 218], ['exp-001', '000123', 7233], ['exp-001', '8f14e45f-ceea-467f-a9d1-3c5f0e0c2b11', 4474],
    ['seed', 'a', 505], ['seed', 'b', 2696], ['foo', 'ab', 2575], ['foo', 'def', 2019],
  ])('under %s for %s is %d', (seed, id, bucket) => { expect(bucketOf(seed, id)).toBe(bucket) })
  it('halves 100,000 people as the reference does', () => {
    let low = 0
    for (let i = 1; i <= 100_000; i++) if (bucketOf('exp-001', `debtor-${i}`) < 5000) low += 1
    expect(low).toBe(50_273)
  })
})

describe('shares', () => {
  const arms = [{ outcome: 'a', share: 2000 }, { outcome: 'b', share: 8000 }]
  it('are taken in order, each up to its end', () => { expect([0, 1999, 2000, 9999].map((bucket) => armOf(arms, bucket))).toEqual(['a', 'a', 'b', 'b']) })
  it('that do not reach the whole are refused', () => { expect(() => armOf([{ outcome: 'a', share: 10 }], 10)).toThrow('10,000') })
  it('draw nobody at 0 % and everybody at 100 %', () => {
    expect([isControl('w', 'per1', 0), isControl('w', 'per1', 100)]).toEqual([false, true])
  })
})
