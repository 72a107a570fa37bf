import { around, type Box } from './geometry.ts'

/** Below this the whole drawing would be dots: a big one opens at its start instead, near enough to read. */
const LEAST_FIT = 0.5
const READING_ZOOM = 0.75
/** Of the frame, px: left of the first card; above everything; below it, where the tools stand. */
export const MARGIN = { left: 24, top: 24, bottom: 58 }

export interface Frame { width: number; height: number }
export interface Viewport { x: number; y: number; zoom: number }

/** True where the whole drawing, shrunk to fit, could still be read. */
export function canFit(cards: readonly Box[], frame: Frame): boolean {
  const all = around(cards)
  return all === null || Math.min(frame.width / all.width, frame.height / all.height) >= LEAST_FIT
}

/**
 * A drawing too big to be fitted: the card where runs begin at the left, and what of the drawing then
 * stands beside it in the middle of the height. The first card stays in view whatever stands beside it.
 */
export function startView(start: Box, cards: readonly Box[], frame: Frame): Viewport {
  const zoom = READING_ZOOM
  const right = start.x + (frame.width - MARGIN.left) / zoom
  // A card cut by the edge counts by its middle: what is half seen still belongs to the picture.
  const seen = around(cards.filter((card) => card.x + card.width / 2 >= start.x && card.x + card.width / 2 <= right)) ?? start
  const room = frame.height - MARGIN.top - MARGIN.bottom
  const middle = MARGIN.top + (room - seen.height * zoom) / 2 - seen.y * zoom
  const [highest, lowest] = [MARGIN.top - start.y * zoom, MARGIN.top + room - (start.y + start.height) * zoom]
  return { x: MARGIN.left - start.x * zoom, y: Math.max(highest, Math.min(lowest, middle)), zoom }
}
