import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, type Nodes } from '../support/draw.ts'
import { catalogWith } from '../support/fake-types.ts'
import { components, isCycle } from './components.ts'
import { backwards, spread } from './flow.ts'
import { meetingsOf } from './meetings.ts'
import { readDrawing } from './read-drawing.ts'

const graphs = fc.integer({ min: 1, max: 12 }).chain((n) => fc.array(fc.uniqueArray(fc.nat({ max: n - 1 }), { maxLength: 4 }), { minLength: n, maxLength: n }))

describe('components', () => {
  it('hold exactly the nodes that reach each other', () => {
    fc.assert(fc.property(graphs, (next) => {
      const reach = next.map((_, i) => spread(next, [i]))
      for (const members of components(next)) for (const a of members) for (const b of next.keys()) {
        expect(members.includes(b)).toBe(a === b || ((reach[a]?.[b] && reach[b]?.[a]) ?? false))
      }
    }))
  })
  it('come with what follows first', () => {
    fc.assert(fc.property(graphs, (next) => {
      const at = new Map(components(next).flatMap((members, c) => members.map((m) => [m, c] as const)))
      for (const [from, targets] of next.entries()) for (const to of targets) expect(at.get(to)!).toBeLessThanOrEqual(at.get(from)!)
    }))
  })
  it('do not overflow on a chain of 5,000 nodes, nor on a ring', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => (i < 4999 ? [i + 1] : []))
    expect(components(chain)).toHaveLength(5000)
    const ring = chain.with(4999, [0])
    expect(components(ring).map((c) => c.length)).toEqual([5000])
  })
  it('of one node are a cycle only with an edge to itself', () => {
    expect(isCycle([0], [[1], []])).toBe(false)
    expect(isCycle([0], [[0], []])).toBe(true)
    expect(isCycle([0, 1], [[1], [0]])).toBe(true)
  })
})

describe('spread', () => {
  it('backwards finds who can come here', () => expect(spread(backwards([[1], [2], [], [0]]), [1])).toEqual([true, true, false, true]))
  it('does not pass closed nodes', () => expect(spread([[1], [2], []], [0], (n) => n !== 1)).toEqual([true, false, false]))
})

describe('meetings', () => {
  const at = (nodes: Nodes, wires: string[], join = 'j') => {
    const drawing = readDrawing(draw({ s: 'enter', ...nodes, z: 'end' }, wires), catalogWith())
    const found = meetingsOf(drawing)
    const index = drawing.indexOf.get(join) ?? -1
    return { arriving: found.arrivals.get(index), mixed: found.mixed.has(index), met: found.met.size }
  }
  const wait = (...ids: string[]): Nodes => Object.fromEntries([...ids.map((id) => [id, 'wait'] as const), ['j', 'join']])
  it('count the branches of a fork', () => {
    expect(at(wait('a', 'b', 'c'), ['s treated a', 's treated b', 's treated c', 'a elapsed j', 'b elapsed j', 'c elapsed j', 'j joined z'])).toEqual({ arriving: 3, mixed: false, met: 1 })
  })
  it('count a branch that leads straight into the join', () => {
    expect(at(wait('a'), ['s treated a', 's treated j', 'a elapsed j']).arriving).toBe(2)
  })
  it('count alternatives once', () => {
    expect(at({ ...wait('a'), c: 'condition' }, ['s treated c', 'c high j', 'c low a', 'a elapsed j'])).toEqual({ arriving: 1, mixed: false, met: 0 })
  })
  it('take what an inner join has gathered as one', () => {
    const nodes = { ...wait('a', 'b', 'c', 'd'), i: 'join' }
    const wires = ['s treated a', 's treated b', 'a elapsed c', 'a elapsed d', 'c elapsed i', 'd elapsed i', 'i joined j', 'b elapsed j']
    expect(at(nodes, wires)).toEqual({ arriving: 2, mixed: false, met: 2 })
    expect(at(nodes, wires, 'i').arriving).toBe(2)
  })
  it('say when an inner and an outer fork meet at one join', () => {
    const wires = ['s treated a', 's treated b', 'a elapsed c', 'a elapsed d', 'c elapsed j', 'd elapsed j', 'b elapsed j']
    expect(at(wait('a', 'b', 'c', 'd'), wires)).toMatchObject({ arriving: 2, mixed: true })
  })
  it('leave out branches that end elsewhere', () => {
    expect(at(wait('a', 'b', 'c'), ['s treated a', 's treated b', 's treated c', 'a elapsed j', 'b elapsed z', 'c elapsed j']).arriving).toBe(2)
  })
  it('are not confused by a way back', () => {
    expect(at({ ...wait('a', 'b'), c: 'condition' }, ['s treated a', 's treated b', 'a elapsed j', 'b elapsed j', 'j joined c', 'c high j', 'c low a', 'c otherwise z']).arriving).toBe(2)
  })
})
