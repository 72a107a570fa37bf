import type { Finding, Words } from '@parcours/journey'
import { defineNode, outcome } from '@parcours/node-kit'
import { expressionFindings } from '../lib/expression.ts'
import { warning } from '../lib/finding.ts'
import { dotted, same, words } from '../lib/words.ts'
import { EARLY_ARREARS, EnterConfig } from './config.ts'

/** Usual size of a control group in the field (domain rule 9). */
const USUAL_SHARE = { from: 5, to: 20 }

/** Where a journey begins. Enrolment is the server's: the engine opens this visit and leaves it by the run's group. */
export const enter = defineNode({
  type: 'enter',
  category: 'flow',
  icon: 'log-in',
  label: { en: 'Enter', fr: 'Entrée' },
  hint: { en: 'Who enters, and who is only observed', fr: 'Qui entre, et qui est seulement observé' },
  config: EnterConfig,
  defaults: EnterConfig.parse({}),
  outcomes: () => [outcome('treated'), outcome('control')],
  sentence: (config) => dotted(segmentWords(config), config.controlShare > 0
    ? words(`control ${config.controlShare} %`, `témoin ${config.controlShare} %`) : undefined),
  check: (config, context) => [
    ...expressionFindings(config.segment, { path: 'segment', context }),
    ...shareFindings(config),
  ],
  // Nothing to do at run time: the compiler takes the target of `treated` as the plan's entry.
  lower: () => [],
  traits: { starts: true },
  addable: false,
})

function segmentWords(config: EnterConfig): Words {
  if (config.segmentName !== '') return same(config.segmentName)
  if (config.segment === EARLY_ARREARS) return words('Overdue 1-30 days', 'Retard de 1 à 30 jours')
  return words('Cases that match the segment', 'Dossiers du segment')
}

function shareFindings(config: EnterConfig): Finding[] {
  const { controlShare } = config
  if (controlShare >= USUAL_SHARE.from && controlShare <= USUAL_SHARE.to) return []
  const message = controlShare === 0
    ? words('Without a control group nobody can say what this journey adds', 'Sans groupe témoin, nul ne saura ce que ce parcours apporte')
    : words('A control group is usually 5 to 20 %', 'Un groupe témoin est d’ordinaire de 5 à 20 %')
  return [warning('control-share', message, {
    path: 'controlShare',
    fix: { label: words('Set 10 %', 'Mettre 10 %'), config: { ...config, controlShare: 10 } },
  })]
}
