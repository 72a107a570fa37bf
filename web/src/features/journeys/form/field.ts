import type { Channel, Words } from '@parcours/journey'

/** The part of JSON Schema that node settings use. */
export interface JsonSchema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  default?: unknown
  [meta: string]: unknown
}

/** Controls that the form can draw; a schema names one in its `control`. */
export const CONTROLS = [
  'duration', 'money', 'text-picker', 'scorecard-picker', 'cel', 'segment', 'time', 'percent', 'arms', 'branches', 'select',
  'queue', 'journey-picker', 'names', 'events', 'switch', 'number', 'text', 'fields',
] as const
export type Control = (typeof CONTROLS)[number] | 'json'

/** One line of a form, its words already in the language on screen. */
export interface Field {
  name: string
  control: Control
  label: string
  help?: string
  /** Word or sign behind the value, as the schema names it. */
  unit?: string
  /** Folded away at first. */
  advanced: boolean
  schema: JsonSchema
  options: { value: string; label: string }[]
  /** Values of a multiple choice that cannot be taken off. */
  fixed?: readonly string[]
  showIf?: { field: string; is: readonly unknown[] }
  /** Which texts a `text-picker` offers. */
  channel?: Channel
  channelField?: string
  rows?: number
  /** Lines of a `fields` group that are not those of its schema. */
  members?: Field[]
}

export type Pick = (words: Words | undefined) => string

/** Members of an object schema, as lines of a form. Unknown controls and bare schemas fall back to their type. */
export function fieldsOf(schema: JsonSchema, pick: Pick): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, member]) => fieldOf(name, member, pick))
}

function fieldOf(name: string, schema: JsonSchema, pick: Pick): Field {
  return {
    name, schema,
    control: CONTROLS.find((control) => control === schema.control) ?? controlByType(schema),
    label: pick(words(schema.label)) || text(schema.title) || spoken(name),
    help: pick(words(schema.help)) || text(schema.description),
    unit: text(schema.unit),
    advanced: schema.group === 'advanced',
    options: optionsOf(schema, pick),
    showIf: condition(schema.showIf),
    channel: text(schema.channel) as Channel | undefined,
    channelField: text(schema.channelField),
    rows: typeof schema.rows === 'number' ? schema.rows : undefined,
  }
}

/** True unless the field waits for another one to have, or contain, a value. */
export function isShown(field: Field, siblings: Record<string, unknown>): boolean {
  if (!field.showIf) return true
  const other = siblings[field.showIf.field]
  const values: unknown[] = Array.isArray(other) ? other : [other]
  return values.some((value) => field.showIf?.is.includes(value))
}

/** The schema without a possible null: `anyOf: [X, null]` is X that may be empty. */
export function bare(schema: JsonSchema): JsonSchema {
  const real = schema.anyOf?.filter((part) => part.type !== 'null')
  return real?.length === 1 && real[0] ? real[0] : schema
}
export const isNullable = (schema: JsonSchema) =>
  schema.anyOf?.some((part) => part.type === 'null') === true || (Array.isArray(schema.type) && schema.type.includes('null'))

/** The nearest number that the schema allows. */
export const clamp = (value: number, { minimum = -Infinity, maximum = Infinity }: JsonSchema) => Math.min(maximum, Math.max(minimum, value))

function controlByType(schema: JsonSchema): Control {
  const { type, enum: values, items, properties } = bare(schema)
  if (values) return 'select'
  if (type === 'array' && items?.enum) return 'select'
  if (type === 'array' && items?.type === 'string') return 'names'
  if (type === 'object' && properties) return 'fields'
  switch (type) {
    case 'boolean': return 'switch'
    case 'integer': case 'number': return 'number'
    case 'string': return 'text'
    default: return 'json'
  }
}

function optionsOf(schema: JsonSchema, pick: Pick): Field['options'] {
  const plain = bare(schema)
  const values = plain.enum ?? plain.items?.enum ?? []
  const said = (typeof schema.options === 'object' && schema.options !== null ? schema.options : {}) as Record<string, Words | undefined>
  return values.map(String).map((value) => ({ value, label: pick(said[value]) || spoken(value) }))
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && 'en' in value && 'fr' in value
const words = (value: unknown) => (isWords(value) ? value : undefined)
/** `maxDeferralDays` -> `Max deferral days`: for schemas that bring no words. */
function spoken(name: string): string {
  const spaced = name.replaceAll(/[_-]+/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function condition(value: unknown): Field['showIf'] {
  if (typeof value !== 'object' || value === null || !('field' in value) || !('is' in value)) return undefined
  return typeof value.field === 'string' && Array.isArray(value.is) ? { field: value.field, is: value.is } : undefined
}
