import type { Text } from '../text.ts'

const HELLO_EN = 'hello{% if person.firstName %} {{ person.firstName }}{% endif %}'
const HELLO_FR = 'bonjour{% if person.firstName %} {{ person.firstName }}{% endif %}'

/** Short messages: who writes, a link that shows nothing before an identity fact, a way out. No debt detail. */
export const SMS_TEXTS = [
  {
    id: 'sms-courteous', version: 1, channel: 'sms', tone: 'courteous', name: { en: 'SMS, courteous', fr: 'SMS courtois' },
    languages: {
      en: { body: `{{ sender.name }}: ${HELLO_EN}, we would like to look at a matter with you, whenever it suits you. Your personal page: {{ link.pay }} {{ optOut.instruction }}` },
      fr: { body: `{{ sender.name }} : ${HELLO_FR}, nous aimerions faire le point avec vous, quand cela vous convient. Votre espace personnel : {{ link.pay }} {{ optOut.instruction }}` },
    },
  },
  {
    id: 'sms-factual', version: 1, channel: 'sms', tone: 'factual', name: { en: 'SMS, factual', fr: 'SMS factuel' },
    languages: {
      en: { body: '{{ sender.name }}, file {{ case.reference }}: a message is waiting for you on your secure page {{ link.pay }} or call us on {{ sender.phone }}. {{ optOut.instruction }}' },
      fr: { body: '{{ sender.name }}, dossier {{ case.reference }} : un message vous attend dans votre espace sécurisé {{ link.pay }} ou appelez-nous au {{ sender.phone }}. {{ optOut.instruction }}' },
    },
  },
  {
    id: 'sms-offer', version: 1, channel: 'sms', tone: 'supportive', name: { en: 'SMS, offer of solutions', fr: 'SMS, proposition de solutions' },
    languages: {
      en: { body: `{{ sender.name }}: ${HELLO_EN}, we have prepared several options that you can choose at your own pace: {{ link.offer }} {{ optOut.instruction }}` },
      fr: { body: `{{ sender.name }} : ${HELLO_FR}, nous avons préparé plusieurs solutions, à choisir à votre rythme : {{ link.offer }} {{ optOut.instruction }}` },
    },
  },
  {
    id: 'sms-promise-reminder', version: 1, channel: 'sms', tone: 'courteous', name: { en: 'SMS, reminder of a promise', fr: 'SMS, rappel d’une promesse' },
    languages: {
      en: { body: `{{ sender.name }}: ${HELLO_EN}, a short reminder of what we agreed for {{ promise.dueDate }}. It is all here, also if something has come up: {{ link.pay }} {{ optOut.instruction }}` },
      fr: { body: `{{ sender.name }} : ${HELLO_FR}, petit rappel de ce dont nous avons convenu pour le {{ promise.dueDate }}. Tout est ici, y compris en cas d'imprévu : {{ link.pay }} {{ optOut.instruction }}` },
    },
  },
  {
    id: 'sms-instalment-reminder', version: 1, channel: 'sms', tone: 'courteous', name: { en: 'SMS, next instalment', fr: 'SMS, prochaine mensualité' },
    languages: {
      en: { body: `{{ sender.name }}: ${HELLO_EN}, your next date with us is {{ instalment.dueDate }}. Details, or another date: {{ link.pay }} {{ optOut.instruction }}` },
      fr: { body: `{{ sender.name }} : ${HELLO_FR}, votre prochain rendez-vous avec nous est le {{ instalment.dueDate }}. Le détail, ou une autre date : {{ link.pay }} {{ optOut.instruction }}` },
    },
  },
] as const satisfies readonly Text[]
