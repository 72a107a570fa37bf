import { z } from 'zod'
import { field } from '../lib/field.ts'

/** Which card, and its bands: they are the ways out. */
export const ScoreRiskConfig = z.strictObject({
  scorecardId: field(z.string().max(120).default(''), {
    label: { en: 'Scorecard', fr: 'Grille de score' }, control: 'scorecard-picker',
  }),
  bands: field(z.array(z.string().max(60)).max(20).default(['likely', 'unlikely']), {
    label: { en: 'Bands', fr: 'Classes' }, control: 'names',
    help: { en: 'Those of the scorecard; each is a way out', fr: 'Celles de la grille ; chacune est une issue' },
  }),
})
export type ScoreRiskConfig = z.infer<typeof ScoreRiskConfig>
