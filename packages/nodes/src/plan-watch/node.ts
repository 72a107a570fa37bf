import type { CheckContext, Finding, Lowered, Words } from '@parcours/journey'
import { defineNode, outcome } from '@parcours/node-kit'
import { daysShort } from '../lib/duration.ts'
import { error } from '../lib/finding.ts'
import { always, send } from '../lib/send.ts'
import { textFindings } from '../lib/text.ts'
import { dotted, words } from '../lib/words.ts'
import { PlanWatchConfig } from './config.ts'
import { chase, next, remind } from './run.ts'

/** A reminder may wait for the end of a long weekend, not longer. */
const REMINDER_DEFERRAL_DAYS = 3

/** Follows each instalment of the payment plan until it is complete, missed, broken or rescheduled. */
export const planWatch = defineNode({
  type: 'plan-watch',
  category: 'money',
  icon: 'calendar-check',
  label: { en: 'Plan watch', fr: 'Suivi d’échéancier' },
  hint: { en: 'Is each instalment paid?', fr: 'Chaque mensualité est-elle payée ?' },
  config: PlanWatchConfig,
  defaults: PlanWatchConfig.parse({}),
  outcomes: () => [outcome('completed'), outcome('missed'), outcome('broken'), outcome('rescheduled')],
  sentence: ({ remindDays, personDays }): Words => {
    const [before, after] = [daysShort(remindDays), daysShort(personDays)]
    return dotted(
      remindDays > 0 ? words(`Reminds ${before.en} before`, `Rappel ${before.fr} avant`) : words('No reminder', 'Sans rappel'),
      words(`a person ${after.en} after`, `un conseiller ${after.fr} après`),
    )
  },
  check,
  lower,
  steps: {
    next: { kind: 'local', run: next },
    remind: { kind: 'contact', intent: remind },
    chase: { kind: 'contact', intent: chase },
  },
  // Its reminders come days later and are wanted: the lints that ask `contacts` look for a message sent on arrival.
  traits: { takesTime: true },
})

/** next -> pause | remind | chase -> next...: a loop inside one visit, out by the results of `next` and by events. */
function lower(): Lowered[] {
  const reminder = { maxDeferralDays: REMINDER_DEFERRAL_DAYS }
  return [
    {
      label: 'next', op: 'act', step: 'next', contact: false,
      on: { wait: { goto: 'pause' }, remind: { goto: 'remind' }, chase: { goto: 'chase' } },
    },
    {
      label: 'pause', op: 'wait',
      until: { from: 'data', key: 'nextAtMs', amount: 0, unit: 'hours', ifPast: 'now' },
      events: [
        { type: 'plan.completed', result: 'completed' },
        { type: 'plan.rescheduled', result: 'rescheduled' },
        { type: 'instalment.paid', result: 'paid' },
      ],
      on: { timeout: { goto: 'next' }, paid: { goto: 'next' } },
    },
    send('remind', always('next'), { step: 'remind', ...reminder }),
    send('chase', always('next'), { step: 'chase', ...reminder }),
  ]
}

function check(config: PlanWatchConfig, context: CheckContext): Finding[] {
  const { channel, remindTextId, missedTextId, remindDays } = config
  const findings = [
    ...(remindDays > 0 ? textFindings({ textId: remindTextId, channel, path: 'remindTextId', context }) : []),
    ...textFindings({ textId: missedTextId, channel, path: 'missedTextId', context }),
  ]
  if (config.personDays <= config.missedDays) {
    findings.push(error('watch-order', words(
      'The person must come after the text, or it has no time to act',
      'Le conseiller doit venir après le texte, sinon celui-ci n’a pas le temps d’agir',
    ), {
      path: 'personDays',
      fix: { label: words('Three days later', 'Trois jours plus tard'), config: { ...config, personDays: config.missedDays + 3 } },
    }))
  }
  return findings
}
