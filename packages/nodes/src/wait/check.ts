import type { Finding } from '@parcours/journey'
import { error, warning } from '../lib/finding.ts'
import { words } from '../lib/words.ts'
import type { WaitConfig } from './config.ts'

/** A wait that lasts nothing would let a cycle spin; a unit or a time that cannot apply is said. */
export const waitFindings = (config: WaitConfig): Finding[] => [...zero(config), ...unit(config), ...time(config)]

function zero(config: WaitConfig): Finding[] {
  const { from, delay } = config
  // From a date of the case, zero or less is a real instant; from arrival or entry it has always passed.
  if (delay.amount > 0 || (from !== 'now' && from !== 'entry')) return []
  return [error('zero-wait', words('This wait has no length', 'Cette attente n’a pas de durée'), {
    path: 'delay.amount',
    fix: {
      label: words('Wait one', 'Attendre un'),
      config: { ...config, delay: { ...delay, amount: Math.max(1, -delay.amount) } },
    },
  })]
}

function unit(config: WaitConfig): Finding[] {
  if (config.from !== 'days_past_due' || config.delay.unit === 'days') return []
  return [error('wait-unit', words('Days past due are counted in calendar days', 'Les jours de retard sont des jours calendaires'), {
    path: 'delay.unit',
    fix: { label: words('Count in days', 'Compter en jours'), config: { ...config, delay: { ...config.delay, unit: 'days' } } },
  })]
}

function time(config: WaitConfig): Finding[] {
  if (config.at === '' || config.delay.unit === 'days' || config.delay.unit === 'working_days') return []
  return [warning('time-ignored', words('The local time counts only with days', 'L’heure locale ne compte qu’avec des jours'), {
    path: 'at', fix: { label: words('Remove the time', 'Retirer l’heure'), config: { ...config, at: '' } },
  })]
}
