import { defaultSettings, type Edge, type Journey, type Node } from '@parcours/journey'
import { catalog } from '@parcours/nodes'

const node = (id: string, type: string, name: string, config: Record<string, unknown> = {}): Node =>
  ({ id, type, name, x: 0, y: 0, config: { ...catalog.get(type)?.manifest.defaultConfig, ...config } })

const edges = (from: string, to: Record<string, string | string[]>): Edge[] =>
  Object.entries(to).flatMap(([outcome, targets]) => [targets].flat().map((one, i) => ({ id: `${from}-${outcome}-${i}`, from, outcome, to: one })))

/** Enough of every way to stand somewhere: a split, a message, a wait, a call, branches side by side, a person. */
export const journeyOfTests = (): Journey => ({
  format: 1, slug: 'reminder', name: 'Reminder', settings: defaultSettings(),
  nodes: [
    node('enter', 'enter', 'Enter', { segment: 'case.arrearsCents > 100000000', controlShare: 0 }),
    node('tone', 'ab-split', 'Tone test'),
    node('sms', 'sms', 'Courteous SMS', { textId: 'sms-courteous@1' }),
    node('pay', 'wait-for-event', 'Time to pay', { events: ['payment'], timeout: { amount: 7, unit: 'days' } }),
    node('call', 'voice-ai', 'Reminder call', { textId: 'voice-opening@1', attempts: 2 }),
    node('email', 'email', 'Email', { textId: 'email-reminder@1' }),
    node('letter', 'letter', 'Letter', { textId: 'letter-amicable@1' }),
    node('both', 'join', 'Both', { mode: 'all' }),
    node('team', 'human-handoff', 'Care team', { queue: 'care', results: ['solved', 'not_reached'], instructions: 'Listen first' }),
    node('end', 'end', 'End'),
  ],
  edges: [
    ...edges('enter', { treated: 'tone' }), ...edges('tone', { A: 'sms', B: 'sms' }), ...edges('sms', { replied: 'team', otherwise: 'pay' }),
    ...edges('pay', { payment: 'end', timeout: 'call' }), ...edges('call', { promise: 'end', otherwise: ['email', 'letter'] }),
    ...edges('email', { otherwise: 'both' }), ...edges('letter', { otherwise: 'both' }), ...edges('both', { joined: 'team' }),
    ...edges('team', { solved: 'end', otherwise: 'end' }),
  ],
})
