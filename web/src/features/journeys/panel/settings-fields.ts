import { ALWAYS_STOP, ALWAYS_SUSPEND, STOP_FACTS, SUSPENSIONS } from '@parcours/journey'
import type { CatalogView } from '@parcours/server/router'
import type { Control, Field, JsonSchema } from '../form/field.ts'

type Say = (key: string) => string

/**
 * The journey's own settings as lines of a form, in the order in which a manager asks for them. Labels,
 * help and the words of choices stand in the catalogue under `settings.<name>`.
 */
export function settingsFields(t: Say, catalog: CatalogView): Field[] {
  const line = (name: string, control: Control, schema: JsonSchema, more: Partial<Field> = {}): Field => ({
    name, control, schema, advanced: false, options: [], label: t(`settings.${name}.label`), help: t(`settings.${name}.help`) || undefined, ...more,
  })
  const said = (name: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`settings.${name}.${value}`) }))
  const facts = (values: readonly string[]) => values.map((value) => ({ value, label: t(`names:names.${value}`) }))
  const days = (minimum: number, maximum: number): JsonSchema => ({ type: 'integer', minimum, maximum })
  const money: JsonSchema = { type: 'integer', minimum: 0 }
  return [
    line('owner', 'text', { type: 'string', maxLength: 80 }),
    line('priority', 'number', { type: 'integer', minimum: 0, maximum: 100 }),
    line('whenBusy', 'select', {}, { options: said('whenBusy', ['refuse', 'wait', 'replace']) }),
    line('calendar', 'select', {}, { options: catalog.calendars.map(({ id, name }) => ({ value: id, label: name })) }),
    line('metricWindowDays', 'number', days(1, 365), { unit: 'days' }),
    line('graceDays', 'number', days(0, 30), { unit: 'days' }),
    line('ends', 'select', { type: 'array' }, { options: facts(STOP_FACTS), fixed: ALWAYS_STOP }),
    line('suspends', 'select', { type: 'array' }, { options: facts(SUSPENSIONS), fixed: ALWAYS_SUSPEND }),
    line('attribution', 'select', {}, { advanced: true, options: said('attribution', ['last', 'first', 'linear']) }),
    line('toleranceCents', 'money', money, { advanced: true }),
    line('toleranceShare', 'number', { type: 'number', minimum: 0, maximum: 1 }, { advanced: true }),
    line('unitCosts', 'fields', {}, {
      advanced: true, help: undefined,
      members: ['sms', 'email', 'letter', 'voice_ai'].map((channel) => line(channel, 'money', money, { label: t(`channels.${channel}`), help: undefined })),
    }),
    line('pinnedPacks', 'select', { type: 'array' }, { advanced: true, options: housePacks(catalog) }),
  ]
}

/** Only house packs may be pinned: law is always that in force at the moment of contact (domain rule 10). */
const housePacks = (catalog: CatalogView) => catalog.packs.filter((pack) => pack.layer === 'house')
  .map(({ id, version }) => ({ value: `${id}@${version}`, label: `${id} ${version}` }))
