import { short } from '../stats.ts'
import type { BarChart } from './chart.ts'
import { TOP, WIDTH, frame, line, px, text } from './frame.ts'

const ROW = 30
const BAR = 16
const RIGHT = WIDTH - 100
/** Width of a letter at 13 pixels, about. */
const LETTER = 6.8
/** An aim far beyond all bars is told and not drawn: it would leave nothing of them. */
const FAR = 4

/** Bars that lie, one under the other, their numbers at their ends. */
export function drawBars({ title, unit, bars, aim }: BarChart): string {
  const left = Math.min(340, 40 + Math.max(...bars.map(({ label }) => label.length)) * LETTER)
  const most = Math.max(...bars.map(({ value }) => value))
  const drawn = aim !== undefined && aim.value <= most * FAR
  const end = Math.max(most, drawn ? aim.value : 0) || 1
  const x = (value: number) => left + (value / end) * (RIGHT - left)
  const bottom = TOP + bars.length * ROW
  const rows = bars.flatMap(({ label, value, ours }, i) => {
    const y = TOP + i * ROW
    return [
      text(label, { x: left - 12, y: y + 13, look: 'ink', anchor: 'end' }),
      `<rect class="${ours ? 'ours' : 'other'}" x="${px(left)}" y="${px(y)}" width="${px(Math.max(1, x(value) - left))}" height="${BAR}" rx="3"/>`,
      text(`${short(value)}${unit === '' ? '' : ` ${unit}`}`, { x: x(value) + 8, y: y + 13, look: 'value' }),
    ]
  })
  return frame({ title, height: bottom + (aim ? 34 : 14) }, [
    line('rule', [left, TOP - 8, left, bottom - 4]), ...(aim ? aimLine({ ...aim, x: drawn ? x(aim.value) : undefined, left, bottom }) : []), ...rows,
  ])
}

function aimLine({ x, text: words, left, bottom }: { x: number | undefined; text: string; left: number; bottom: number }): string[] {
  if (x === undefined) return [text(`aim: ${words}`, { x: left, y: bottom + 16, look: 'aim-text' })]
  return [line('aim', [x, TOP - 8, x, bottom]), text(`aim: ${words}`, { x, y: bottom + 16, look: 'aim-text', anchor: x > WIDTH / 2 ? 'end' : 'start' })]
}
