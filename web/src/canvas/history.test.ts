import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, defaultSettings, type Edit, type Journey } from '@parcours/journey'
import { COALESCE_MS, EMPTY_HISTORY, MAX_STEPS, perform, redo, undo, type Moved } from './history.ts'

const blank: Journey = { format: 1, slug: 'a', name: 'A', settings: defaultSettings(), nodes: [], edges: [] }
const node = (id: string, x = 0) => ({ id, type: 'wait', name: id, x, y: 0, config: {} })
const start: Moved = { journey: blank, history: EMPTY_HISTORY }
const step = (at: Moved, edit: Edit, options: { key?: string; atMs?: number } = {}) =>
  perform(at.journey, at.history, { edit, key: options.key, atMs: options.atMs ?? 0 })
const back = (at: Moved) => undo(at.journey, at.history)
const forth = (at: Moved) => redo(at.journey, at.history)

describe('history', () => {
  it('takes back and brings again', () => {
    const one = step(start, { type: 'addNode', node: node('a') })
    const two = step(one, { type: 'renameNode', nodeId: 'a', name: 'Pause' })
    expect(back(two).journey).toEqual(one.journey)
    expect(forth(back(two)).journey).toEqual(two.journey)
    expect(back(back(two)).journey).toEqual(blank)
  })

  it('leaves no step for an edit that changes nothing', () => {
    expect(step(start, { type: 'removeNode', nodeId: 'gone' }).history.done).toHaveLength(0)
  })

  it('forgets what was undone once something new is done', () => {
    const undone = back(step(start, { type: 'addNode', node: node('a') }))
    expect(step(undone, { type: 'addNode', node: node('b') }).history.undone).toHaveLength(0)
  })

  it('keeps at least 200 steps', () => {
    let at = start
    for (let n = 0; n < MAX_STEPS + 20; n += 1) at = step(at, { type: 'addNode', node: node(`n${n}`) })
    expect(at.history.done).toHaveLength(MAX_STEPS)
    for (let n = 0; n < 200; n += 1) at = back(at)
    expect(at.journey.nodes).toHaveLength(MAX_STEPS + 20 - 200)
  })
})

describe('typing in one field', () => {
  const typed = (texts: string[], gapMs: number, key = 'a:name') => texts.reduce(
    (at, name, n) => step(at, { type: 'renameNode', nodeId: 'a', name }, { key, atMs: n * gapMs }),
    step(start, { type: 'addNode', node: node('a') }, { atMs: -5000 }),
  )

  it('is one step within a second', () => {
    const at = typed(['P', 'Pa', 'Pau'], 300)
    expect(at.history.done).toHaveLength(2)
    expect(back(at).journey.nodes[0]?.name).toBe('a')
    expect(forth(back(at)).journey.nodes[0]?.name).toBe('Pau')
  })

  it('is several steps with pauses', () => {
    expect(typed(['P', 'Pa'], COALESCE_MS + 1).history.done).toHaveLength(3)
  })

  it('never merges into a step that was undone and redone', () => {
    const again = forth(back(typed(['P'], 100)))
    const more = step(again, { type: 'renameNode', nodeId: 'a', name: 'Pa' }, { key: 'a:name', atMs: 200 })
    expect(back(more).journey.nodes[0]?.name).toBe('P')
  })
})

const ids = fc.constantFrom('a', 'b', 'c', 'd')
const edits: fc.Arbitrary<Edit> = fc.oneof(
  ids.map((id): Edit => ({ type: 'addNode', node: node(id) })),
  ids.map((nodeId): Edit => ({ type: 'removeNode', nodeId })),
  fc.record({ nodeId: ids, x: fc.integer({ min: 0, max: 9 }) }).map(({ nodeId, x }): Edit => ({ type: 'moveNode', nodeId, x, y: x })),
  fc.record({ from: ids, to: ids }).map(({ from, to }): Edit => ({ type: 'addEdge', edge: { id: `${from}${to}`, from, to, outcome: 'elapsed' } })),
  fc.record({ from: ids, to: ids }).map(({ from, to }): Edit => ({ type: 'removeEdge', edgeId: `${from}${to}` })),
)

describe('law: undo all, redo all', () => {
  it('comes back to the start and to the end, whatever was done', () => {
    fc.assert(fc.property(fc.array(fc.tuple(edits, fc.option(ids, { nil: undefined }), fc.integer({ min: 0, max: 2000 })), { maxLength: 40 }), (list) => {
      let atMs = 0
      const end = list.reduce((at, [edit, key, gap]) => step(at, edit, { key: edit.type === 'moveNode' ? key && edit.nodeId : undefined, atMs: (atMs += gap) }), start)
      let at = end
      while (at.history.done.length > 0) at = back(at)
      expect(canonicalJson(at.journey)).toBe(canonicalJson(blank))
      while (at.history.undone.length > 0) at = forth(at)
      expect(canonicalJson(at.journey)).toBe(canonicalJson(end.journey))
    }))
  })
})
