import type { Channel, Language } from '@parcours/journey'
import { formatDate, formatMoney, localeOf } from './format.ts'
import { TEXT_VARIABLES, type Money, type TextValues, type TextVariable } from './variables.ts'

/** Wording of the way out, by channel. Letters and calls have none of their own. */
export function optOutInstruction(channel: Channel, language: Language, stopLink: string | undefined): string | undefined {
  if (channel === 'sms') return language === 'fr' ? 'Répondez STOP pour ne plus recevoir de SMS.' : 'Reply STOP to stop these messages.'
  if (channel !== 'email' || stopLink === undefined) return undefined
  return language === 'fr' ? `Pour ne plus recevoir d’e-mails de notre part : ${stopLink}` : `To stop emails from us: ${stopLink}`
}

type Scope = Record<string, unknown>

/** Raw values as the strings a template writes. What is not known is absent, so that strict rendering names it. */
export function scopeOf(values: TextValues, { channel, language }: { channel: Channel, language: Language }): Scope {
  const locale = localeOf(language, values.person?.country)
  const raw: Scope = {
    ...values,
    sender: { name: values.creditor?.name, phone: values.creditor?.phone, ...defined(values.sender) },
    optOut: { instruction: optOutInstruction(channel, language, values.link?.stop) },
  }
  const scope: Scope = {}
  for (const variable of TEXT_VARIABLES) {
    const [group = '', name] = variable.path.split('.')
    const value = name === undefined ? raw[group] : asScope(raw[group])[name]
    if (value === undefined || value === null) continue
    const out = variable.kind === 'list' ? items(variable, value, locale) : written(variable.kind, value, locale)
    if (name === undefined) scope[group] = out
    else scope[group] = { ...asScope(scope[group]), [name]: out }
  }
  return scope
}

const asScope = (value: unknown): Scope => (typeof value === 'object' && value !== null ? (value as Scope) : {})

const defined = (group: Scope | undefined): Scope =>
  Object.fromEntries(Object.entries(group ?? {}).filter(([, v]) => v !== undefined))

function items(variable: TextVariable, value: unknown, locale: string): Scope[] {
  const rows = Array.isArray(value) ? value.map(asScope) : []
  return rows.map((row) => Object.fromEntries(
    Object.entries(variable.fields ?? {}).map(([field, kind]) => [field, written(kind, row[field], locale)])))
}

function written(kind: string, value: unknown, locale: string): unknown {
  if (kind === 'date') return formatDate(String(value), locale)
  // Values were parsed at the border: what stands in a money place is money.
  return kind === 'money' ? formatMoney(value as Money, locale) : value
}
