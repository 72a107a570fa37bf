import { defineNode } from '@parcours/node-kit'
import { lowerMessage, messageCheck, messageConfig, messageOutcomes, messageSentence, messageSteps } from '../lib/message.ts'

const SmsConfig = messageConfig({ channel: 'sms', answerDays: 3 })

/** A text message through the contact gate. */
export const sms = defineNode({
  type: 'sms',
  category: 'contact',
  icon: 'message-square',
  label: { en: 'SMS', fr: 'SMS' },
  hint: { en: 'A text message, and its answer', fr: 'Un message texte, et sa réponse' },
  config: SmsConfig,
  defaults: SmsConfig.parse({}),
  outcomes: (config) => messageOutcomes('sms', config),
  sentence: messageSentence,
  check: messageCheck('sms'),
  lower: (config) => lowerMessage('sms', config),
  steps: messageSteps('sms'),
  traits: { contacts: true },
})
