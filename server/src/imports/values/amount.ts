export type Decimal = 'comma' | 'point'
type AmountFault = 'not_an_amount' | 'too_many_decimals' | 'amount_too_large'
export type AmountRead = { ok: true; cents: number } | { ok: false; reason: AmountFault }

const decimals = new Map<string, number>()
/** Decimals of a currency: 0, 2 or 3 (ISO 4217). */
function decimalsOf(currency: string): number {
  const known = decimals.get(currency)
  if (known !== undefined) return known
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  decimals.set(currency, maximumFractionDigits)
  return maximumFractionDigits
}

const SPACES = /[\s'’]/g
const SIGNS = /[€$£]|\b[A-Za-z]{3}\b/g
const SHAPES: Record<Decimal, RegExp> = {
  point: /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/,
  comma: /^(\d+|\d{1,3}(?:\.\d{3})+)?(?:,(\d*))?$/,
}

interface Figures {
  isNegative: boolean
  whole: string
  /** Without zeros at its end. */
  fraction: string
}

/** A number as people write it: thousands apart or not, a sign before or behind, in brackets when negative. */
export function readFigures(text: string, decimal: Decimal): Figures | undefined {
  const bare = text.replaceAll(SPACES, '').replace('−', '-')
  const signed = /^(?:\((.+)\)|([-+]?)(.*?)(-?))$/.exec(bare)
  const digits = signed?.[1] ?? signed?.[3] ?? ''
  const shape = SHAPES[decimal].exec(digits)
  if (!shape || !/\d/.test(digits)) return undefined
  return {
    isNegative: signed?.[1] !== undefined || signed?.[2] === '-' || signed?.[4] === '-',
    whole: (shape[1] ?? '').replaceAll(/\D/g, ''), fraction: (shape[2] ?? '').replace(/0+$/, ''),
  }
}

/**
 * An amount as a ledger writes it, in minor units of the currency. Nothing is rounded: decimals that the currency does
 * not have are refused.
 */
export function readAmount(text: string, { currency, decimal }: { currency: string; decimal: Decimal }): AmountRead {
  const figures = readFigures(text.replaceAll(SIGNS, ''), decimal)
  if (!figures) return { ok: false, reason: 'not_an_amount' }
  const places = decimalsOf(currency)
  if (figures.fraction.length > places) return { ok: false, reason: 'too_many_decimals' }
  const cents = Number(figures.whole + figures.fraction.padEnd(places, '0'))
  if (!Number.isSafeInteger(cents)) return { ok: false, reason: 'amount_too_large' }
  // No negative zero: it is not equal to what the database gives back.
  return { ok: true, cents: figures.isNegative && cents !== 0 ? -cents : cents }
}

/** Point or comma, by the amounts that say it clearly: one mark with one or two digits behind, or both marks. */
export function guessDecimal(values: readonly string[]): Decimal | undefined {
  let comma = 0
  let point = 0
  for (const value of values) {
    const bare = value.replaceAll(SIGNS, '').replaceAll(SPACES, '')
    const last = /^[-+(]?[\d.,]*([.,])(\d+)[-)]?$/.exec(bare)
    if (!last) continue
    const [, mark, behind = ''] = last
    const hasBoth = bare.includes(',') && bare.includes('.')
    if (!hasBoth && behind.length === 3) continue
    if (mark === ',') comma += 1
    else point += 1
  }
  return comma === point ? undefined : comma > point ? 'comma' : 'point'
}
