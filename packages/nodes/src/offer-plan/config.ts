import { z } from 'zod'
import { boundFields } from '../lib/bounds.ts'
import { maxDeferralField } from '../lib/deferral.ts'
import { field } from '../lib/field.ts'
import { channelField, textField } from '../lib/text.ts'

/** Bounds of the options, how the link is sent, and how long it holds (domain rule 5). */
export const OfferPlanConfig = z.strictObject({
  channel: channelField('sms'),
  textId: textField({ label: { en: 'Text with the link', fr: 'Texte avec le lien' }, channelField: 'channel' }),
  ...boundFields(),
  firstWithinDays: field(z.int().min(0).max(365).default(10), {
    label: { en: 'First payment within', fr: 'Premier paiement sous' }, control: 'number', unit: 'days',
  }),
  frozenInterest: field(z.boolean().default(true), {
    label: { en: 'Freeze interest and fees', fr: 'Geler intérêts et frais' }, control: 'switch',
  }),
  validityDays: field(z.int().min(1).max(90).default(14), {
    label: { en: 'Valid for', fr: 'Valable' }, control: 'number', unit: 'days',
  }),
  maxDeferralDays: maxDeferralField(7),
})
export type OfferPlanConfig = z.infer<typeof OfferPlanConfig>
