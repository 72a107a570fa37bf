import type { Language } from '@parcours/journey'
import type { StripFigure } from '@parcours/server/router'
import { currencySymbol, formatNumber } from '../../../lib/format.ts'
import type { Format } from '../../../lib/use-format.ts'

type Say = (key: string, values?: Record<string, string>) => string

/** One figure of the strip as it is drawn. */
export interface StripWords {
  value: string
  /** Grey words beside the value; `part` makes them a button that opens that list. */
  notes: { text: string; part?: 'numerator' | 'denominator' }[]
  status: StripFigure['status']
  tone: 'plain' | 'good' | 'bad'
  /** Numerator, denominator, interval: no figure without them. */
  tooltip: string
  /** List behind the value. */
  part: 'numerator' | 'all'
}

const NONE = '–'
/** Counts of now: no rate, no interval. */
const COUNTS: ReadonlySet<StripFigure['name']> = new Set(['cases', 'postponed_by_law'])

interface StripOptions { t: Say; currency: string; language: Language }

/** Value, status and notes in words. `small` is grey with "n < 30"; `immature` shows no early value at all. */
export function stripWords(figure: StripFigure, format: Format, options: StripOptions): StripWords {
  const { t } = options
  const none = figure.value === null || figure.status === 'none' || figure.status === 'immature'
  return {
    value: none && figure.name !== 'complaints' ? NONE : valueOf(figure, format, options),
    notes: notesOf(figure, format, t),
    status: figure.status,
    tone: toneOf(figure),
    tooltip: tooltipOf(figure, format, options),
    part: COUNTS.has(figure.name) || figure.numerator === null ? 'all' : 'numerator',
  }
}

function valueOf(figure: StripFigure, format: Format, { currency, language }: StripOptions): string {
  const value = figure.value ?? 0
  switch (figure.name) {
    case 'cases': case 'postponed_by_law': return format.count(value)
    case 'complaints': return format.count(figure.numerator ?? value)
    case 'uplift': return format.points(value)
    case 'cost_per_euro': return costWords(value, currency, language)
    case 'promises_kept': return format.percent(value)
    case 'opt_outs': case 'recovered': case 'cured': return format.percent(value, 1)
  }
}

/** Three decimals: a cost of two cents a euro is not `0.02`. */
function costWords(value: number, currency: string, language: Language): string {
  const [amount, symbol] = [formatNumber(value, language, 3), currencySymbol(currency, language)]
  return language === 'fr' ? `${amount}\u202f${symbol}` : `${symbol}\u202f${amount}`
}

function notesOf(figure: StripFigure, format: Format, t: Say): StripWords['notes'] {
  const { name, status, n, denominator, numerator, interval } = figure
  if (name === 'complaints' && status !== 'ok') return [{ text: t('strip.too-few') }]
  if (status === 'none' || name === 'cases') return []
  if (status === 'immature') return [{ text: t('strip.immature') }]
  if (status === 'small') return [smallNote(figure, format, t)]
  switch (name) {
    case 'postponed_by_law': return [{ text: t('strip.now') }]
    case 'uplift': return interval ? [{ text: format.interval(interval, 100, true) }] : []
    case 'promises_kept': return [{ text: t('strip.of-due', { kept: format.count(numerator ?? 0), due: format.count(denominator ?? n) }), part: 'denominator' }]
    case 'cost_per_euro': return [{ text: t('strip.gross') }]
    case 'recovered': case 'cured': return [{ text: t('strip.mature', { n: format.count(n) }), part: 'denominator' }]
    case 'opt_outs': case 'complaints': return [{ text: t('strip.of-n', { n: format.count(denominator ?? n) }), part: 'denominator' }]
  }
}

/** Of a comparison, the side that is too small; mostly it is the control group. */
function smallNote({ n, denominator, control }: StripFigure, format: Format, t: Say): StripWords['notes'][number] {
  if (control && control.n < n) return { text: t('strip.small-control', { n: format.count(control.n) }), part: 'denominator' }
  return { text: t('strip.small', { n: format.count(n) }), part: denominator === null ? undefined : 'denominator' }
}

/** Better or worse only where the whole interval says so. */
function toneOf({ name, status, interval }: StripFigure): StripWords['tone'] {
  if (name !== 'uplift' || status !== 'ok' || !interval) return 'plain'
  if (interval[0] > 0) return 'good'
  return interval[1] < 0 ? 'bad' : 'plain'
}

function tooltipOf(figure: StripFigure, format: Format, { t, currency }: StripOptions): string {
  const { name, numerator, denominator, interval, n, control } = figure
  const money = name === 'recovered' || name === 'cost_per_euro'
  const amount = (value: number) => (money ? format.money(value, currency) : format.count(value))
  const said = [t(`strip.hint.${name}`)]
  if (numerator !== null && denominator !== null) said.push(t('strip.fraction', { numerator: amount(numerator), denominator: amount(denominator) }))
  if (interval) said.push(t('strip.interval', { interval: name === 'cost_per_euro' ? format.interval(interval, 1) : format.interval(interval) }))
  if (!COUNTS.has(name)) said.push(`n ${format.count(n)}`)
  if (control) said.push(t('strip.control', { n: format.count(control.n), rate: control.rate === null ? NONE : format.percent(control.rate, 1) }))
  return said.join(' · ')
}
