import { defaultSettings, type Edge, type Journey, type Node } from '@parcours/journey'
import { card, wires } from './draw.ts'
import { LAST_LETTER } from './last-letter.ts'

const SEGMENT = [
  'case.portfolio == "cards-fr"', 'case.collector == "own_name"', 'case.currency == "EUR"',
  'case.dpd >= 1', 'case.dpd <= 30', 'case.arrearsCents > 500',
].join(' && ')

/** Who enters, who is likely to pay alone, and which tone the others read. */
const beginning = (): Node[] => [
  card('enter', 'enter', {
    column: 0, y: 230, name: 'Enters', config: { segmentName: 'Overdue 1-30 days', segment: SEGMENT, controlShare: 20 },
  }),
  card('score', 'score-risk', {
    column: 1, y: 200, name: 'Self-cure score', config: { scorecardId: 'self-cure@1', bands: ['unlikely', 'likely'] },
  }),
  card('tone', 'ab-split', {
    column: 2, y: 90, name: 'Tone test', config: { arms: [{ name: 'courteous', share: 50 }, { name: 'factual', share: 50 }] },
  }),
  card('grace', 'wait-for-event', {
    column: 2, y: 350, name: 'Grace wait', config: { events: ['payment'], timeout: { amount: 7, unit: 'days' } },
  }),
  card('sms-a', 'sms', { column: 3, y: 10, name: 'Courteous SMS', config: { textId: 'sms-courteous@1', answerDays: 3 } }),
  card('sms-b', 'sms', { column: 3, y: 226, name: 'Factual SMS', config: { textId: 'sms-factual@1', answerDays: 3 } }),
  card('pause', 'wait', { column: 3, y: 500, name: 'Time for the rest', config: { delay: { amount: 2, unit: 'days' } } }),
]

/** The call, and what it can lead to: a promise, a payment plan, a person. */
const talking = (): Node[] => [
  card('call', 'voice-ai', {
    column: 4, y: 430, name: 'Reminder call',
    config: { textId: 'voice-opening@1', identityCheck: ['birth_date', 'postcode'], attempts: 2, maxInstalments: 6 },
  }),
  card('offer', 'offer-plan', {
    column: 5, y: 60, name: 'Offer plan',
    config: { textId: 'sms-offer@1', maxInstalments: 6, firstWithinDays: 10, validityDays: 7, maxDeferralDays: 4 },
  }),
  card('promise', 'promise-watch', {
    column: 5, y: 330, name: 'Promise watch', config: { graceDays: 3, textId: 'sms-promise-reminder@1' },
  }),
  card('plan', 'plan-watch', {
    column: 6, y: 60, name: 'Plan watch',
    config: { remindTextId: 'sms-instalment-reminder@1', missedTextId: 'sms-courteous@1' },
  }),
  card('kept', 'end', { column: 6, y: 340, name: 'Kept their word', config: { reason: 'kept' } }),
  card('team', 'human-handoff', {
    column: 6, y: 550, name: 'Care team',
    config: {
      queue: 'care', priority: 2, slaHours: 48, results: ['solved', 'not_reached'],
      instructions: 'Call back, listen, and agree on what is possible',
    },
  }),
  card('done', 'end', { column: 7, y: 60, name: 'Plan completed', config: { reason: 'plan_completed' } }),
]

/** In writing, and what remains to be done when that brought nothing. */
const writing = (): Node[] => [
  card('email', 'email', { column: 5, y: 690, name: 'Email with details', config: { textId: 'email-reminder@1', answerDays: 5 } }),
  card('letter', 'letter', { column: 5, y: 930, name: 'Letter with solutions', config: { textId: 'letter-amicable@1', answerDays: 7 } }),
  card('answer', 'join', { column: 6, y: 760, name: 'Any answer', config: { mode: 'any' } }),
  card('silence', 'join', { column: 6, y: 970, name: 'Silence on both', config: { mode: 'all' } }),
  card('owed', 'condition', {
    column: 7, y: 830, name: 'What is still owed',
    config: { branches: [{ name: 'large', when: 'case.arrearsCents >= 30000' }, { name: 'medium', when: 'case.arrearsCents >= 5000' }] },
  }),
  card('adviser', 'human-handoff', {
    column: 8, y: 630, name: 'Senior adviser',
    config: {
      queue: 'field', skill: 'negotiation', priority: 2, slaHours: 72, results: ['agreed', 'no_agreement'],
      instructions: 'No solution yet: call before the next stage',
    },
  }),
  card('last', 'sub-journey', {
    column: 8, y: 850, name: 'Last letter', config: { journey: LAST_LETTER, reasons: ['answered', 'silent'] },
  }),
  card('small', 'end', { column: 8, y: 1060, name: 'Little left', config: { reason: 'little_left' } }),
  card('agreed', 'end', { column: 9, y: 560, name: 'Back in touch', config: { reason: 'in_touch' } }),
  card('next', 'end', { column: 9, y: 850, name: 'To the next stage', config: { reason: 'next_stage' } }),
]

const edges = (): Edge[] => [
  ...wires('enter', { treated: 'score' }),
  ...wires('score', { likely: 'grace', unlikely: 'tone', not_scored: 'tone' }),
  ...wires('tone', { courteous: 'sms-a', factual: 'sms-b' }),
  // A part has come: a little time for the rest, then the call.
  ...wires('grace', { payment: 'pause', timeout: 'call' }),
  ...wires('pause', { elapsed: 'call' }),
  ...wires('sms-a', { replied: 'offer', no_reply: 'call', otherwise: 'call' }),
  ...wires('sms-b', { replied: 'offer', no_reply: 'call', otherwise: 'call' }),
  ...wires('call', {
    promise: 'promise', plan_wanted: 'offer', difficulty: 'team', dispute: 'team', callback: 'team', wants_human: 'team',
    otherwise: ['email', 'letter'],
  }),
  ...wires('offer', { accepted: 'plan', asked_human: 'team', otherwise: 'team' }),
  ...wires('promise', { kept: 'kept', broken: 'team', otherwise: 'team' }),
  ...wires('plan', { completed: 'done', otherwise: 'adviser' }),
  ...wires('team', { solved: 'agreed', otherwise: 'adviser' }),
  // Two joins: one answer is enough to go on, but silence counts only when both have been silent.
  ...wires('email', { replied: 'answer', clicked: 'answer', otherwise: 'silence' }),
  ...wires('letter', { replied: 'answer', otherwise: 'silence' }),
  ...wires('answer', { joined: 'owed' }),
  ...wires('silence', { joined: 'owed' }),
  ...wires('owed', { large: 'adviser', medium: 'last', otherwise: 'small' }),
  ...wires('adviser', { agreed: 'agreed', otherwise: 'next' }),
  ...wires('last', { answered: 'agreed', otherwise: 'next' }),
]

/** The journey of the demo: every node type once at least, waits short enough that its figures move. */
export function earlyReminder(owner: string): Journey {
  return {
    format: 1, slug: 'early-reminder', name: 'Early reminder, 1-30 days',
    settings: { ...defaultSettings(), metricWindowDays: 7, owner },
    nodes: [...beginning(), ...talking(), ...writing()],
    edges: edges(),
  }
}
