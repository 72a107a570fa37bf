import type { Point } from './gestures.ts'

export interface EdgePath {
  d: string
  /** Where the label stands: the middle of the curve. */
  middle: Point
}

/** A way forward bends half its length; a way back swings out so that it can be told from the cards. */
export function edgePath(from: Point, to: Point): EdgePath {
  const forward = to.x > from.x
  const reach = forward ? Math.max(22, (to.x - from.x) / 2) : 60
  const d = `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`
  return { d, middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } }
}

/** Back into the card it left: under the card, `bottom` being its lower edge. */
export function loopPath(from: Point, to: Point, bottom: number): EdgePath {
  const y = bottom + 26
  const d = `M${from.x} ${from.y}C${from.x + 46} ${from.y} ${from.x + 46} ${y} ${from.x} ${y}L${to.x} ${y}C${to.x - 46} ${y} ${to.x - 46} ${to.y} ${to.x} ${to.y}`
  return { d, middle: { x: (from.x + to.x) / 2, y } }
}
