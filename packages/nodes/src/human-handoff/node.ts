import type { CheckContext, Finding, Lowered, Words } from '@parcours/journey'
import { defineNode, namedOutcome, outcome } from '@parcours/node-kit'
import { error } from '../lib/finding.ts'
import { nameFindings } from '../lib/names.ts'
import { counted, dotted, quoted, words } from '../lib/words.ts'
import { HumanHandoffConfig } from './config.ts'
import { open } from './run.ts'

/** A task in the inbox; the operator's result continues the run. */
export const humanHandoff = defineNode({
  type: 'human-handoff',
  category: 'people',
  icon: 'user-round',
  label: { en: 'Human handoff', fr: 'Passage à un conseiller' },
  hint: { en: 'A task for a person, with the context', fr: 'Une tâche pour une personne, avec le contexte' },
  config: HumanHandoffConfig,
  defaults: HumanHandoffConfig.parse({}),
  outcomes: (config) => [...new Set(config.results)].map(namedOutcome).concat(outcome('expired')),
  sentence,
  check,
  lower: (): Lowered[] => [
    { label: 'open', op: 'act', step: 'open', contact: false, on: { opened: { goto: 'work' } } },
    {
      label: 'work', op: 'wait',
      until: { from: 'data', key: 'dueAtMs', amount: 0, unit: 'hours', ifPast: 'now' },
      events: [{ type: 'task.resolved', result: '$result' }],
      expires: 'task',
      on: { timeout: { leave: 'expired' } },
    },
  ],
  steps: { open: { kind: 'local', run: open } },
  traits: { takesTime: true, human: true },
})

/** `Queue “social” · 1 day`. */
function sentence({ queue, slaHours }: HumanHandoffConfig): Words {
  if (queue === '') return words('No queue chosen yet', 'Aucune file choisie')
  const name = quoted(queue)
  const whole = slaHours > 0 && slaHours % 24 === 0
  return dotted(words(`Queue ${name.en}`, `File ${name.fr}`), whole
    ? counted(slaHours / 24, ['day', 'days'], ['jour', 'jours'])
    : words(`${slaHours} h`, `${slaHours} h`))
}

function check(config: HumanHandoffConfig, context: CheckContext): Finding[] {
  const { queue, results, slaHours } = config
  const findings: Finding[] = []
  if (queue === '') findings.push(error('missing-queue', words('Choose a queue', 'Choisissez une file'), { path: 'queue' }))
  else if (!context.queue(queue)) {
    findings.push(error('unknown-queue', words(`There is no queue “${queue}”`, `La file « ${queue} » n’existe pas`), { path: 'queue' }))
  }
  if (slaHours === 0) {
    findings.push(error('sla-zero', words('The task would expire at once', 'La tâche expirerait aussitôt'), {
      path: 'slaHours', fix: { label: words('Give 24 hours', 'Donner 24 heures'), config: { ...config, slaHours: 24 } },
    }))
  }
  if (results.length === 0) {
    findings.push(error('names-empty', words('Name at least one result', 'Nommez au moins un résultat'), {
      path: 'results', fix: { label: words('Add “resolved”', 'Ajouter « resolved »'), config: { ...config, results: ['resolved'] } },
    }))
  }
  return [...findings, ...nameFindings(results, {
    path: (index) => `results.${index}`,
    taken: ['expired'],
    rename: (index, name) => ({ ...config, results: results.with(index, name) }),
  })]
}
