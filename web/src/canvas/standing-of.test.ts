import { describe, expect, it } from 'vitest'
import { runsOf, standingOf, standingOn } from './standing-of.ts'

const view = {
  counts: [
    { version: 2, nodeId: 'sms', state: 'waiting' as const, count: 5 }, { version: 2, nodeId: null, state: 'starting' as const, count: 3 },
    { version: 1, nodeId: 'sms', state: 'waiting' as const, count: 2 }, { version: 1, nodeId: 'old', state: 'trouble' as const, count: 4 },
    { version: 1, nodeId: 'sms', state: 'paused' as const, count: 1 },
  ],
  nodes: [{ nodeId: 'sms', name: 'SMS', nodeType: 'sms' }, { nodeId: 'old', name: 'Old call', nodeType: 'voice-ai' }],
}
const drawing = { nodeIds: new Set(['enter', 'sms']), startId: 'enter' }

describe('who stands where on a drawing', () => {
  it('adds versions together by node, and lists what is no longer drawn', () => {
    const all = standingOf(view, drawing, undefined)
    expect(all.nodes).toEqual([
      { nodeId: 'sms', moving: [{ state: 'waiting', count: 7 }], held: [{ state: 'paused', count: 1 }] },
      { nodeId: 'enter', moving: [{ state: 'starting', count: 3 }], held: [] },
    ])
    expect(all.elsewhere).toEqual([{ nodeId: 'old', name: 'Old call', moving: [], held: [{ state: 'trouble', count: 4 }] }])
    expect([all.total, all.totals.reduce((sum, { count }) => sum + count, 0)]).toEqual([15, 15])
  })

  it('shows one version alone', () => {
    const one = standingOf(view, drawing, 2)
    expect([one.total, one.elsewhere, one.nodes.length]).toEqual([8, [], 2])
  })
})

describe('the list behind a number', () => {
  it('is of the node, each run once', () => {
    expect(runsOf('j', 2, { nodeId: 'sms', state: 'waiting' })).toEqual({ journey: 'j', version: 2, node: 'sms', only: true, state: 'waiting' })
  })
  it('names no node for runs that have not begun, and for a total', () => {
    expect(runsOf('j', undefined, { nodeId: 'enter', state: 'starting' })).toEqual({ journey: 'j', state: 'starting' })
    expect(runsOf('j', undefined, { state: 'paused' })).toEqual({ journey: 'j', state: 'paused' })
  })
})

describe('who stands on the new version already', () => {
  it('is told by node, and nobody of another version', () => {
    const counts = [
      { version: 2, nodeId: 'sms', state: 'waiting' as const, count: 5 }, { version: 2, nodeId: 'sms', state: 'paused' as const, count: 1 },
      { version: 1, nodeId: 'sms', state: 'waiting' as const, count: 9 }, { version: 2, nodeId: null, state: 'starting' as const, count: 3 },
    ]
    expect(standingOn({ counts }, 2)).toEqual([{ nodeId: 'sms', moving: [{ state: 'waiting', count: 5 }], held: [{ state: 'paused', count: 1 }] }])
  })
})
