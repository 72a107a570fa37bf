import type { CheckContext, Finding, Lowered, Words } from '@parcours/journey'
import { defineNode, outcome } from '@parcours/node-kit'
import { boundFindings } from '../lib/bounds.ts'
import { deferralFindings } from '../lib/deferral.ts'
import { daysShort } from '../lib/duration.ts'
import { warning } from '../lib/finding.ts'
import { notSentOutcomes, send } from '../lib/send.ts'
import { textFindings } from '../lib/text.ts'
import { dotted, words } from '../lib/words.ts'
import { OfferPlanConfig } from './config.ts'
import { make, sendLink } from './run.ts'

const ANSWERS = ['accepted', 'other_amount', 'asked_human', 'difficulty', 'declined'] as const

/** At most three options on the person's page; accepting makes a payment plan, active after its first payment. */
export const offerPlan = defineNode({
  type: 'offer-plan',
  category: 'money',
  icon: 'hand-coins',
  label: { en: 'Offer plan', fr: 'Proposer un échéancier' },
  hint: { en: 'The person chooses among payment plans', fr: 'La personne choisit parmi des échéanciers' },
  config: OfferPlanConfig,
  defaults: OfferPlanConfig.parse({}),
  outcomes: () => [...ANSWERS.map((name) => outcome(name)), outcome('timeout'), ...notSentOutcomes()],
  sentence: ({ maxInstalments, validityDays }): Words => {
    const days = daysShort(validityDays)
    return dotted(
      words(`3 options · ≤ ${maxInstalments} instalments`, `3 options · ≤ ${maxInstalments} mensualités`),
      words(`valid ${days.en}`, `valable ${days.fr}`),
    )
  },
  check,
  lower,
  steps: { make: { kind: 'local', run: make }, send: { kind: 'contact', intent: sendLink } },
  traits: { contacts: true },
})

function lower({ maxDeferralDays }: OfferPlanConfig): Lowered[] {
  return [
    { label: 'make', op: 'act', step: 'make', contact: false, on: { made: { goto: 'send' } } },
    send('send', { sent: { goto: 'answer' } }, { step: 'send', maxDeferralDays }),
    {
      label: 'answer', op: 'wait',
      until: { from: 'data', key: 'validUntilMs', amount: 0, unit: 'hours', ifPast: 'now' },
      events: [
        ...ANSWERS.map((answer) => ({ type: `offer.${answer}`, result: answer })),
        // The link never arrived: nobody declined anything, the contact point is marked.
        { type: 'undelivered', result: 'no_address' },
      ],
      expires: 'offer',
      on: {},
    },
  ]
}

function check(config: OfferPlanConfig, context: CheckContext): Finding[] {
  const { textId, channel } = config
  const findings = [
    ...textFindings({ textId, channel, path: 'textId', context, offer: true }),
    ...boundFindings(config),
    ...deferralFindings(config),
  ]
  if (config.firstWithinDays > 31) {
    findings.push(warning('plan-bounds', words(
      'A first payment more than a month away: plans that start soon are completed more often',
      'Un premier paiement à plus d’un mois : les échéanciers qui commencent tôt vont plus souvent à leur terme',
    ), { path: 'firstWithinDays', fix: { label: words('Within 10 days', 'Sous 10 jours'), config: { ...config, firstWithinDays: 10 } } }))
  }
  if (config.validityDays <= config.maxDeferralDays) {
    findings.push(warning('validity-within-deferral', words(
      'The offer may expire while its message is still postponed',
      'La proposition peut expirer alors que son message est encore différé',
    ), {
      path: 'validityDays',
      fix: { label: words('Extend the validity', 'Allonger la validité'), config: { ...config, validityDays: config.maxDeferralDays + 7 } },
    }))
  }
  return findings
}
