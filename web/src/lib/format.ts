import type { Language } from '@parcours/journey'

const LOCALE: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }
/** Narrow no-break space: between a number and its sign, and between thousands in French. */
const THIN = '\u202f'
const MINUS = '\u2212'

const cache = new Map<string, Intl.NumberFormat>()
function numbers(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(LOCALE[language], options)
  cache.set(key, made)
  return made
}

const signed = (text: string) => text.replace('-', MINUS)

/** 12640 -> `12,640`, `12 640` in French. */
export function formatCount(value: number, language: Language): string {
  return signed(numbers(language, { maximumFractionDigits: 0 }).format(value))
}

/** A plain number with at most `digits` decimals. */
export function formatNumber(value: number, language: Language, digits = 1): string {
  return signed(numbers(language, { maximumFractionDigits: digits }).format(value))
}

/** Decimals of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for TND. */
export function minorDigits(currency: string): number {
  return numbers('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount as it is typed -> integer minor units. Rounded once here: 19.99 * 100 is 1998.9999999999998 to a computer. */
export const minorUnits = (amount: number, currency: string): number => Math.round(amount * 10 ** minorDigits(currency))

/** Integer minor units -> `€ 1,240.00`, `1 240,00 €` in French. Unknown currencies keep their code. */
export function formatMoney(cents: number, currency: string, language: Language): string {
  const digits = minorDigits(currency)
  const amount = numbers(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const text = signed(amount.format(cents / 10 ** digits))
  const symbol = currencySymbol(currency, language)
  return language === 'fr' ? `${text}${THIN}${symbol}` : `${symbol}${THIN}${text}`
}

/** Money per unit of money, in whole units with three decimals: 0.0213 -> `€ 0.021`. */
export function formatUnitMoney(value: number, currency: string, language: Language): string {
  const text = signed(numbers(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(value))
  const symbol = currencySymbol(currency, language)
  return language === 'fr' ? `${text}${THIN}${symbol}` : `${symbol}${THIN}${text}`
}

/** The amount alone, for columns whose head names the currency. */
export function formatAmount(cents: number, currency: string, language: Language): string {
  const digits = minorDigits(currency)
  return signed(numbers(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(cents / 10 ** digits))
}

export function currencySymbol(currency: string, language: Language): string {
  const parts = numbers(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0)
  return parts.find((p) => p.type === 'currency')?.value ?? currency
}

/** A rate 0..1 -> `38.4 %`, `38,4 %`. Whole per cents unless `digits` is given. */
export function formatPercent(rate: number, language: Language, digits = 0): string {
  const text = numbers(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(rate * 100)
  return `${signed(text)}${THIN}%`
}

/** A difference of rates in points, signed: 0.074 -> `+7.4 pt`. */
export function formatPoints(difference: number, language: Language): string {
  const text = signed(numbers(language, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(difference * 100))
  return `${text}${THIN}pt`
}

/** 95 % interval of a rate, without its unit: `[36.9, 39.9]`; `;` in French, where the comma is decimal. */
export function formatInterval(interval: readonly [number, number], language: Language, scale = 100, sign = false): string {
  const one = numbers(language, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: sign ? 'exceptZero' : 'auto' })
  const [low, high] = interval.map((bound) => signed(one.format(bound * scale)))
  return `[${low}${language === 'fr' ? `${THIN};` : ','} ${high}]`
}

/** 1440 -> `x1,440`. */
export const formatFactor = (factor: number, language: Language) => `\u00d7${formatCount(factor, language)}`
