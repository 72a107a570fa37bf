import type { CheckContext } from '@parcours/journey'
import type { StepServices } from '@parcours/node-kit'

/** A Tuesday, 10:00 UTC. */
export const T0 = Date.UTC(2026, 10, 24, 10)

const unexpected = (what: string) => (): never => {
  throw new Error(`a step asked for ${what}, and the test did not expect it`)
}

/** Services of the real type; what a test does not give fails loudly. */
export const fakeServices = (given: Partial<StepServices> = {}): StepServices => ({
  facts: unexpected('facts'),
  score: unexpected('a score'),
  tasks: { open: unexpected('a task') },
  promises: { open: unexpected('the promise'), endInRun: unexpected('how the promise of the run ended'), close: unexpected('the end of a promise') },
  offers: { make: unexpected('an offer') },
  paymentPlans: {
    current: unexpected('the payment plan'), endOf: unexpected('how a plan ended'),
    endInRun: unexpected('how the plan of the run ended'), markMissed: unexpected('a missed mark'), close: unexpected('the end of a plan'),
  },
  subJourneys: { enrol: unexpected('an enrolment') },
  ...given,
})

/** A house with a text on each channel, a scorecard, a queue and a journey. */
export const fakeContext = (given: Partial<CheckContext> = {}): CheckContext => ({
  expression: (source) => {
    const from = source.indexOf('nonsense')
    return from === -1 ? [] : [{ message: { en: 'nonsense is not a fact', fr: 'nonsense n’est pas un fait' }, from, to: from + 'nonsense'.length }]
  },
  text: (id) => TEXTS[id],
  scorecard: (id) => (id === 'self-cure@3' ? { bands: ['likely', 'unlikely'] } : undefined),
  journey: (slug) => (slug === 'hardship' ? { reasons: ['helped', 'given_up'] } : undefined),
  queue: (name) => name === 'social',
  ...given,
})

const TEXTS: Record<string, ReturnType<CheckContext['text']>> = {
  'sms-reminder@1': { channel: 'sms', variables: ['person.firstName', 'link.pay'], withdrawn: false },
  'sms-offer@1': { channel: 'sms', variables: ['link.offer'], withdrawn: false },
  'sms-old@1': { channel: 'sms', variables: [], withdrawn: true },
  'email-reminder@2': { channel: 'email', variables: ['link.pay'], withdrawn: false },
  'letter-amicable@1': { channel: 'letter', variables: [], withdrawn: false },
  'voice-opening@1': { channel: 'voice_ai', variables: [], withdrawn: false },
}
