import { describe, expect, it } from 'vitest'
import { compile } from '@parcours/engine'
import type { Journey } from '@parcours/journey'
import { catalog } from '@parcours/nodes'
import { nextByTimeout } from './place-next.ts'
import { journeyOfTests } from '../testing/journey.ts'

const checks = {
  // Names of texts begin with their channel.
  expression: () => [], text: (id: string) => ({ channel: id.startsWith('voice') ? 'voice_ai' : (id.split('-')[0] ?? ''), variables: [], withdrawn: false }),
  scorecard: () => undefined, journey: () => undefined, queue: () => true,
}
function planned(change: (journey: Journey) => Journey = (same) => same) {
  const journey = change(journeyOfTests())
  const compiled = compile(journey, { catalog, checks })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return { plan: compiled.plan, journey }
}

describe('what follows when nothing happens', () => {
  it.each([
    ['the node behind the timeout', 'pay', 'payment', '“Reminder call”'],
    ['the node behind otherwise, where no reply is not wired', 'sms', 'reply,click,undelivered', '“Time to pay”'],
    ['the node behind an expired task', 'team', 'task.resolved', '“End”'],
    ['another attempt of the same node', 'call', '', 'the next attempt'],
  ])('is %s', (_, nodeId, waitsFor, en) => {
    expect(nextByTimeout(planned(), { nodeId, waitsFor })?.en).toBe(en)
  })

  it('is every branch of a fork', () => {
    // Without the call: the wait leads to both letters at once.
    const forked = planned((journey) => ({
      ...journey, nodes: journey.nodes.filter((node) => node.id !== 'call'),
      edges: journey.edges.filter((edge) => edge.from !== 'call' && edge.to !== 'call').concat(
        ['email', 'letter'].map((to) => ({ id: `pay-${to}`, from: 'pay', outcome: 'timeout', to }))),
    }))
    expect(nextByTimeout(forked, { nodeId: 'pay', waitsFor: 'payment' })).toEqual({ en: '“Email” + “Letter”', fr: '« Email » + « Letter »' })
  })

  it('is not guessed for a node that the plan does not have, or a wait that it does not know', () => {
    expect(nextByTimeout(planned(), { nodeId: 'gone', waitsFor: 'payment' })).toBeUndefined()
    expect(nextByTimeout(planned(), { nodeId: 'pay', waitsFor: 'reply' })).toBeUndefined()
  })
})
