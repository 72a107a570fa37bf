import { z } from 'zod'
import type { Finding } from '@parcours/journey'
import { field } from './field.ts'
import { info } from './finding.ts'
import { DAY_MS } from './instants.ts'

/** Friday evening to Monday morning, with a day to spare for a holiday. */
const WEEKEND_DAYS = 3

/** How long law or pacing may postpone a contact before the node is left by `policy_timeout`. */
export const maxDeferralField = (days: number) => field(z.int().min(1).max(60).default(days), {
  label: { en: 'Postpone at most', fr: 'Différer au plus' },
  control: 'number', unit: 'days', group: 'advanced',
  help: {
    en: 'Law and pacing may move a contact; later than this the case leaves by “postponed too long”.',
    fr: 'La loi ou le rythme peuvent différer un contact ; au-delà, le dossier sort par « différé trop longtemps ».',
  },
})

export const deferralMs = (days: number): number => days * DAY_MS

/** A contact ready on a Friday night must be able to wait for Monday. */
export function deferralFindings(config: { maxDeferralDays: number }): Finding[] {
  if (config.maxDeferralDays >= WEEKEND_DAYS) return []
  return [info('deferral-below-weekend', {
    en: 'A weekend is longer than this: a contact ready on Friday evening would not be sent',
    fr: 'Un week-end dure davantage : un contact prêt le vendredi soir ne partirait pas',
  }, {
    path: 'maxDeferralDays',
    fix: { label: { en: 'Allow 7 days', fr: 'Permettre 7 jours' }, config: { ...config, maxDeferralDays: 7 } },
  })]
}
