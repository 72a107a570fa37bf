import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical.ts'
import { apply, type Edit } from './edits.ts'
import { Journey } from './journey.ts'
import { defaultSettings } from './settings.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const id = fc.constantFrom(...ids)
const outcome = fc.constantFrom('otherwise', 'replied', 'blocked')
const config = fc.dictionary(fc.constantFrom('days', 'text', 'branches'), fc.jsonValue({ maxDepth: 2 }))
const node = fc.record({ id, type: fc.constantFrom('wait', 'sms', 'hologram'), name: fc.string({ maxLength: 8 }), x: fc.integer(), y: fc.integer(), config })
const settings = fc.record({ graceDays: fc.nat({ max: 30 }), owner: fc.string({ maxLength: 5 }) }).map((s) => ({ ...defaultSettings(), ...s }))

/** Drafts as edits make them: ids are unique, edges join nodes that are there, no wire stands twice. */
const drafts: fc.Arbitrary<Journey> = fc.record({
  nodes: fc.uniqueArray(node, { selector: (n) => n.id }),
  wires: fc.uniqueArray(fc.record({ from: id, outcome, to: id }), { selector: (w) => `${w.from} ${w.outcome} ${w.to}` }),
  settings,
}).map(({ nodes, wires, settings }) => {
  const there = new Set(nodes.map((n) => n.id))
  const edges = wires.filter((w) => there.has(w.from) && there.has(w.to)).map((w, i) => ({ ...w, id: `e${i}` }))
  return { format: 1, slug: 'test', name: 'Test', settings, nodes, edges }
})

const single: fc.Arbitrary<Edit> = fc.oneof(
  node.map((n): Edit => ({ type: 'addNode', node: n })),
  id.map((nodeId): Edit => ({ type: 'removeNode', nodeId })),
  fc.record({ type: fc.constant('moveNode' as const), nodeId: id, x: fc.integer(), y: fc.integer() }),
  fc.record({ type: fc.constant('renameNode' as const), nodeId: id, name: fc.string({ maxLength: 8 }) }),
  fc.record({ type: fc.constant('setConfig' as const), nodeId: id, config }),
  fc.record({ id: fc.constantFrom('e0', 'e1', 'e8', 'e9'), from: id, outcome, to: id }).map((edge): Edit => ({ type: 'addEdge', edge })),
  fc.nat({ max: 9 }).map((n): Edit => ({ type: 'removeEdge', edgeId: `e${n}` })),
  settings.map((s): Edit => ({ type: 'setSettings', settings: s })),
  fc.string({ minLength: 1, maxLength: 8 }).map((name): Edit => ({ type: 'renameJourney', name })),
  drafts.map((journey): Edit => ({ type: 'replace', journey })),
)
const edits: fc.Arbitrary<Edit> = fc.oneof({ weight: 4, arbitrary: single }, { weight: 1, arbitrary: fc.array(single, { maxLength: 5 }).map((list): Edit => ({ type: 'batch', edits: list })) })

/** Equal as drawings: the order of the arrays is nobody's business. */
const text = canonicalJson

describe('laws', () => {
  it('the inverse restores the journey', () => {
    fc.assert(fc.property(drafts, edits, (journey, edit) => {
      const { journey: next, inverse } = apply(journey, edit)
      expect(text(apply(next, inverse).journey)).toBe(text(journey))
    }), { numRuns: 2000 })
  })
  it('undoing sixty edits and redoing them comes back to both ends', () => {
    fc.assert(fc.property(drafts, fc.array(edits, { minLength: 60, maxLength: 60 }), (journey, list) => {
      const undo: Edit[] = []
      let last = journey
      for (const edit of list) {
        const applied = apply(last, edit)
        undo.unshift(applied.inverse)
        last = applied.journey
      }
      const redo: Edit[] = []
      let first = last
      for (const edit of undo) {
        const applied = apply(first, edit)
        redo.unshift(applied.inverse)
        first = applied.journey
      }
      expect(text(first)).toBe(text(journey))
      expect(text(redo.reduce((j, edit) => apply(j, edit).journey, first))).toBe(text(last))
    }), { numRuns: 100 })
  })
  it('the journey given is not touched, and the one returned can be saved', () => {
    fc.assert(fc.property(drafts, edits, (journey, edit) => {
      const before = structuredClone(journey)
      const { journey: next, inverse } = apply(journey, edit)
      expect(journey).toEqual(before)
      expect(Journey.safeParse(next).error).toBeUndefined()
      expect(() => apply(next, inverse)).not.toThrow()
    }), { numRuns: 500 })
  })
  it('edits keep ids unique and edges between nodes that are there', () => {
    fc.assert(fc.property(drafts, fc.array(edits, { maxLength: 20 }), (journey, list) => {
      const last = list.reduce((j, edit) => apply(j, edit).journey, journey)
      const there = last.nodes.map((n) => n.id)
      expect(new Set(there).size).toBe(there.length)
      expect(new Set(last.edges.map((e) => e.id)).size).toBe(last.edges.length)
      for (const edge of last.edges) expect(there.includes(edge.from) && there.includes(edge.to)).toBe(true)
    }), { numRuns: 300 })
  })
})

describe('an edit that names something gone', () => {
  const journey: Journey = { format: 1, slug: 'test', name: 'Test', settings: defaultSettings(), nodes: [{ id: 'a', type: 'wait', name: 'A', x: 0, y: 0, config: {} }], edges: [] }
  it.each<Edit>([
    { type: 'removeNode', nodeId: 'z' }, { type: 'moveNode', nodeId: 'z', x: 1, y: 1 }, { type: 'renameNode', nodeId: 'z', name: 'Z' },
    { type: 'setConfig', nodeId: 'z', config: {} }, { type: 'removeEdge', edgeId: 'z' },
    { type: 'addEdge', edge: { id: 'e', from: 'a', outcome: 'elapsed', to: 'z' } }, { type: 'addNode', node: journey.nodes[0]! },
  ])('$type changes nothing and has an empty inverse', (edit) => {
    expect(apply(journey, edit)).toEqual({ journey, inverse: { type: 'batch', edits: [] } })
  })
})

describe('removing a node', () => {
  it('takes its edges with it, and brings them back', () => {
    const n = (nodeId: string) => ({ id: nodeId, type: 'wait', name: nodeId, x: 0, y: 0, config: {} })
    const edge = (edgeId: string, from: string, to: string) => ({ id: edgeId, from, outcome: 'elapsed', to })
    const journey: Journey = {
      format: 1, slug: 'test', name: 'Test', settings: defaultSettings(), nodes: [n('a'), n('b'), n('c')], edges: [edge('e1', 'a', 'b'), edge('e2', 'b', 'c'), edge('e3', 'a', 'c')],
    }
    const { journey: next, inverse } = apply(journey, { type: 'removeNode', nodeId: 'b' })
    expect(next.edges.map((e) => e.id)).toEqual(['e3'])
    expect(apply(next, inverse).journey).toEqual(journey)
  })
})
