import { z } from 'zod'
import { boundFields } from '../lib/bounds.ts'
import { maxDeferralField } from '../lib/deferral.ts'
import { field } from '../lib/field.ts'
import { textField } from '../lib/text.ts'

/** What the agent may speak of once it knows who answers. */
const PURPOSES = ['reminder', 'reasons', 'promise', 'plan', 'send_link'] as const
const IDENTITY = ['birth_date', 'postcode'] as const

export const VoiceConfig = z.strictObject({
  textId: textField({
    label: { en: 'Opening', fr: 'Ouverture' }, channel: 'voice_ai',
    help: {
      en: 'Says that an AI is calling, for whom, and that a person is available on request',
      fr: 'Dit qu’une IA appelle, pour qui, et qu’un conseiller est disponible sur demande',
    },
  }),
  identityCheck: field(z.array(z.enum(IDENTITY)).max(IDENTITY.length).default(['birth_date']), {
    label: { en: 'Identity check', fr: 'Contrôle d’identité' }, control: 'select',
    options: { birth_date: { en: 'Date of birth', fr: 'Date de naissance' }, postcode: { en: 'Postcode', fr: 'Code postal' } },
    help: { en: 'Before any word about the debt', fr: 'Avant toute mention de la dette' },
  }),
  purposes: field(z.array(z.enum(PURPOSES)).max(PURPOSES.length).default(['reminder', 'reasons', 'promise', 'plan']), {
    label: { en: 'Purposes', fr: 'Buts' }, control: 'select',
    options: {
      reminder: { en: 'Remind of the arrears', fr: 'Rappeler l’arriéré' },
      reasons: { en: 'Ask what prevents payment', fr: 'Demander ce qui empêche de payer' },
      promise: { en: 'Take a promise', fr: 'Prendre une promesse' },
      plan: { en: 'Talk about a payment plan', fr: 'Parler d’un échéancier' },
      send_link: { en: 'Send a payment link', fr: 'Envoyer un lien de paiement' },
    },
  }),
  ...boundFields({ showIf: { field: 'purposes', is: ['plan'] } }),
  attempts: field(z.int().min(1).max(5).default(2), {
    label: { en: 'Attempts', fr: 'Tentatives' }, control: 'number',
    help: { en: 'Each in another part of the day', fr: 'Chacune à un autre moment de la journée' },
  }),
  daysBetween: field(z.int().min(1).max(30).default(1), {
    label: { en: 'Between attempts, at least', fr: 'Entre deux tentatives, au moins' },
    control: 'number', unit: 'days', group: 'advanced',
  }),
  maxDeferralDays: maxDeferralField(7),
})
export type VoiceConfig = z.infer<typeof VoiceConfig>
