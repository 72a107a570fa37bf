import { z } from 'zod'
import type { CheckContext, Finding, Lowered, Words } from '@parcours/journey'
import { defineNode, namedOutcome, outcome, outcomeWords } from '@parcours/node-kit'
import { expressionFindings } from '../lib/expression.ts'
import { field } from '../lib/field.ts'
import { error } from '../lib/finding.ts'
import { nameFindings } from '../lib/names.ts'
import { words } from '../lib/words.ts'

const Branch = z.strictObject({
  name: field(z.string().max(60), { label: { en: 'Name', fr: 'Nom' }, control: 'text' }),
  when: field(z.string().max(4000), { label: { en: 'If', fr: 'Si' }, control: 'cel' }),
})

const ConditionConfig = z.strictObject({
  branches: field(z.array(Branch).max(20).default([{ name: 'yes', when: '' }]), {
    label: { en: 'Branches, in order', fr: 'Branches, dans l’ordre' }, control: 'branches',
    help: {
      en: 'The first that holds is taken; “unknown” where a fact is missing',
      fr: 'La première qui est vraie est prise ; « inconnu » si un fait manque',
    },
  }),
})
type ConditionConfig = z.infer<typeof ConditionConfig>

/** Reads the facts as they are now. */
export const condition = defineNode({
  type: 'condition',
  category: 'decide',
  icon: 'git-branch',
  label: { en: 'Condition', fr: 'Condition' },
  hint: { en: 'Branches on the facts of the case', fr: 'Des branches selon les faits du dossier' },
  config: ConditionConfig,
  defaults: ConditionConfig.parse({}),
  outcomes: ({ branches }) =>
    [...[...new Set(branches.map((b) => b.name))].map(namedOutcome), outcome('otherwise'), outcome('unknown')],
  sentence,
  check,
  lower: ({ branches }): Lowered[] => [{
    label: 'choose', op: 'choose', branches: branches.map(({ name, when }) => ({ outcome: name, when })),
  }],
})

/** `high, long, otherwise`: the first three names say enough. */
function sentence({ branches }: ConditionConfig): Words {
  const names = branches.map((b) => b.name).filter((name) => name !== '')
  if (names.length === 0) return words('No branch yet', 'Aucune branche')
  const shown = names.slice(0, 3).map(outcomeWords)
  const more = names.length > 3 ? ` + ${names.length - 3}` : ''
  return words(`${shown.map(({ en }) => en).join(', ')}${more}, otherwise`, `${shown.map(({ fr }) => fr).join(', ')}${more}, sinon`)
}

function check(config: ConditionConfig, context: CheckContext): Finding[] {
  const { branches } = config
  if (branches.length === 0) {
    return [error('names-empty', words('Add a branch', 'Ajoutez une branche'), {
      path: 'branches',
      fix: { label: words('Add one', 'En ajouter une'), config: { ...config, branches: [{ name: 'yes', when: '' }] } },
    })]
  }
  return [
    ...nameFindings(branches.map((b) => b.name), {
      path: (index) => `branches.${index}.name`,
      rename: (index, name) => ({ ...config, branches: branches.map((b, at) => (at === index ? { ...b, name } : b)) }),
    }),
    ...branches.flatMap(({ when }, index) => expressionFindings(when, { path: `branches.${index}.when`, context })),
  ]
}
