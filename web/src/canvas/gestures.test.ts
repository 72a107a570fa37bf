import { describe, expect, it } from 'vitest'
import { apply, canonicalJson, defaultSettings, type CatalogEntry, type Journey, type Node } from '@parcours/journey'
import { clipOf, paste, readClip, writeClip } from './clipboard.ts'
import { addNode, connect, freeName, moveNodes, newNode, nudge, remove } from './gestures.ts'
import { randomId, type NewId } from './new-ids.ts'

const node = (id: string, x = 0): Node => ({ id, type: 'wait', name: id, x, y: 0, config: { delay: { amount: 3 } } })
const journey: Journey = {
  format: 1, slug: 'a', name: 'A', settings: defaultSettings(), nodes: [node('start'), node('a', 100), node('b', 300)],
  edges: [
    { id: 'e0', from: 'start', outcome: 'treated', to: 'a' },
    { id: 'e1', from: 'a', outcome: 'elapsed', to: 'b' },
  ],
}
const isStart = (n: Node) => n.id === 'start'
const counting = (): NewId => { let n = 0; return (prefix) => `${prefix}-${(n += 1)}` }
const sms: CatalogEntry = {
  type: 'sms', category: 'contact', icon: 'x', label: { en: 'SMS', fr: 'SMS' }, hint: { en: '', fr: '' }, schema: {},
  defaultConfig: { textId: '' }, addable: true, hasInput: true,
}

describe('moving', () => {
  it('is one edit that goes back in one', () => {
    const edit = moveNodes(journey, new Map([['a', { x: 11.3, y: 4 }], ['b', { x: 300, y: 0 }]]))
    expect(edit).toEqual({ type: 'batch', edits: [{ type: 'moveNode', nodeId: 'a', x: 12, y: 4 }] })
  })
  it('is none where nothing moved', () => {
    expect(moveNodes(journey, new Map([['a', { x: 100, y: 0 }]]))).toBeNull()
  })
  it('nudges all selected by the same step', () => {
    const edit = nudge(journey, ['a', 'b'], { x: 0, y: -8 })
    expect(edit && apply(journey, edit).journey.nodes.map((n) => n.y)).toEqual([0, -8, -8])
  })
})

describe('adding', () => {
  it('wires the new card to the connection that was dropped', () => {
    const newId = counting()
    const made = newNode(sms, 'SMS', { at: { x: 1, y: 2 }, newId })
    const next = apply(journey, addNode(made, { from: 'b', outcome: 'elapsed' }, newId)).journey
    expect(next.edges.at(-1)).toEqual({ id: 'e-2', from: 'b', outcome: 'elapsed', to: 'sms-1' })
    expect(next.nodes.at(-1)).toMatchObject({ id: 'sms-1', config: { textId: '' } })
  })
  it('never shares the defaults between cards', () => {
    const made = newNode(sms, 'SMS', { at: { x: 0, y: 0 }, newId: counting() })
    made.config.textId = 'mine'
    expect(sms.defaultConfig.textId).toBe('')
  })
  it('counts names that are taken', () => {
    expect(freeName(journey, 'a')).toBe('a 2')
    expect(freeName(journey, 'SMS')).toBe('SMS')
  })
  it('draws ids that the journey accepts', () => {
    expect(randomId('wait-for-event')).toMatch(/^[A-Za-z0-9_-]{1,40}$/)
    expect(randomId('e')).not.toBe(randomId('e'))
  })
  it('allows several edges from one outcome', () => {
    const twice = apply(journey, connect({ from: 'start', outcome: 'treated' }, 'b', counting())).journey
    expect(twice.edges.filter((e) => e.outcome === 'treated')).toHaveLength(2)
  })
})

describe('deleting', () => {
  it('takes cards with their edges, and leaves the start', () => {
    const edit = remove(journey, { nodes: ['start', 'a'], edges: [] }, isStart)
    const next = edit && apply(journey, edit)
    expect(next?.journey.nodes.map((n) => n.id)).toEqual(['start', 'b'])
    expect(next?.journey.edges).toEqual([])
    expect(next && canonicalJson(apply(next.journey, next.inverse).journey)).toBe(canonicalJson(journey))
  })
  it('is nothing when only the start was chosen', () => {
    expect(remove(journey, { nodes: ['start'], edges: [] }, isStart)).toBeNull()
  })
})

describe('copy and paste', () => {
  it('carries cards and the edges between them through text', () => {
    const clip = readClip(writeClip(clipOf(journey, ['a', 'b', 'start'], isStart)))
    expect(clip?.nodes.map((n) => n.id)).toEqual(['a', 'b'])
    expect(clip?.edges.map((e) => e.id)).toEqual(['e1'])
  })

  it('pastes with fresh ids, into another journey too', () => {
    const clip = clipOf(journey, ['a', 'b'], isStart)
    const pasted = paste(clip, { at: { x: 1000, y: 50 } }, counting())
    const other: Journey = { ...journey, nodes: [node('a')], edges: [] }
    const next = apply(other, pasted.edit).journey
    expect(next.nodes.map((n) => [n.id, n.x])).toEqual([['a', 0], ['wait-1', 1000], ['wait-2', 1200]])
    expect(next.edges).toEqual([{ id: 'e-3', from: 'wait-1', outcome: 'elapsed', to: 'wait-2' }])
    expect(pasted.nodeIds).toEqual(['wait-1', 'wait-2'])
  })

  it('copies settings, so that the two do not change together', () => {
    const pasted = paste(clipOf(journey, ['a'], isStart), { by: { x: 20, y: 20 } }, counting())
    const next = apply(journey, pasted.edit).journey
    expect(next.nodes.at(-1)?.config).toEqual(journey.nodes[1]?.config)
    expect(next.nodes.at(-1)?.config).not.toBe(journey.nodes[1]?.config)
  })

  it.each(['', 'hello', '{"kind":"parcours/nodes@1"', '{"kind":"parcours/nodes@1","nodes":[{"id":"!"}]}', '{"kind":"other"}'])(
    'ignores text that is not ours: %s', (text) => { expect(readClip(text)).toBeNull() },
  )
})
