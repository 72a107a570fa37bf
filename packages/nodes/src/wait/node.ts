import type { Lowered } from '@parcours/journey'
import { defineNode, outcome } from '@parcours/node-kit'
import { waitFindings } from './check.ts'
import { WaitConfig } from './config.ts'
import { waitSentence } from './sentence.ts'

/** Waits until one absolute instant, computed once when the wait is entered. */
export const wait = defineNode({
  type: 'wait',
  category: 'time',
  icon: 'clock',
  label: { en: 'Wait', fr: 'Attente' },
  hint: { en: 'Until a date or for some time', fr: 'Jusqu’à une date ou pendant un temps' },
  config: WaitConfig,
  defaults: WaitConfig.parse({}),
  outcomes: (config) => [outcome('elapsed'), ...(config.ifPast === 'past' ? [outcome('past')] : [])],
  sentence: waitSentence,
  check: waitFindings,
  lower: (config): Lowered[] => [{
    label: 'wait', op: 'wait',
    until: {
      from: config.from, amount: config.delay.amount, unit: config.delay.unit, ifPast: config.ifPast,
      ...(config.at === '' ? {} : { at: config.at }),
    },
    events: [],
    on: { timeout: { leave: 'elapsed' } },
  }],
  traits: { takesTime: true },
})
