import type { Drawing } from './rig/desk.ts'

/** The measured path: score -> SMS -> wait -> voice AI -> condition -> end. */
export const SIX_STEPS: Drawing = {
  nodes: [
    ['score', 'score-risk', { scorecardId: 'self-cure@1' }],
    ['sms', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }],
    ['wait', 'wait', { delay: { amount: 1, unit: 'minutes' } }],
    ['call', 'voice-ai', { textId: 'voice-opening@1', attempts: 1 }],
    ['owes', 'condition', { branches: [{ name: 'yes', when: 'case.arrearsCents > 0' }] }],
    // Never walked here: without a way to a person nothing with a call can be published.
    ['person', 'human-handoff', { queue: 'general', results: ['resolved'] }],
  ],
  edges: [
    'enter.treated -> score', 'score.otherwise -> sms', 'sms.otherwise -> wait', 'wait.elapsed -> call', 'call.otherwise -> owes',
    'call.difficulty -> person', 'call.dispute -> person', 'call.wants_human -> person', 'person.otherwise -> end',
    'owes.yes -> end', 'owes.otherwise -> end',
  ],
}

/** Runs that stand and wait for money: what is started in bulk, and what a payment moves on. */
export const WAITERS: Drawing = {
  nodes: [['pays', 'wait-for-event', { events: ['payment'], timeout: { amount: 30, unit: 'days' } }]],
  edges: ['enter.treated -> pays', 'pays.payment -> end', 'pays.otherwise -> end'],
}

/** A journey of the size that people draw, with a test of two arms: what figures, live map and run list are asked about. */
export const LARGE: Drawing = {
  nodes: [
    ['split', 'ab-split', {}],
    ['score', 'score-risk', { scorecardId: 'self-cure@1' }],
    ['sms', 'sms', { textId: 'sms-courteous@1' }],
    ['wait', 'wait', { delay: { amount: 3, unit: 'days' } }],
    ['email', 'email', { textId: 'email-reminder@1' }],
    ['pays', 'wait-for-event', { events: ['payment', 'promise'], timeout: { amount: 5, unit: 'days' } }],
    ['call', 'voice-ai', { textId: 'voice-opening@1', attempts: 2 }],
    ['owes', 'condition', { branches: [{ name: 'yes', when: 'case.arrearsCents > 0' }] }],
    ['later', 'wait', { delay: { amount: 10, unit: 'days' } }],
    ['person', 'human-handoff', { queue: 'general', results: ['resolved'] }],
  ],
  edges: [
    'enter.treated -> split', 'split.A -> score', 'split.B -> score', 'score.otherwise -> sms', 'sms.otherwise -> wait', 'wait.elapsed -> email',
    'email.otherwise -> pays', 'pays.payment -> owes', 'pays.otherwise -> call', 'call.difficulty -> person', 'call.dispute -> person', 'call.wants_human -> person',
    'call.otherwise -> owes', 'owes.yes -> later', 'owes.otherwise -> end', 'later.elapsed -> person', 'person.otherwise -> end',
  ],
}
