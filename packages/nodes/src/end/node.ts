import { z } from 'zod'
import type { Lowered, Words } from '@parcours/journey'
import { defineNode } from '@parcours/node-kit'
import { field } from '../lib/field.ts'
import { nameFindings } from '../lib/names.ts'
import { words } from '../lib/words.ts'

const EndConfig = z.strictObject({
  reason: field(z.string().max(60).default('done'), {
    label: { en: 'Reason', fr: 'Motif' }, control: 'text',
    help: { en: 'A journey that waits for this one leaves by it', fr: 'Un parcours qui attend celui-ci en sort par ce motif' },
  }),
})

/** Ends with a reason, which the figures and a calling journey read. */
export const end = defineNode({
  type: 'end',
  category: 'flow',
  icon: 'circle-stop',
  label: { en: 'End', fr: 'Fin' },
  hint: { en: 'Closes the run with a reason', fr: 'Termine le passage avec un motif' },
  config: EndConfig,
  defaults: EndConfig.parse({}),
  outcomes: () => [],
  sentence: ({ reason }): Words => words(`Ends: ${reason}`, `Fin : ${reason}`),
  // The reason is an outcome of the journey that calls this one.
  check: (config) => nameFindings([config.reason], {
    path: () => 'reason', taken: ['refused', 'started'], rename: (_, reason) => ({ ...config, reason }),
  }),
  lower: ({ reason }): Lowered[] => [{ label: 'end', op: 'end', reason }],
  traits: { ends: true },
})
