import { z } from 'zod'
import { field } from '../lib/field.ts'
import { channelField, textField } from '../lib/text.ts'

/** Instants of each instalment, counted from its due day (domain rule 5), and how much is forgiven. */
export const PlanWatchConfig = z.strictObject({
  channel: channelField('sms'),
  remindDays: field(z.int().min(0).max(30).default(3), {
    label: { en: 'Remind before', fr: 'Rappeler avant' }, control: 'number', unit: 'days',
    help: { en: '0: no reminder', fr: '0 : sans rappel' },
  }),
  remindTextId: textField({ label: { en: 'Text of the reminder', fr: 'Texte du rappel' }, channelField: 'channel' }),
  missedDays: field(z.int().min(1).max(30).default(2), {
    label: { en: 'Write when missed, after', fr: 'Écrire si manquée, après' }, control: 'number', unit: 'days',
  }),
  missedTextId: textField({ label: { en: 'Text when missed', fr: 'Texte si manquée' }, channelField: 'channel' }),
  personDays: field(z.int().min(1).max(60).default(5), {
    label: { en: 'Hand over to a person after', fr: 'Passer à un conseiller après' }, control: 'number', unit: 'days',
    help: {
      en: 'Still unpaid: the case leaves by “missed”, or “broken” beyond the tolerance',
      fr: 'Toujours impayée : le dossier sort par « échéance manquée », ou « rompue » au-delà de la tolérance',
    },
  }),
  tolerance: field(z.int().min(0).max(12).default(1), {
    label: { en: 'Missed instalments tolerated', fr: 'Mensualités manquées tolérées' }, control: 'number',
    help: { en: 'One more breaks the payment plan', fr: 'Une de plus rompt l’échéancier' },
  }),
})
export type PlanWatchConfig = z.infer<typeof PlanWatchConfig>
