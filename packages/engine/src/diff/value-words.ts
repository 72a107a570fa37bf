import { sortKeys, type Words } from '@parcours/journey'
import { same, say } from '../drawing/words.ts'
import { wordsIn } from './form-field.ts'

const NOTHING = say('nothing', 'rien')

/** One and several, in both languages. */
const UNITS: Record<string, readonly [Words, Words]> = {
  minutes: [say('minute', 'minute'), say('minutes', 'minutes')],
  hours: [say('hour', 'heure'), say('hours', 'heures')],
  days: [say('day', 'jour'), say('days', 'jours')],
  working_days: [say('working day', 'jour ouvré'), say('working days', 'jours ouvrés')],
  instalments: [say('instalment', 'mensualité'), say('instalments', 'mensualités')],
  '%': [same('%'), same('%')],
}

/** A value inside a sentence, short, as the form would show it: `schema` is the JSON Schema of its field. */
export function valueWords(value: unknown, schema: Record<string, unknown> = {}): Words {
  if (value === undefined || value === null || value === '') return NOTHING
  if (typeof value === 'boolean') return value ? say('yes', 'oui') : say('no', 'non')
  if (Array.isArray(value) && value.every((v) => typeof v === 'string')) return listed(value.map((v) => optionWords(v, schema)))
  if (typeof value === 'string') return optionWords(value, schema)
  if (typeof value === 'number') return numberWords(value, schema)
  if (isDuration(value)) return amountWords(value.amount, value.unit)
  return clip(same(JSON.stringify(sortKeys(value))))
}

function optionWords(value: string, { options }: Record<string, unknown>): Words {
  const words = options !== null && typeof options === 'object' && Object.hasOwn(options, value) ? wordsIn(Object.entries(options).find(([k]) => k === value)?.[1]) : undefined
  return words ?? clip(same(value))
}

function numberWords(value: number, { control, unit }: Record<string, unknown>): Words {
  // Cents; the currency is the portfolio's, so none is named here.
  if (control === 'money') return say((value / 100).toFixed(2), (value / 100).toFixed(2).replace('.', ','))
  return typeof unit === 'string' ? amountWords(value, unit) : same(String(value))
}

function amountWords(amount: number, unit: string): Words {
  const words = UNITS[unit]?.[Math.abs(amount) === 1 ? 0 : 1] ?? same(unit)
  return say(`${amount} ${words.en}`, `${amount} ${words.fr}`)
}

const isDuration = (value: object): value is { amount: number; unit: string } =>
  'amount' in value && typeof value.amount === 'number' && 'unit' in value && typeof value.unit === 'string' && Object.keys(value).length === 2

const listed = (items: Words[]): Words =>
  items.length === 0 ? NOTHING : clip(say(items.map((w) => w.en).join(', '), items.map((w) => w.fr).join(', ')))

const clip = ({ en, fr }: Words): Words => say(short(en), short(fr))
const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
