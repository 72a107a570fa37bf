/** FNV-1a, 32 bits, over UTF-16 units; ids are ASCII, where that equals bytes (statistics, section 2). */
function fnv1a32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return hash >>> 0
}

/**
 * Bucket 0..9999 of a unit under a seed: the version 2 scheme, whose buckets are independent between
 * experiments (version 1 correlates them). The seed ends in a separator, or "ab"+"c" meets "a"+"bc".
 */
export const bucketOf = (seed: string, unitId: string): number => fnv1a32(String(fnv1a32(seed + unitId))) % 10_000

/** First arm whose cumulative share (ten-thousandths) passes the unit's bucket. */
export function armOf(arms: readonly { outcome: string; share: number }[], bucket: number): string {
  let upTo = 0
  for (const arm of arms) {
    upTo += arm.share
    if (bucket < upTo) return arm.outcome
  }
  throw new Error('the shares of the arms do not reach 10,000')
}

/** Control group: by person, the same in every journey of the workspace (domain rule 9). */
export const isControl = (workspace: string, personId: string, sharePercent: number): boolean =>
  bucketOf(`control:${workspace}:`, personId) < Math.round(sharePercent * 100)
