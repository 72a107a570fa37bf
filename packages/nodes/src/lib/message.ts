import { z } from 'zod'
import type { CheckContext, Finding, Lowered, OutcomeView, Words } from '@parcours/journey'
import { outcome, type Step } from '@parcours/node-kit'
import { deferralFindings, maxDeferralField } from './deferral.ts'
import { daysShort } from './duration.ts'
import { field } from './field.ts'
import { notSentOutcomes, send } from './send.ts'
import { textField, textFindings, textWords } from './text.ts'
import { dotted, words } from './words.ts'

type MessageChannel = 'sms' | 'email' | 'letter'

/** Settings that SMS, email and letter share. */
export function messageConfig({ channel, answerDays }: { channel: MessageChannel; answerDays: number }) {
  return z.strictObject({
    textId: textField({ label: { en: 'Text', fr: 'Texte' }, channel }),
    waitForAnswer: field(z.boolean().default(true), {
      label: { en: 'Wait for an answer', fr: 'Attendre une réponse' }, control: 'switch',
    }),
    answerDays: field(z.int().min(1).max(60).default(answerDays), {
      label: { en: 'Wait at most', fr: 'Attendre au plus' }, control: 'number', unit: 'days',
      showIf: { field: 'waitForAnswer', is: [true] },
    }),
    maxDeferralDays: maxDeferralField(7),
  })
}
export type MessageConfig = z.infer<ReturnType<typeof messageConfig>>

// A letter has no link that we could see clicked.
const clickable = (channel: MessageChannel) => channel !== 'letter'

/** Domain rule 11; `sent` and the answers exclude each other. */
export function messageOutcomes(channel: MessageChannel, config: MessageConfig): OutcomeView[] {
  if (!config.waitForAnswer) return [outcome('sent'), ...notSentOutcomes()]
  const answers = [outcome('replied'), ...(clickable(channel) ? [outcome('clicked')] : []), outcome('no_reply')]
  return [...answers, outcome('undelivered'), ...notSentOutcomes()]
}

/** `“courteous-reminder” · reply 3 d`. */
export function messageSentence(config: MessageConfig): Words {
  const days = daysShort(config.answerDays)
  return dotted(textWords(config.textId), config.waitForAnswer
    ? words(`reply ${days.en}`, `réponse ${days.fr}`)
    : words('no answer awaited', 'sans attendre de réponse'))
}

export const messageCheck = (channel: MessageChannel) => (config: MessageConfig, context: CheckContext): Finding[] => [
  ...textFindings({ textId: config.textId, channel, path: 'textId', context }),
  ...deferralFindings(config),
]

/** Send, then (if wanted) wait for what the person does, counted from the instant it was sent. */
export function lowerMessage(channel: MessageChannel, config: MessageConfig): Lowered[] {
  const { answerDays, waitForAnswer, maxDeferralDays } = config
  if (!waitForAnswer) return [send('send', {}, { step: 'send', maxDeferralDays })]
  return [
    send('send', { sent: { goto: 'answer' } }, { step: 'send', maxDeferralDays }),
    {
      label: 'answer', op: 'wait',
      until: { from: 'data', key: 'sentAtMs', amount: answerDays, unit: 'days', ifPast: 'now' },
      events: [
        { type: 'reply', result: 'replied' },
        ...(clickable(channel) ? [{ type: 'click', result: 'clicked' }] : []),
        { type: 'undelivered', result: 'undelivered' },
      ],
      on: { timeout: { leave: 'no_reply' } },
    },
  ]
}

export const messageSteps = (channel: MessageChannel): Record<string, Step<MessageConfig>> => ({
  send: { kind: 'contact', intent: ({ config }) => ({ channel, textId: config.textId }) },
})
