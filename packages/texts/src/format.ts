import type { Language } from '@parcours/journey'
import type { Money } from './variables.ts'

const REGIONAL: Record<string, string> = { 'en-US': 'en-US', 'en-CA': 'en-CA', 'fr-CA': 'fr-CA', 'fr-CH': 'fr-CH', 'fr-BE': 'fr-BE' }

/** The locale of a language in a country (ISO 3166 alpha-2): how dates and amounts are written there. */
export function localeOf(language: Language, country?: string): string {
  return REGIONAL[`${language}-${country?.toUpperCase() ?? ''}`] ?? (language === 'fr' ? 'fr-FR' : 'en-GB')
}

// Making a formatter costs some 50 us, using it 1 us; the keys are few (locales x currencies).
interface MoneyFormat { format: Intl.NumberFormat, unit: number }
const moneyFormats = new Map<string, MoneyFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function cached<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = make()
  cache.set(key, made)
  return made
}

/** 84250 EUR is "842,50 €" in French. Minor units follow the currency: yen have none, dinars three decimals. */
export function formatMoney(money: Money, locale: string): string {
  const { format, unit } = cached(moneyFormats, `${locale} ${money.currency}`, () => moneyFormat(locale, money.currency))
  return format.format(money.amountCents / unit)
}

function moneyFormat(locale: string, currency: string): MoneyFormat {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return { format, unit: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) }
}

/** 2026-12-05 is "5 December 2026". A calendar day is written as UTC midnight, so that no zone can shift it. */
export function formatDate(isoDay: string, locale: string): string {
  return dateFormat(locale, 'UTC', 'day').format(new Date(`${isoDay}T00:00:00Z`))
}

/** An instant as day and time of a person's own zone (IANA name). */
export function formatInstant(atMs: number, locale: string, zone: string): string {
  return dateFormat(locale, zone, 'instant').format(new Date(atMs))
}

const STYLES = { day: { dateStyle: 'long' }, instant: { dateStyle: 'long', timeStyle: 'short' } } as const

function dateFormat(locale: string, zone: string, style: keyof typeof STYLES): Intl.DateTimeFormat {
  return cached(dateFormats, `${locale} ${zone} ${style}`,
    () => new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: zone }))
}
