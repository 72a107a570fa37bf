import { useMemo } from 'react'
import { formatDuration } from './durations.ts'
import {
  formatAmount, formatCount, formatFactor, formatInterval, formatMoney, formatNumber, formatPercent, formatPoints,
  formatUnitMoney,
} from './format.ts'
import { formatDay, formatExact, formatInstant, formatPart, formatWhen, type InstantForm } from './instants.ts'
import { useLanguage } from './words.ts'

/** The formatters of `format.ts`, `instants.ts` and `durations.ts` in the language on screen. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(() => ({
    count: (value: number) => formatCount(value, language),
    number: (value: number, digits?: number) => formatNumber(value, language, digits),
    money: (cents: number, currency: string) => formatMoney(cents, currency, language),
    unitMoney: (value: number, currency: string) => formatUnitMoney(value, currency, language),
    amount: (cents: number, currency: string) => formatAmount(cents, currency, language),
    percent: (rate: number, digits?: number) => formatPercent(rate, language, digits),
    points: (difference: number) => formatPoints(difference, language),
    interval: (bounds: readonly [number, number], scale?: number, sign?: boolean) => formatInterval(bounds, language, scale, sign),
    factor: (value: number) => formatFactor(value, language),
    duration: (ms: number) => formatDuration(ms, language),
    instant: (atMs: number) => formatInstant(atMs, language),
    exact: (atMs: number) => formatExact(atMs, language),
    part: (atMs: number, form: InstantForm) => formatPart(atMs, form, language),
    when: (atMs: number, nowMs: number) => formatWhen(atMs, nowMs, language),
    day: (day: string) => formatDay(day, language),
  }), [language])
}
export type Format = ReturnType<typeof useFormat>
