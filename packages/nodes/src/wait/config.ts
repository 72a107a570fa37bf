import { z } from 'zod'
import { Duration } from '../lib/duration.ts'
import { field } from '../lib/field.ts'

/** From which date, how long, at what local time, and what to do when that has passed (domain rule 7). */
export const WaitConfig = z.strictObject({
  from: field(z.enum(['now', 'entry', 'due_date', 'days_past_due', 'promise_date', 'payday']).default('now'), {
    label: { en: 'Count from', fr: 'Compter depuis' }, control: 'select',
    options: {
      now: { en: 'arrival here', fr: 'l’arrivée ici' },
      entry: { en: 'entry in the journey', fr: 'l’entrée dans le parcours' },
      due_date: { en: 'the due date', fr: 'l’échéance' },
      days_past_due: { en: 'a number of days past due', fr: 'un nombre de jours de retard' },
      promise_date: { en: 'the promised date', fr: 'la date promise' },
      payday: { en: 'the next payday', fr: 'le prochain jour de paie' },
    },
  }),
  delay: field(Duration.default({ amount: 3, unit: 'days' }), {
    label: { en: 'For', fr: 'Durée' }, control: 'duration',
    help: {
      en: 'Negative: before that date. For days past due: the day itself',
      fr: 'Négatif : avant cette date. Pour les jours de retard : le jour lui-même',
    },
  }),
  at: field(z.string().regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 09:30').default(''), {
    label: { en: 'At local time', fr: 'À l’heure locale' }, control: 'time', group: 'advanced',
    help: { en: 'In the time zone of the person; empty: at the same time', fr: 'Dans le fuseau de la personne ; vide : à la même heure' },
  }),
  ifPast: field(z.enum(['now', 'skip', 'past']).default('now'), {
    label: { en: 'If that has passed already', fr: 'Si c’est déjà passé' }, control: 'select', group: 'advanced',
    options: {
      now: { en: 'Go on at once', fr: 'Continuer aussitôt' },
      skip: { en: 'Skip this wait', fr: 'Sauter cette attente' },
      past: { en: 'Leave by “already past”', fr: 'Sortir par « déjà passé »' },
    },
  }),
})
export type WaitConfig = z.infer<typeof WaitConfig>
