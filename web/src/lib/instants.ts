import type { Language } from '@parcours/journey'

const LOCALE: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }
/** Business time is the creditor's: always this zone, whatever the browser's. */
export const BUSINESS_ZONE = 'Europe/Paris'
const DAY_MS = 86_400_000

const FORMS = {
  /** 13:00 */
  time: { hour: '2-digit', minute: '2-digit' },
  /** Sat */
  weekday: { weekday: 'short' },
  /** 16 Nov */
  day: { day: 'numeric', month: 'short' },
  /** 16 Nov 2026 */
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  /** Tue 14 Mar */
  weekdayDay: { weekday: 'short', day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type InstantForm = keyof typeof FORMS

const cache = new Map<string, Intl.DateTimeFormat>()
function formatter(form: InstantForm, language: Language): Intl.DateTimeFormat {
  const key = form + language
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE[language], { ...FORMS[form], timeZone: BUSINESS_ZONE, hourCycle: 'h23' })
  cache.set(key, made)
  return made
}

/** One part of an instant (epoch ms), in business time. */
export function formatPart(atMs: number, form: InstantForm, language: Language): string {
  return formatter(form, language).format(atMs).replace(',', '')
}

/** `Tue 14 Mar 10:32`. */
export function formatInstant(atMs: number, language: Language): string {
  return `${formatPart(atMs, 'weekdayDay', language)} ${formatPart(atMs, 'time', language)}`
}

/** `16 Nov 2026 10:32 Europe/Paris`: for tooltips, where nothing may be guessed. */
export function formatExact(atMs: number, language: Language): string {
  return `${formatPart(atMs, 'date', language)} ${formatPart(atMs, 'time', language)} ${BUSINESS_ZONE}`
}

/** `YYYY-MM-DD` of the instant in business time. */
export function localDay(atMs: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: BUSINESS_ZONE }).format(atMs)
}

/**
 * As short as stays clear: `13:00` today, `Sat 08:00` within six days, `24 Nov` this year, else with
 * its year. `nowMs` is business time too.
 */
export function formatWhen(atMs: number, nowMs: number, language: Language): string {
  const day = localDay(atMs)
  if (day === localDay(nowMs)) return formatPart(atMs, 'time', language)
  if (Math.abs(atMs - nowMs) < 6 * DAY_MS) {
    return `${formatPart(atMs, 'weekday', language)} ${formatPart(atMs, 'time', language)}`
  }
  const sameYear = day.slice(0, 4) === localDay(nowMs).slice(0, 4)
  return formatPart(atMs, sameYear ? 'day' : 'date', language)
}

/** A local day `YYYY-MM-DD` as words: `16 Nov 2026`. */
export function formatDay(day: string, language: Language): string {
  return formatPart(Date.parse(`${day}T12:00:00Z`), 'date', language)
}
