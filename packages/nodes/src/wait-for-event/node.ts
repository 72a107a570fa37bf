import { z } from 'zod'
import type { CheckContext, Finding, Lowered, Words } from '@parcours/journey'
import { defineNode, outcome } from '@parcours/node-kit'
import { Duration, durationWords } from '../lib/duration.ts'
import { expressionFindings } from '../lib/expression.ts'
import { field } from '../lib/field.ts'
import { error } from '../lib/finding.ts'
import { words } from '../lib/words.ts'
import { AWAITED, AWAITED_WORDS, eventOutcome } from './events.ts'

const WaitForEventConfig = z.strictObject({
  events: field(z.array(z.enum(AWAITED)).max(AWAITED.length).default(['payment']), {
    label: { en: 'Wait for', fr: 'Attendre' }, control: 'events', options: AWAITED_WORDS,
  }),
  when: field(z.string().max(4000).default(''), {
    label: { en: 'Only if', fr: 'Seulement si' }, control: 'cel', group: 'advanced',
    help: {
      en: 'A condition over the facts and the event, such as event.amountCents >= 2000',
      fr: 'Une condition sur les faits et l’événement, par exemple event.amountCents >= 2000',
    },
  }),
  timeout: field(Duration.default({ amount: 7, unit: 'days' }), {
    label: { en: 'At most', fr: 'Au plus' }, control: 'duration',
  }),
})
type WaitForEventConfig = z.infer<typeof WaitForEventConfig>

/** The first of some events, or the end of the time. */
export const waitForEvent = defineNode({
  type: 'wait-for-event',
  category: 'time',
  icon: 'radio',
  label: { en: 'Wait for event', fr: 'Attente d’événement' },
  hint: { en: 'A payment, a reply, a dispute…', fr: 'Un paiement, une réponse, une contestation…' },
  config: WaitForEventConfig,
  defaults: WaitForEventConfig.parse({}),
  outcomes: (config) => [...unique(config.events).map(eventOutcome), outcome('timeout')],
  sentence,
  check,
  lower: (config): Lowered[] => [{
    label: 'wait', op: 'wait',
    until: { from: 'now', ...config.timeout, ifPast: 'now' },
    events: unique(config.events).map((type) =>
      ({ type, result: type, ...(config.when.trim() === '' ? {} : { when: config.when }) })),
    on: {},
  }],
  traits: { takesTime: true },
})

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

/** `Payment, for 7 days`; `Reply or click, for 3 days`. */
function sentence(config: WaitForEventConfig): Words {
  const span = durationWords(config.timeout)
  if (config.events.length === 0) return words('No event chosen yet', 'Aucun événement choisi')
  const names = unique(config.events).map((name) => AWAITED_WORDS[name])
  const listed = words(names.map((n) => n.en).join(' or '), names.map((n) => n.fr).join(' ou '))
  return words(`${capital(listed.en)}, for ${span.en}`, `${capital(listed.fr)}, pendant ${span.fr}`)
}
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function check(config: WaitForEventConfig, context: CheckContext): Finding[] {
  const findings: Finding[] = []
  if (config.events.length === 0) {
    findings.push(error('names-empty', words('Choose an event to wait for', 'Choisissez un événement à attendre'), { path: 'events' }))
  }
  if (config.timeout.amount <= 0) {
    findings.push(error('zero-wait', words('This wait has no length', 'Cette attente n’a pas de durée'), {
      path: 'timeout.amount',
      fix: { label: words('Wait 7 days', 'Attendre 7 jours'), config: { ...config, timeout: { amount: 7, unit: 'days' } } },
    }))
  }
  if (config.when.trim() !== '') findings.push(...expressionFindings(config.when, { path: 'when', context }))
  return findings
}
