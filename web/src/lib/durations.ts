import type { Language } from '@parcours/journey'
import { formatNumber } from './format.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const UNITS: readonly { ms: number; en: string; fr: string }[] = [
  { ms: DAY_MS, en: 'd', fr: 'j' },
  { ms: HOUR_MS, en: 'h', fr: 'h' },
  { ms: MINUTE_MS, en: 'min', fr: 'min' },
  { ms: 1000, en: 's', fr: 's' },
]

/** One unit, one decimal below ten: 201,600,000 -> `2.3 d`, `2,3 j`. Under a second: `0 s`. */
export function formatDuration(ms: number, language: Language): string {
  const unit = UNITS.find((u) => ms >= u.ms) ?? { ms: 1000, en: 's', fr: 's' }
  const value = ms / unit.ms
  const digits = unit.ms >= HOUR_MS && value < 10 ? 1 : 0
  const rounded = value < 1 ? 0 : value
  return `${formatNumber(rounded, language, digits)}\u202f${unit[language]}`
}

/** Whole days between two instants, rounded down: how long a stretch was quiet. */
export const wholeDays = (fromMs: number, toMs: number) => Math.floor((toMs - fromMs) / DAY_MS)
