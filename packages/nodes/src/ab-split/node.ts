import { z } from 'zod'
import type { Finding, Lowered, Words } from '@parcours/journey'
import { defineNode, namedOutcome } from '@parcours/node-kit'
import { field } from '../lib/field.ts'
import { error, warning } from '../lib/finding.ts'
import { nameFindings } from '../lib/names.ts'
import { dotted, same, words } from '../lib/words.ts'
import { normalise, toParts, WHOLE } from './shares.ts'

const Arm = z.strictObject({
  name: field(z.string().max(60), { label: { en: 'Arm', fr: 'Bras' }, control: 'text' }),
  share: field(z.number().min(0).max(100), { label: { en: 'Share', fr: 'Part' }, control: 'percent', unit: '%' }),
})

const AbSplitConfig = z.strictObject({
  arms: field(z.array(Arm).max(10).default([{ name: 'A', share: 50 }, { name: 'B', share: 50 }]), {
    label: { en: 'Arms', fr: 'Bras' }, control: 'arms',
    help: { en: 'Shares sum to 100 %; a change affects newcomers only', fr: 'Total 100 % ; un changement ne touche que les nouveaux' },
  }),
  unit: field(z.enum(['person', 'case']).default('person'), {
    label: { en: 'Keep the same arm for', fr: 'Garder le même bras pour' }, control: 'select',
    options: { person: { en: 'the person (all debts)', fr: 'la personne (toutes ses dettes)' }, case: { en: 'the case', fr: 'le dossier' } },
  }),
})
type AbSplitConfig = z.infer<typeof AbSplitConfig>

/** Arms by a hash of the person, so that the same one comes back to the same arm. Never by chance. */
export const abSplit = defineNode({
  type: 'ab-split',
  category: 'decide',
  icon: 'split',
  label: { en: 'A/B split', fr: 'Test A/B' },
  hint: { en: 'Compare ways on equal groups', fr: 'Comparer des façons de faire sur des groupes égaux' },
  config: AbSplitConfig,
  defaults: AbSplitConfig.parse({}),
  outcomes: ({ arms }) => [...new Set(arms.map((arm) => arm.name))].map(namedOutcome),
  sentence: ({ arms, unit }): Words => dotted(
    unit === 'person' ? words('Sticky by person', 'Fixe par personne') : words('Sticky by case', 'Fixe par dossier'),
    arms.length > 0 ? same(arms.map((arm) => arm.share).join(' / ')) : undefined,
  ),
  check,
  lower: ({ arms, unit }, { slug, nodeId }): Lowered[] => [{
    label: 'split', op: 'split', unit,
    // Separators keep `ab` + `c` apart from `a` + `bc`; 1 is the phase, raised when arms are drawn anew.
    seed: `${slug}:${nodeId}:1:`,
    arms: arms.map(({ name, share }) => ({ outcome: name, share: toParts(share) })),
  }],
})

function check(config: AbSplitConfig): Finding[] {
  const { arms } = config
  return [
    ...(arms.length < 2 ? [tooFew(config)] : []),
    ...nameFindings(arms.map((arm) => arm.name), {
      path: (index) => `arms.${index}.name`,
      rename: (index, name) => ({ ...config, arms: arms.map((arm, at) => (at === index ? { ...arm, name } : arm)) }),
    }),
    ...sumFindings(config),
    ...arms.flatMap((arm, index) => (arm.share > 0 ? [] : [
      warning('arm-without-share', words('Nobody would take this arm', 'Personne ne prendrait ce bras'), { path: `arms.${index}.share` }),
    ])),
  ]
}

function tooFew(config: AbSplitConfig): Finding {
  return error('arms-too-few', words('A test needs two arms', 'Un test demande deux bras'), {
    path: 'arms',
    fix: {
      label: words('Two halves', 'Deux moitiés'),
      config: { ...config, arms: [{ name: 'A', share: 50 }, { name: 'B', share: 50 }] },
    },
  })
}

function sumFindings(config: AbSplitConfig): Finding[] {
  const { arms } = config
  const sum = arms.reduce((parts, arm) => parts + toParts(arm.share), 0)
  if (sum === WHOLE || arms.length === 0) return []
  const parts = normalise(arms.map((arm) => arm.share))
  return [error('arms-sum', words(`The shares sum to ${sum / 100} %, not 100 %`, `Le total fait ${sum / 100} %, pas 100 %`), {
    path: 'arms',
    fix: {
      label: words('Keep the proportions', 'Garder les proportions'),
      config: { ...config, arms: arms.map((arm, index) => ({ ...arm, share: (parts[index] ?? 0) / 100 })) },
    },
  })]
}
