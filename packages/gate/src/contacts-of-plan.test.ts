import type { Channel, Plan } from '@parcours/journey'
import type { ContactIntent, Step, StepContext } from '@parcours/node-kit'
import type { Sql } from '@parcours/store'
import { describe, expect, it } from 'vitest'
import { contactsOfPlan } from './contacts-of-plan.ts'

type Intent = (context: StepContext<Record<string, unknown>>) => ContactIntent
const step = (intent: Intent): { steps: Record<string, Step<Record<string, unknown>>> } => ({ steps: { go: { kind: 'contact', intent } } })
const textId = 't@1'
const catalog = new Map([
  ['plain', step(({ config }) => ({ channel: config.channel as Channel, textId }))],
  ['reminding', step(() => ({ channel: 'sms', textId, reminder: true }))],
  ['offering', step(({ data }) => {
    if (data.offerId === undefined) throw new Error('no offer')
    return { channel: 'sms', textId }
  })],
  ['greedy', step(({ services }) => ({ channel: 'sms', textId: services.tasks.open({} as never).taskId }))],
])

interface Drawn {
  type: string
  config?: Record<string, unknown>
  contact?: boolean
}
const plan = (...nodes: Drawn[]) => ({
  nodes: nodes.map(({ type, config = {} }, i) => ({ id: `n${i}`, type, config, entry: i, exits: {} })),
  instructions: nodes.map(({ contact = true }, node) => ({ op: 'act', node, step: 'go', contact, on: {} })),
}) as unknown as Plan
/** A house in which each text is named for its channel. */
const sql = { get: (_: string, id: string) => ({ id, channel: id.split('@')[0] }) } as unknown as Sql
const asked = (of: Plan) => contactsOfPlan(sql, of, { catalog, nowMs: 0 })

describe('the ways in which a plan may contact', () => {
  it('are one for each channel, with all its nodes; a reminder is one of its own', () => {
    const of = plan({ type: 'plain', config: { channel: 'sms' } }, { type: 'plain', config: { channel: 'email' } }, { type: 'reminding' }, { type: 'plain', config: { channel: 'sms' } })
    expect(asked(of)).toEqual([
      { channel: 'sms', reminder: false, nodeIds: ['n0', 'n3'] }, { channel: 'sms', reminder: true, nodeIds: ['n2'] }, { channel: 'email', reminder: false, nodeIds: ['n1'] },
    ])
  })
  it('are read from its texts where a node cannot be asked before its visit, or reaches for a service', () => {
    expect(asked(plan({ type: 'offering', config: { textId: 'letter@3', note: 'letter' } }))).toEqual([{ channel: 'letter', reminder: false, nodeIds: ['n0'] }])
    expect(asked(plan({ type: 'greedy', config: { opening: 'voice_ai@1' } }))).toEqual([{ channel: 'voice_ai', reminder: false, nodeIds: ['n0'] }])
  })
  it('are none where nothing goes through the gate, or the node type is not of this house', () => {
    expect(asked(plan({ type: 'plain', config: { channel: 'sms' }, contact: false }, { type: 'unheard-of', config: { textId: 'sms@1' } }))).toEqual([])
  })
})
