import { defineNode } from '@parcours/node-kit'
import { lowerMessage, messageCheck, messageConfig, messageOutcomes, messageSentence, messageSteps } from '../lib/message.ts'

const LetterConfig = messageConfig({ channel: 'letter', answerDays: 10 })

/** A letter on paper through the contact gate. */
export const letter = defineNode({
  type: 'letter',
  category: 'contact',
  icon: 'file-text',
  label: { en: 'Letter', fr: 'Courrier' },
  hint: { en: 'A letter on paper, and its answer', fr: 'Un courrier papier, et sa réponse' },
  config: LetterConfig,
  defaults: LetterConfig.parse({}),
  outcomes: (config) => messageOutcomes('letter', config),
  sentence: messageSentence,
  check: messageCheck('letter'),
  lower: (config) => lowerMessage('letter', config),
  steps: messageSteps('letter'),
  traits: { contacts: true },
})
