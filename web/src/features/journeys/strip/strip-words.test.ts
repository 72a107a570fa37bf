import { describe, expect, it } from 'vitest'
import type { StripFigure } from '@parcours/server/router'
import { formatCount, formatInterval, formatMoney, formatNumber, formatPercent, formatPoints } from '../../../lib/format.ts'
import type { Format } from '../../../lib/use-format.ts'
import { filterWords } from './filter-words.ts'
import { stripWords } from './strip-words.ts'

/** The real formatters, English; the parts that the strip uses. */
const format = {
  count: (v: number) => formatCount(v, 'en'), number: (v: number, d?: number) => formatNumber(v, 'en', d), percent: (v: number, d?: number) => formatPercent(v, 'en', d),
  points: (v: number) => formatPoints(v, 'en'), money: (v: number, c: string) => formatMoney(v, c, 'en'), day: (day: string) => day,
  interval: (b: readonly [number, number], s?: number, sign?: boolean) => formatInterval(b, 'en', s, sign),
} as unknown as Format
const t = (key: string, values: Record<string, string> = {}) => [key, ...Object.values(values)].join(' ')
const figure = (name: StripFigure['name'], over: Partial<StripFigure> = {}): StripFigure => ({
  name, value: 0.384, interval: [0.369, 0.399], numerator: 1612, denominator: 4210, n: 4210, status: 'ok', ...over,
})
const said = (one: StripFigure) => stripWords(one, format, { t, currency: 'EUR', language: 'en' })
const plain = (text: string) => text.replaceAll('\u202f', ' ')

describe('a figure of the strip', () => {
  it('has its n, its interval and its fraction', () => {
    const cured = said(figure('cured'))
    expect(plain(cured.value)).toBe('38.4 %')
    expect(cured.notes).toEqual([{ text: 'strip.mature 4,210', part: 'denominator' }])
    expect(cured.tooltip).toContain('strip.fraction 1,612 4,210')
    expect(cured.tooltip).toContain('[36.9, 39.9]')
  })
  it('shows no early value, only that it is not mature', () => {
    const uplift = said(figure('uplift', { value: 0.3, status: 'immature', control: { n: 12, rate: null } }))
    expect(uplift).toMatchObject({ value: '–', status: 'immature', notes: [{ text: 'strip.immature' }], tone: 'plain' })
  })
  it('greys what is under 30', () => {
    expect(said(figure('promises_kept', { status: 'small', n: 12 }))).toMatchObject({ status: 'small', notes: [{ text: 'strip.small 12' }] })
  })
  it('names the side of a comparison that is too small, and opens its runs', () => {
    const uplift = (n: number, control: number) => said(figure('uplift', { status: 'small', n, numerator: null, denominator: null, control: { n: control, rate: 0.2 } })).notes
    expect(uplift(210, 12)).toEqual([{ text: 'strip.small-control 12', part: 'denominator' }])
    expect(uplift(12, 210)).toEqual([{ text: 'strip.small 12' }])
  })
  it.each([[[0.009, 0.139], 'good'], [[-0.02, 0.1], 'plain'], [[-0.2, -0.1], 'bad']] as const)('colours uplift by its whole interval: %o', (interval, tone) => {
    expect(said(figure('uplift', { interval: [...interval] })).tone).toBe(tone)
  })
  it('counts complaints, and says when they are too few to rate', () => {
    expect(said(figure('complaints', { value: null, numerator: 5, status: 'small' }))).toMatchObject({ value: '5', notes: [{ text: 'strip.too-few' }] })
  })
  it('opens all runs behind a count, the numerator behind a rate', () => {
    expect(said(figure('cases', { value: 12640 }))).toMatchObject({ value: '12,640', part: 'all' })
    expect(said(figure('cured')).part).toBe('numerator')
  })
  it('speaks of money where money is counted', () => {
    expect(plain(said(figure('recovered', { numerator: 123456 })).tooltip)).toContain('€ 1,234.56')
    expect(plain(said(figure('cost_per_euro', { value: 0.0214 })).value)).toBe('€ 0.021')
  })
})

describe('the filter in words', () => {
  const names = {
    view: { versions: [{ versionId: 'v7', version: 7, publishedAtMs: 0, publishedBy: '', openRuns: 0 }] },
    arms: [{ value: 'split/A', label: 'Tone: A' }], format, t,
  }
  it('says each part that is set', () => {
    const filter = { journeyId: 'j', versionId: 'v7', enteredFrom: '2026-11-01', enteredTo: '2026-11-21', arm: { nodeId: 'split', outcome: 'A' } }
    expect(filterWords(filter, names)).toEqual(['v7', 'filter.entered 2026-11-01 2026-11-21', 'Tone: A'])
  })
  it('is empty for everything', () => { expect(filterWords({ journeyId: 'j' }, names)).toEqual([]) })
})
