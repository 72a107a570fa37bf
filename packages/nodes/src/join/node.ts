import { z } from 'zod'
import type { Lowered, LowerContext, Words } from '@parcours/journey'
import { defineNode, outcome } from '@parcours/node-kit'
import { field } from '../lib/field.ts'
import { words } from '../lib/words.ts'

const JoinConfig = z.strictObject({
  mode: field(z.enum(['all', 'any', 'n']).default('all'), {
    label: { en: 'Go on when', fr: 'Continuer quand' }, control: 'select',
    options: {
      all: { en: 'all branches have arrived', fr: 'toutes les branches sont là' },
      any: { en: 'the first arrives', fr: 'la première arrive' },
      n: { en: 'some have arrived', fr: 'quelques-unes sont là' },
    },
  }),
  n: field(z.int().min(1).max(50).default(2), {
    label: { en: 'How many', fr: 'Combien' }, control: 'number', showIf: { field: 'mode', is: ['n'] },
  }),
})
type JoinConfig = z.infer<typeof JoinConfig>

/** Meets the branches of a fork; the waits of those left behind end. */
export const join = defineNode({
  type: 'join',
  category: 'decide',
  icon: 'merge',
  label: { en: 'Join', fr: 'Réunion' },
  hint: { en: 'Meets branches that ran side by side', fr: 'Réunit des branches parallèles' },
  config: JoinConfig,
  defaults: JoinConfig.parse({}),
  outcomes: () => [outcome('joined')],
  sentence: ({ mode, n }): Words => {
    if (mode === 'all') return words('All branches', 'Toutes les branches')
    return mode === 'any' ? words('The first branch', 'La première branche') : words(`${n} branches`, `${n} branches`)
  },
  lower: (config, { inputs }): Lowered[] => [{ label: 'join', op: 'join', need: need(config, inputs), of: inputs }],
  traits: { joins: true },
})

/** More than can arrive would wait for ever: never above the number of edges. */
function need({ mode, n }: JoinConfig, inputs: LowerContext['inputs']): number {
  const wanted = { all: inputs, any: 1, n }[mode]
  return Math.max(1, Math.min(wanted, inputs))
}
