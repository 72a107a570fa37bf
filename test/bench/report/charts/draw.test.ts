import { describe, expect, it } from 'vitest'
import type { BarChart } from './chart.ts'
import { draw } from './draw.ts'
import { roundUp } from './frame.ts'

const BARS: BarChart = { kind: 'bars', file: 'f', title: 'Runs & <more>', unit: 'ms', bars: [{ label: 'a', value: 10, ours: true }, { label: 'b', value: 40 }] }
const widths = (svg: string) => [...svg.matchAll(/<rect class="(?:ours|other)"[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width))

describe('charts of the bench', () => {
  it('draw bars as long as their numbers', () => {
    const [a = 0, b = 0] = widths(draw(BARS))
    expect(b / a).toBeCloseTo(4, 1)
  })

  it('write what is typed as text and never as markup', () => {
    expect(draw(BARS)).toContain('Runs &amp; &lt;more&gt;')
  })

  it('make room for an aim that is near, and only tell one that is far', () => {
    expect(draw({ ...BARS, aim: { value: 80, text: '< 80' } })).toContain('class="aim"')
    expect(widths(draw({ ...BARS, aim: { value: 80, text: '< 80' } }))[1]).toBeCloseTo((widths(draw(BARS))[1] ?? 0) / 2, 0)
    expect(draw({ ...BARS, aim: { value: 500, text: '< 500' } })).not.toContain('class="aim"')
    expect(draw({ ...BARS, aim: { value: 500, text: '< 500' } })).toContain('aim: &lt; 500')
  })

  it('begin an axis at nought and end it at a round number', () => {
    expect([0, 0.7, 3, 54, 101].map(roundUp)).toEqual([1, 0.8, 3.2, 60, 120])
    const svg = draw({ kind: 'lines', file: 'f', title: 't', unit: 'ms', x: [1_000, 2_000], series: [{ label: 'flat', values: [30, 30] }, { label: 'grows', values: [30, 60] }] })
    const ends = [...svg.matchAll(/points="([^"]+)"/g)].map(([, points]) => points?.split(' ').map((point) => Number(point.split(',')[1])) ?? [])
    expect(ends[0]?.[0]).toBe(ends[0]?.[1])
    expect(ends[1]?.[1]).toBeLessThan(ends[1]?.[0] ?? 0)
  })
})
