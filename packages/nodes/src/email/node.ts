import { defineNode } from '@parcours/node-kit'
import { lowerMessage, messageCheck, messageConfig, messageOutcomes, messageSentence, messageSteps } from '../lib/message.ts'

const EmailConfig = messageConfig({ channel: 'email', answerDays: 4 })

/** An email through the contact gate. */
export const email = defineNode({
  type: 'email',
  category: 'contact',
  icon: 'mail',
  label: { en: 'Email', fr: 'E-mail' },
  hint: { en: 'An email, its clicks and its answer', fr: 'Un e-mail, ses clics et sa réponse' },
  config: EmailConfig,
  defaults: EmailConfig.parse({}),
  outcomes: (config) => messageOutcomes('email', config),
  sentence: messageSentence,
  check: messageCheck('email'),
  lower: (config) => lowerMessage('email', config),
  steps: messageSteps('email'),
  traits: { contacts: true },
})
