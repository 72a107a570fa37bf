import { bucketMs } from '../fold.ts'

export interface BucketCount {
  bucket: number
  n: number
}

/** Median in ms from the log buckets, known within 9 %; null when nobody is in them. The lower of two middles. */
export function medianMs(histogram: readonly BucketCount[]): number | null {
  const filled = histogram.filter(({ n }) => n > 0).toSorted((a, b) => a.bucket - b.bucket)
  const middle = filled.reduce((sum, { n }) => sum + n, 0) / 2
  let upTo = 0
  for (const { bucket, n } of filled) {
    upTo += n
    if (upTo >= middle) return bucketMs(bucket)
  }
  return null
}
