import { AIR, around, type Box } from './geometry.ts'
import type { Point } from './gestures.ts'

/** How far down a column is searched before the next one to the right, px. */
const DEEPEST = 720
/** More than any journey is wide; an end for numbers so large that a step no longer changes them. */
const MOST_COLUMNS = 500
/** Columns that still count as near the place where somebody pasted. */
const NEAR_COLUMNS = 5

const closer = (a: number, aSize: number, b: number, bSize: number) => a < b + bSize + AIR && b < a + aSize + AIR
/** True where two cards overlap or stand nearer than the air between cards. */
export const crowds = (a: Box, b: Box): boolean => closer(a.x, a.width, b.x, b.width) && closer(a.y, a.height, b.y, b.height)

/** Least way down after which the group, moved right by `right`, crowds no card; null if that is too deep. */
function wayDown(group: readonly Box[], cards: readonly Box[], right: number): number | null {
  for (let down = 0; down <= DEEPEST;) {
    // A card in the way of a box is passed only below it, so this jump skips no free place.
    const jumps = group.flatMap((box) => {
      const moved = { ...box, x: box.x + right, y: box.y + down }
      return cards.filter((card) => crowds(moved, card)).map((card) => card.y + card.height + AIR - moved.y)
    })
    if (jumps.length === 0) return down
    // At least a whole pixel: far from zero, a remainder could be too small to change the sum.
    down += Math.max(1, ...jumps)
  }
  return null
}

/** First step down, then right, by which the group as a whole crowds no card; null if `columns` hold none. */
function freeStep(group: readonly Box[], cards: readonly Box[], columns: number): Point | null {
  const width = around(group)?.width ?? 0
  // By one card, not by the whole group: a wide group is not thrown far to the side.
  const step = Math.min(width, ...group.map((box) => box.width)) + AIR
  for (let column = 0; column < columns; column += 1) {
    const y = wayDown(group, cards, column * step)
    if (y !== null) return { x: column * step, y }
  }
  return null
}

/** Where a new card stands free: `wanted` (its top left) if it can, else below it, else to the right. */
export function freePlace(wanted: Point, size: Pick<Box, 'width' | 'height'>, cards: readonly Box[]): Point {
  const step = freeStep([{ ...wanted, ...size }], cards, MOST_COLUMNS) ?? { x: 0, y: 0 }
  return { x: wanted.x + step.x, y: wanted.y + step.y }
}

/** By how much a pasted group moves, keeping its shape; not at all where nothing nearby is free. */
export function freeStepNear(group: readonly Box[], cards: readonly Box[]): Point {
  return freeStep(group, cards, NEAR_COLUMNS) ?? { x: 0, y: 0 }
}
