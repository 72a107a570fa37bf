import { z } from 'zod'
import type { Words } from '@parcours/journey'
import { field } from '../lib/field.ts'

const flag = (on: boolean, en: string, fr: string) =>
  field(z.boolean().default(on), { label: { en, fr }, control: 'switch' })

const RULES: Record<string, Words> = {
  never: { en: 'Never again', fr: 'Jamais' },
  after_days: { en: 'After some days', fr: 'Après quelques jours' },
}

const ReEntry = z.strictObject({
  rule: field(z.enum(['never', 'after_days']).default('after_days'), {
    label: { en: 'May enter again', fr: 'Peut entrer à nouveau' }, control: 'select', options: RULES,
  }),
  days: field(z.int().min(1).max(3650).default(90), {
    label: { en: 'Days after the end of the last run', fr: 'Jours après la fin du dernier passage' },
    control: 'number', unit: 'days', showIf: { field: 'rule', is: ['after_days'] },
  }),
})

/** Taken out before the draw, so that nobody who must be helped is left without (domain rule 9). */
const ExcludeFromControl = z.strictObject({
  vulnerable: flag(true, 'Vulnerable people', 'Personnes vulnérables'),
  balanceAboveCents: field(z.int().min(0).nullable().default(500_000), {
    label: { en: 'Balance above', fr: 'Solde au-dessus de' }, control: 'money',
    help: { en: 'Empty: no limit', fr: 'Vide : sans limite' },
  }),
})

/** Each one refused is counted by its reason. What the law excludes (ceased, deceased, recalled) is not a choice. */
const Exclusions = z.strictObject({
  dispute: flag(true, 'Open dispute', 'Contestation ouverte'),
  promise: flag(true, 'Open promise', 'Promesse en cours'),
  paymentPlan: flag(true, 'Active payment plan', 'Échéancier actif'),
  vulnerable: flag(false, 'Vulnerable', 'Vulnérable'),
  represented: flag(false, 'Legal representative', 'Représentant légal'),
  strategic: flag(true, 'Strategic customer', 'Client stratégique'),
  unreachable: flag(false, 'No usable address', 'Aucune coordonnée utilisable'),
})

/** The segment of a new journey; the card knows it in both languages. */
export const EARLY_ARREARS = 'case.dpd >= 1 && case.dpd <= 30'

/** Who enters, how often, and who is only observed. */
export const EnterConfig = z.strictObject({
  segmentName: field(z.string().max(80).default(''), {
    label: { en: 'Segment in words', fr: 'Segment en clair' }, control: 'text',
    help: { en: 'Shown on the card', fr: 'Affiché sur la carte' },
  }),
  segment: field(z.string().max(4000).default(EARLY_ARREARS), {
    label: { en: 'Who enters', fr: 'Qui entre' }, control: 'segment',
    help: { en: 'A condition over the facts of a case', fr: 'Une condition sur les faits d’un dossier' },
  }),
  unit: field(z.enum(['case']).default('case'), {
    label: { en: 'One run for each', fr: 'Un passage par' }, control: 'select',
    options: { case: { en: 'Case: the debts of one person with one creditor', fr: 'Dossier : les dettes d’une personne chez un créancier' } },
    group: 'advanced',
  }),
  controlShare: field(z.number().min(0).max(100).default(10), {
    label: { en: 'Control group', fr: 'Groupe témoin' }, control: 'percent', unit: '%',
    help: { en: 'Observed, not contacted; drawn by person', fr: 'Observé, non contacté ; tiré par personne' },
  }),
  excludeFromControl: field(ExcludeFromControl.prefault({}), {
    label: { en: 'Never in the control group', fr: 'Jamais dans le groupe témoin' }, control: 'fields',
  }),
  reEntry: field(ReEntry.prefault({}), { label: { en: 'Entering again', fr: 'Nouvelle entrée' }, control: 'fields' }),
  exclusions: field(Exclusions.prefault({}), { label: { en: 'Left out', fr: 'Exclus' }, control: 'fields' }),
})
export type EnterConfig = z.infer<typeof EnterConfig>
