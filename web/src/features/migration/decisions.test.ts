import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MigrationNode } from '@parcours/server/router'
import { arrivalsOf, fromValue, moveOf, nodesOf, sumsOf, toValue, undecided, type Choices } from './decisions.ts'

const node = (nodeId: string, runs: number, to: string | null, type = 'sms'): MigrationNode => ({ nodeId, name: nodeId, type, runs, to })
const view = { nodes: [node('text', 7, 'text'), node('gone', 3, null), node('empty', 0, null), node('control', 2, null, 'control')], cannot: 4 }

const aMove = fc.oneof(fc.constant({ kind: 'stay' as const }), fc.constant({ kind: 'end' as const }), fc.constantFrom('a', 'b').map((to) => ({ kind: 'move' as const, to })))
const aNode = fc.record({ runs: fc.nat(50), to: fc.constantFrom(null, 'a', 'b'), type: fc.constantFrom('sms', 'control') })
const aView = fc.record({ cannot: fc.nat(9), nodes: fc.array(aNode, { maxLength: 8 }) })
  .map(({ cannot, nodes }) => ({ cannot, nodes: nodes.map((one, i) => node(`n${i}`, one.runs, one.to, one.type)) }))
const someChoices = fc.dictionary(fc.constantFrom('n0', 'n1', 'n2', 'n3'), aMove)

describe('moving people to a new version', () => {
  it('goes on at the same node, and asks where that is gone and people stand', () => {
    expect(undecided(view, {}).map(({ nodeId }) => nodeId)).toEqual(['gone'])
    expect(sumsOf(view, {})).toEqual({ move: 7, stay: 2, end: 0, undecided: 3, cannot: 4 })
    expect(sumsOf(view, { gone: { kind: 'end' } })).toEqual({ move: 7, stay: 2, end: 3, undecided: 0, cannot: 4 })
  })
  it('leaves observed people and nodes with nobody alone', () => {
    expect(nodesOf(view, { gone: { kind: 'move', to: 'text' } })).toEqual({
      text: { kind: 'move', to: 'text' }, gone: { kind: 'move', to: 'text' }, empty: { kind: 'stay' }, control: { kind: 'stay' },
    })
  })
  it('loses and invents nobody', () => {
    fc.assert(fc.property(aView, someChoices, (some, choices: Choices) => {
      const { move, stay, end, undecided: open, cannot } = sumsOf(some, choices)
      expect(move + stay + end + open + cannot).toBe(some.nodes.reduce((sum, { runs }) => sum + runs, some.cannot))
      expect([...arrivalsOf(some, choices).values()].reduce((sum, n) => sum + n, 0)).toBe(move)
    }))
  })
  it('is undecided exactly where people would be lost', () => {
    fc.assert(fc.property(aView, someChoices, (some, choices: Choices) => {
      expect(undecided(some, choices)).toEqual(some.nodes.filter((one) => moveOf(one, choices) === null))
      expect(undecided(some, choices).every(({ runs }) => runs > 0)).toBe(true)
    }))
  })
  it('reads its choices back from a list', () => {
    fc.assert(fc.property(aMove, (move) => { expect(fromValue(toValue(move))).toEqual(move) }))
  })
})
