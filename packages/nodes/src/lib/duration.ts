import { z } from 'zod'
import type { Words } from '@parcours/journey'
import { field } from './field.ts'
import { counted } from './words.ts'

const UNITS = ['minutes', 'hours', 'days', 'working_days'] as const
type DurationUnit = (typeof UNITS)[number]

const UNIT_WORDS: Record<DurationUnit, Words> = {
  minutes: { en: 'minutes', fr: 'minutes' },
  hours: { en: 'hours', fr: 'heures' },
  days: { en: 'days', fr: 'jours' },
  working_days: { en: 'working days', fr: 'jours ouvrés' },
}

const SAID: Record<DurationUnit, [[string, string], [string, string]]> = {
  minutes: [['minute', 'minutes'], ['minute', 'minutes']],
  hours: [['hour', 'hours'], ['heure', 'heures']],
  days: [['day', 'days'], ['jour', 'jours']],
  working_days: [['working day', 'working days'], ['jour ouvré', 'jours ouvrés']],
}

/** Control `duration`. Signed where the wait counts from a date; a check refuses what cannot be. */
export const Duration = z.strictObject({
  amount: field(z.int().min(-3650).max(100_000), { label: { en: 'How long', fr: 'Durée' }, control: 'number' }),
  unit: field(z.enum(UNITS), { label: { en: 'Unit', fr: 'Unité' }, control: 'select', options: UNIT_WORDS }),
})
export type Duration = z.infer<typeof Duration>

/** `7 days`, `1 jour ouvré`; the sign is left to the sentence around it. */
export function durationWords({ amount, unit }: Duration): Words {
  const [en, fr] = SAID[unit]
  return counted(Math.abs(amount), en, fr)
}

/** Short form of cards: `3 d`, `3 j`. */
export const daysShort = (days: number): Words => ({ en: `${days} d`, fr: `${days} j` })
