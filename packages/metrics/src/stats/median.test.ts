import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeBucket } from '../fold.ts'
import { medianMs, type BucketCount } from './median.ts'

const histogramOf = (times: number[]): BucketCount[] =>
  [...Map.groupBy(times, timeBucket)].map(([bucket, all]) => ({ bucket, n: all.length }))

describe('the median of a histogram', () => {
  it('is within 9 % of the exact one', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1000, max: 90 * 86_400_000 }), { minLength: 1, maxLength: 99 }), (times) => {
      const exact = times.toSorted((a, b) => a - b)[Math.ceil(times.length / 2) - 1] ?? 0
      return Math.abs(Math.log2((medianMs(histogramOf(times)) ?? 0) / exact)) <= 1 / 16 + 1e-3
    }))
  })
  it('does not depend on the order of the buckets, nor on empty ones', () => {
    expect(medianMs([{ bucket: 80, n: 1 }, { bucket: 8, n: 0 }, { bucket: 16, n: 3 }])).toBe(4000)
  })
  it('is nothing when nobody has left', () => { expect([medianMs([]), medianMs([{ bucket: 3, n: 0 }])]).toEqual([null, null]) })
})
