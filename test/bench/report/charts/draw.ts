import { drawBars } from './bars.ts'
import type { Chart } from './chart.ts'
import { drawLines } from './lines.ts'

/** A chart as a picture of its own: SVG, nothing loaded from anywhere. */
export const draw = (chart: Chart): string => (chart.kind === 'bars' ? drawBars(chart) : drawLines(chart))
