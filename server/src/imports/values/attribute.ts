import type { Scalar } from '@parcours/store'
import { readFigures, type Decimal } from './amount.ts'
import { bare } from './names.ts'

/** Name of an imported column in conditions: `attr.taux_d_usage`. */
export function attributeName(header: string): string {
  const name = bare(header).replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '')
  return /^[a-z]/.test(name) ? name : `c_${name}`
}

/** Numbers as numbers, yes and no as truth values; what is no quantity (leading zeros, long codes) stays a text. */
export function readAttribute(text: string, decimal: Decimal): Scalar {
  const value = text.trim()
  if (/^(true|false|yes|no|oui|non|vrai|faux)$/i.test(value)) return /^(true|yes|oui|vrai)$/i.test(value)
  if (/^[-+]?0\d/.test(value) || value.replaceAll(/\D/g, '').length > 15) return value
  const figures = readFigures(value, decimal)
  return figures ? Number(`${figures.isNegative ? '-' : ''}${figures.whole || '0'}.${figures.fraction || '0'}`) : value
}
