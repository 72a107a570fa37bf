import { z } from 'zod'
import { field } from '../lib/field.ts'

/** Who gets the task, how soon, and what may come of it. */
export const HumanHandoffConfig = z.strictObject({
  queue: field(z.string().max(60).default(''), { label: { en: 'Queue', fr: 'File' }, control: 'queue' }),
  skill: field(z.string().max(60).default(''), {
    label: { en: 'Skill', fr: 'Compétence' }, control: 'text', group: 'advanced',
    help: { en: 'Empty: anyone of the queue', fr: 'Vide : toute personne de la file' },
  }),
  priority: field(z.int().min(1).max(5).default(3), {
    label: { en: 'Priority', fr: 'Priorité' }, control: 'number',
    help: { en: '1 urgent to 5 low', fr: '1 urgente à 5 basse' },
  }),
  slaHours: field(z.int().min(0).max(8760).default(24), {
    label: { en: 'Answer within', fr: 'Répondre sous' }, control: 'number', unit: 'hours',
    help: { en: 'Then the task expires', fr: 'Ensuite la tâche expire' },
  }),
  instructions: field(z.string().max(2000).default(''), {
    label: { en: 'Instructions', fr: 'Consignes' }, control: 'text', rows: 5,
  }),
  results: field(z.array(z.string().max(60)).max(12).default(['resolved']), {
    label: { en: 'Results to choose from', fr: 'Résultats au choix' }, control: 'names',
    help: { en: 'Each is a way out', fr: 'Chacun est une issue' },
  }),
})
export type HumanHandoffConfig = z.infer<typeof HumanHandoffConfig>
