import type { EventMatch, Lowered, Words } from '@parcours/journey'
import { defineNode, outcome } from '@parcours/node-kit'
import { textFindings } from '../lib/text.ts'
import { always, send } from '../lib/send.ts'
import { dotted, words } from '../lib/words.ts'
import { PromiseWatchConfig } from './config.ts'
import { judge, open, remind } from './run.ts'

/** A reminder that is a day late would come after the due day. */
const REMINDER_DEFERRAL_DAYS = 1

/** The rest of the house may close the promise first: a payment that fulfils it, an operator, another promise. */
const CLOSED_ELSEWHERE: EventMatch[] = [
  { type: 'promise.kept', result: 'kept' },
  { type: 'promise.part_kept', result: 'part_kept' },
  { type: 'promise.cancelled', result: 'cancelled' },
]

/** Watches the open promise of the case; nobody chases these debts meanwhile. */
export const promiseWatch = defineNode({
  type: 'promise-watch',
  category: 'money',
  icon: 'handshake',
  label: { en: 'Promise watch', fr: 'Suivi de promesse' },
  hint: { en: 'Was the promise kept?', fr: 'La promesse est-elle tenue ?' },
  config: PromiseWatchConfig,
  defaults: PromiseWatchConfig.parse({}),
  outcomes: () => [outcome('kept'), outcome('part_kept'), outcome('broken'), outcome('cancelled')],
  sentence: ({ graceDays, reminder }): Words => dotted(
    words(`Due day + ${graceDays}`, `Échéance + ${graceDays} j`),
    reminder ? words('reminder the day before', 'rappel la veille') : words('no reminder', 'sans rappel'),
  ),
  check: ({ reminder, textId, channel }, context) =>
    reminder ? textFindings({ textId, channel, path: 'textId', context }) : [],
  lower,
  steps: {
    open: { kind: 'local', run: open },
    remind: { kind: 'contact', intent: remind },
    judge: { kind: 'local', run: judge },
  },
  // Its reminders come days later and are wanted: the lints that ask `contacts` look for a message sent on arrival.
  traits: { takesTime: true },
})

function lower({ reminder }: PromiseWatchConfig): Lowered[] {
  const before: Lowered[] = reminder
    ? [until('before', 'remindAtMs', 'remind'), send('remind', always('watch'), { step: 'remind', maxDeferralDays: REMINDER_DEFERRAL_DAYS })]
    : []
  return [
    {
      label: 'open', op: 'act', step: 'open', contact: false,
      on: { watch: { goto: 'watch' }, ...(reminder ? { remind: { goto: 'before' } } : {}) },
    },
    ...before,
    until('watch', 'judgeAtMs', 'judge'),
    { label: 'judge', op: 'act', step: 'judge', contact: false, on: {} },
  ]
}

const until = (label: string, key: string, next: string): Lowered => ({
  label, op: 'wait',
  until: { from: 'data', key, amount: 0, unit: 'hours', ifPast: 'now' },
  events: CLOSED_ELSEWHERE,
  on: { timeout: { goto: next } },
})
