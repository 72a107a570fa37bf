import { short } from '../stats.ts'
import type { LineChart } from './chart.ts'
import { TOP, WIDTH, frame, line, px, roundUp, text } from './frame.ts'

const HEIGHT = 330
const [LEFT, RIGHT, BOTTOM] = [64, WIDTH - 150, HEIGHT - 44]
const STEPS = 4

/** Lines over one axis that begins at nought: what is flat must look flat, and what grows must not hide. */
export function drawLines({ title, unit, x: xs, series }: LineChart): string {
  const top = roundUp(Math.max(...series.flatMap(({ values }) => values)))
  const last = Math.max(...xs)
  const at = (x: number) => LEFT + (x / last) * (RIGHT - LEFT)
  const up = (value: number) => BOTTOM - (value / top) * (BOTTOM - TOP)
  const grid = Array.from({ length: STEPS + 1 }, (_, i) => (top * i) / STEPS).flatMap((value) => [
    line('rule', [LEFT, up(value), RIGHT, up(value)]),
    text(`${px(value)}${value === top ? ` ${unit}` : ''}`, { x: LEFT - 10, y: up(value) + 4, look: 'faint', anchor: 'end' }),
  ])
  const ticks = xs.filter((_, i) => i === 0 || i === xs.length - 1 || xs.length <= 12).map((value) =>
    text(value.toLocaleString('en'), { x: at(value), y: BOTTOM + 22, look: 'faint', anchor: 'middle' }))
  const lines = series.flatMap(({ label, values }, i) => {
    const points = values.map((value, n) => `${px(at(xs[n] ?? 0))},${px(up(value))}`)
    const end = values.at(-1) ?? 0
    return [
      `<polyline class="line${i % 3}" fill="none" stroke-width="2" points="${points.join(' ')}"/>`,
      ...points.map((point) => `<circle class="dot${i % 3}" r="3" cx="${point.split(',')[0]}" cy="${point.split(',')[1]}"/>`),
      text(`${label}, ${short(end)}`, { x: RIGHT + 12, y: labelY(series.map((one) => up(one.values.at(-1) ?? 0)), i), look: 'ink' }),
    ]
  })
  return frame({ title, height: HEIGHT }, [...grid, ...ticks, ...lines])
}

/** Where a line's name stands: at its end, or as far below the one above that both can be read. */
function labelY(ends: readonly number[], index: number): number {
  const order = ends.map((y, i) => ({ y, i })).toSorted((a, b) => a.y - b.y)
  let last = Number.NEGATIVE_INFINITY
  for (const { y, i } of order) {
    last = Math.max(y, last + 16)
    if (i === index) break
  }
  return last + 4
}
