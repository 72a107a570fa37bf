import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, sortKeys } from './canonical.ts'
import { Journey } from './journey.ts'
import { defaultSettings } from './settings.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
// The importer refuses this one name: parsers disagree on it.
const key = fc.string().filter((k) => k !== '__proto__')
const config = fc.dictionary(key, fc.jsonValue())
const journeys: fc.Arbitrary<Journey> = fc.record({
  format: fc.constant(1 as const), slug: fc.constant('test'), name: fc.string({ minLength: 1, maxLength: 120 }), settings: fc.constant(defaultSettings()),
  nodes: fc.uniqueArray(fc.record({ id, type: fc.string({ minLength: 1, maxLength: 60 }), name: fc.string({ maxLength: 120 }), x: coordinate(), y: coordinate(), config }), { selector: (n) => n.id, maxLength: 8 }),
  edges: fc.uniqueArray(fc.record({ id, from: id, outcome: fc.constantFrom('otherwise', 'replied'), to: id }), { selector: (e) => e.id, maxLength: 8 }),
})
function coordinate() {
  return fc.double({ noNaN: true, noDefaultInfinity: true })
}

describe('the canonical text', () => {
  it('comes back byte for byte', () => {
    fc.assert(fc.property(journeys, (journey) => {
      const text = canonicalJson(journey)
      expect(canonicalJson(Journey.parse(JSON.parse(text)))).toBe(text)
    }), { numRuns: 500 })
  })
  it('keeps everything', () => {
    fc.assert(fc.property(journeys, (journey) => {
      const back = Journey.parse(JSON.parse(canonicalJson(journey)))
      const sorted = { ...journey, nodes: journey.nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)), edges: journey.edges.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
      // Through JSON once: it has no minus zero.
      expect(back).toEqual(JSON.parse(JSON.stringify(sorted)))
    }), { numRuns: 300 })
  })
  it('does not depend on the order of arrays or keys', () => {
    fc.assert(fc.property(journeys, (journey) => {
      const turned = { ...Object.fromEntries(Object.entries(journey).toReversed()), nodes: journey.nodes.toReversed(), edges: journey.edges.toReversed() } as Journey // the same members
      expect(canonicalJson(turned)).toBe(canonicalJson(journey))
    }), { numRuns: 300 })
  })
  it('ends with one line break and indents by two', () => {
    const text = canonicalJson({ format: 1, slug: 's', name: 'N', settings: defaultSettings(), nodes: [], edges: [] })
    expect(text.startsWith('{\n  "edges": [],\n  "format": 1,\n')).toBe(true)
    expect(text.endsWith('\n}\n')).toBe(true)
  })
})

describe('sorted keys', () => {
  it('are in code-unit order at every depth; arrays keep theirs', () => {
    expect(JSON.stringify(sortKeys({ b: 1, a: { z: [3, 1, { y: 1, x: 2 }], É: 1, Z: 2 }, gone: undefined }))).toBe('{"a":{"Z":2,"z":[3,1,{"x":2,"y":1}],"É":1},"b":1}')
  })
  it('change no value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(sortKeys(value)).toEqual(value) }))
  })
  it('are stable', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(JSON.stringify(sortKeys(sortKeys(value)))).toBe(JSON.stringify(sortKeys(value))) }))
  })
})
