import type { Box } from './geometry.ts'
import { MARGIN, type Frame, type Viewport } from './opening-view.ts'

/**
 * The view moved just enough to show a box (in the journey's px), the zoom unchanged; null while all of
 * it is in view. Of a box larger than the frame, its left and its top are shown.
 */
export function followView(box: Box, view: Viewport, frame: Frame): Viewport | null {
  const { zoom } = view
  const x = moveBy(box.x * zoom + view.x, box.width * zoom, { from: MARGIN.left, to: frame.width - MARGIN.left })
  const y = moveBy(box.y * zoom + view.y, box.height * zoom, { from: MARGIN.top, to: frame.height - MARGIN.bottom })
  return x === 0 && y === 0 ? null : { x: view.x + x, y: view.y + y, zoom }
}

function moveBy(start: number, length: number, room: { from: number; to: number }): number {
  if (start < room.from) return room.from - start
  return Math.max(Math.min(0, room.to - start - length), room.from - start)
}
