import type { Words } from '@parcours/journey'
import type { PackStatus } from '../pack/words.ts'

/** Shown beside every rule, so that nobody takes a habit for law. `HOUSE`: a rule of the product itself. */
export type RuleStatus = PackStatus | 'HOUSE'

export const STATUS_LABELS: Record<RuleStatus, Words> = {
  LAW: { en: 'Law', fr: 'Loi' },
  'LAW*': { en: 'Law, article not re-read', fr: 'Loi, article non relu' },
  REG: { en: "Regulator's page", fr: 'Page du régulateur' },
  CODE: { en: 'Code of the trade', fr: 'Charte de la profession' },
  HABIT: { en: 'House habit, no legal basis found', fr: 'Usage maison, sans base légale trouvée' },
  UNVERIFIED: { en: 'Not verified', fr: 'Non vérifié' },
  HOUSE: { en: 'House rule', fr: 'Règle maison' },
}
