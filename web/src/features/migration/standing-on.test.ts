import { describe, expect, it } from 'vitest'
import { standingOn } from './standing-on.ts'

describe('who stands on the new version already', () => {
  it('is told by node, and nobody of another version', () => {
    const counts = [
      { version: 2, nodeId: 'sms', state: 'waiting' as const, count: 5 }, { version: 2, nodeId: 'sms', state: 'paused' as const, count: 1 },
      { version: 1, nodeId: 'sms', state: 'waiting' as const, count: 9 }, { version: 2, nodeId: null, state: 'starting' as const, count: 3 },
    ]
    expect(standingOn({ counts }, 2)).toEqual([{ nodeId: 'sms', moving: [{ state: 'waiting', count: 5 }], held: [{ state: 'paused', count: 1 }] }])
  })
})
