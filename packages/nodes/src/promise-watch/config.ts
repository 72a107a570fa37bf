import { z } from 'zod'
import { field } from '../lib/field.ts'
import { channelField, textField } from '../lib/text.ts'

const reminded = { showIf: { field: 'reminder', is: [true] } }

/** Least share, grace and the reminder of the day before (domain rule 4). */
export const PromiseWatchConfig = z.strictObject({
  graceDays: field(z.int().min(0).max(30).default(3), {
    label: { en: 'Grace after the due day', fr: 'Délai de grâce après l’échéance' }, control: 'number', unit: 'days',
  }),
  leastSharePercent: field(z.int().min(1).max(100).default(50), {
    label: { en: 'Partly kept from', fr: 'Tenue en partie à partir de' }, control: 'percent', unit: '%',
    help: { en: 'Share of the promised amount received', fr: 'Part du montant promis qui est reçue' },
  }),
  reminder: field(z.boolean().default(true), {
    label: { en: 'Remind the day before', fr: 'Rappeler la veille' }, control: 'switch',
  }),
  channel: channelField('sms', reminded),
  textId: textField({ label: { en: 'Text of the reminder', fr: 'Texte du rappel' }, channelField: 'channel', ...reminded }),
})
export type PromiseWatchConfig = z.infer<typeof PromiseWatchConfig>
