import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, defaultSettings, type Journey } from '@parcours/journey'
import type { CatalogView } from '@parcours/server/router'
import { journeySchema } from './journey-schema.ts'
import { lineOf, locate } from './locate.ts'
import { placeOfIssue, readJourney } from './read-journey.ts'

const journey: Journey = {
  format: 1, slug: 'early', name: 'Early “reminder”', settings: defaultSettings(),
  nodes: [
    { id: 'b', type: 'sms', name: 'Text', x: 0, y: 0, config: { textId: 'a@1', list: [{ when: 'x' }, { when: 'y' }] } },
    { id: 'a', type: 'enter', name: 'In', x: 0, y: 0, config: {} },
  ],
  edges: [{ id: 'e', from: 'a', outcome: 'treated', to: 'b' }],
}
const text = canonicalJson(journey)
const lineAt = (n: number) => text.split('\n')[n - 1]

describe('journey <-> text', () => {
  it('comes back the same, byte by byte', () => {
    const read = readJourney(text)
    expect(read.kind === 'ok' && canonicalJson(read.journey)).toBe(text)
  })

  it('takes a text in any layout', () => {
    expect(readJourney(JSON.stringify(journey)).kind).toBe('ok')
  })

  it('says what is no JSON, and where', () => {
    const read = readJourney(text.replace('"format": 1,', '"format": 1,,'))
    expect(read).toMatchObject({ kind: 'syntax', problems: [{ line: text.split('\n').findIndex((l) => l.includes('"format"')) + 1 }] })
  })

  it('says which member is no journey, and where', () => {
    const read = readJourney(text.replace('"x": 0', '"x": "left"'))
    expect(read).toMatchObject({ kind: 'shape', problems: [{ path: 'nodes.0.x' }] })
    const line = read.kind === 'shape' ? read.problems[0]?.line : 0
    expect(text.replace('"x": 0', '"x": "left"').split('\n')[(line ?? 0) - 1]).toContain('"left"')
  })

  it.each(['', '{', '[]', 'null', '{"format":2}', '"a'])('never throws: %s', (bad) => { expect(readJourney(bad).kind).not.toBe('ok') })

  it('finds the line of an issue by ids, whatever the order', () => {
    const issue = { code: 'x', severity: 'error' as const, nodeId: 'b', path: 'list.1.when', message: { en: '', fr: '' } }
    expect(lineAt(placeOfIssue(text, journey, issue).line)).toContain('"y"')
    const edge = { code: 'x', severity: 'error' as const, edgeId: 'e', message: { en: '', fr: '' } }
    expect(text.split('\n').slice(placeOfIssue(text, journey, edge).line).join('\n')).toContain('"treated"')
  })
})

describe('law: locate', () => {
  const paths = (value: unknown, at: (string | number)[] = []): (string | number)[][] => {
    if (typeof value !== 'object' || value === null) return [at]
    return [at, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, Array.isArray(value) ? Number(key) : key]))]
  }
  it('finds every value of any JSON text', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      // Through text once: -0 has no JSON of its own.
      const plain: unknown = JSON.parse(JSON.stringify(value))
      const written = JSON.stringify(plain, null, indent)
      for (const path of paths(plain)) {
        const found = path.reduce<unknown>((v, key) => Object(v)[key], plain)
        const rest = written.slice(locate(written, path))
        const one = JSON.stringify(found, null, indent).split('\n')[0] ?? ''
        expect(rest.startsWith(one.slice(0, 8))).toBe(true)
      }
    }), { numRuns: 60 })
  })
  it('stops at the nearest ancestor of what is not there', () => {
    expect(locate('{"a":{"b":1}}', ['a', 'zz', 3])).toBe(5)
    expect(lineOf('a\nbc', 3)).toEqual({ line: 2, column: 2 })
  })
})

describe('schema for the editor', () => {
  const catalog: CatalogView = {
    nodes: [{
      type: 'sms', category: 'contact', icon: 'x', label: { en: 'SMS', fr: 'SMS' }, hint: { en: 'A text', fr: 'Un texte' }, addable: true, hasInput: true,
      schema: { type: 'object', properties: { textId: { type: 'string', label: { en: 'Text', fr: 'Texte' } } } }, defaultConfig: {},
    }],
    facts: [], functions: [], texts: [], scorecards: [], queues: [], journeys: [], eventTypes: [], calendars: [], packs: [],
  }
  const schema = journeySchema(catalog, (words) => words?.fr ?? '')
  const node = schema.properties?.nodes?.items
  it('knows the settings of each type, with their words', () => {
    expect(node?.allOf).toMatchObject([{ if: { properties: { type: { const: 'sms' } } }, then: { properties: { config: { properties: { textId: { title: 'Texte' } } } } } }])
  })
  it('offers the types and forbids none', () => {
    expect(node?.properties?.type?.anyOf).toMatchObject([{ enum: ['sms'] }, { type: 'string' }])
  })
})
