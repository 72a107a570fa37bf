import type { TimelineItem } from '@parcours/server/router'
import { wholeDays } from '../../lib/durations.ts'

/** A stretch of the timeline: something that happened, or days on which nothing did. */
export type Stretch = { kind: 'item'; key: number; item: TimelineItem } | { kind: 'quiet'; key: string; days: number }

/** Fewer quiet days than this are no gap. */
const LEAST_DAYS = 2

/** Newest first, with the quiet days between two items folded into one line. */
export function foldGaps(items: readonly TimelineItem[]): Stretch[] {
  // Stable: what happened at one instant keeps its order, so the reversed list reads backwards.
  const indexed = items.map((item, key) => ({ item, key })).toSorted((a, b) => a.item.atMs - b.item.atMs || a.key - b.key).toReversed()
  return indexed.flatMap(({ item, key }, at): Stretch[] => {
    const newer = indexed[at - 1]
    const days = newer ? wholeDays(item.atMs, newer.item.atMs) : 0
    const gap: Stretch[] = days >= LEAST_DAYS ? [{ kind: 'quiet', key: `quiet-${key}`, days }] : []
    return [...gap, { kind: 'item', key, item }]
  })
}
