import { describe, expect, it } from 'vitest'
import { ACTS, draftOf, toAsk } from './act.ts'

describe('what is done to a set', () => {
  it('is asked as it stands in the form, and comes back into it', () => {
    for (const act of ACTS) {
      const ask = toAsk({ kind: 'choice', act, waits: 'again', nodeId: 'call' })
      expect(ask).toEqual(act === 'resume' ? { kind: act, waits: 'again' } : act === 'move' ? { kind: act, nodeId: 'call' } : { kind: act })
      expect(ask && toAsk(draftOf(ask))).toEqual(ask)
    }
  })
  it('is nothing while a move has no node', () => {
    expect(toAsk({ kind: 'choice', act: 'move', waits: 'left', nodeId: null })).toBeNull()
  })
  it('is given with a migration, whole', () => {
    const ask = { kind: 'migrate' as const, versionId: 'v2', planHash: 'h', nodes: { a: { kind: 'stay' as const } }, waits: 'keep' as const }
    expect(toAsk(draftOf(ask))).toEqual(ask)
    expect(toAsk(draftOf({ kind: 'rollback' }))).toEqual({ kind: 'rollback' })
  })
})
