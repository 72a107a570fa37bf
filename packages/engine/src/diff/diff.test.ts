import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, type Edit, type Journey } from '@parcours/journey'
import { small } from '../support/draw.ts'
import { catalogWith } from '../support/fake-types.ts'
import { garbage, shuffled, validJourneys } from '../support/random-journeys.ts'
import { diff } from './diff.ts'

const catalog = catalogWith()
const told = (after: Journey) => diff(small(), after, { catalog }).map((c) => `${c.kind} ${c.words.en}`)
const after = (...edits: Edit[]) => apply(small(), { type: 'batch', edits }).journey
const config = (nodeId: string, value: Record<string, unknown>): Edit => ({ type: 'setConfig', nodeId, config: value })

describe('what changed', () => {
  it('is everything before the first version', () => {
    const changes = diff(undefined, small(), { catalog })
    expect(changes.map((c) => [c.kind, c.nodeId])).toEqual(['start', 'ask', 'rest', 'desk', 'stop'].map((id) => ['added', id]))
    expect(changes[2]?.words).toEqual({ en: '“rest” is new: wait {"days":2}', fr: '«\u00a0rest\u00a0» est nouveau : wait (fr) {"days":2}' })
  })
  it('is nothing when only places, order and edge ids moved', () => {
    expect(told(shuffled(small(), 3))).toEqual([])
    expect(told(after(config('rest', { days: 2 }), { type: 'moveNode', nodeId: 'ask', x: 9, y: 9 }))).toEqual([])
  })
  it('is nothing when a default is written out', () => expect(told(after(config('start', { controlShare: 10 })))).toEqual([]))
  it('tells a changed setting under the label of the form', () => {
    const [change] = diff(small(), after(config('rest', { days: 5 })), { catalog })
    expect(change?.words).toEqual({ en: '“rest”: Length 5 days instead of 2 days', fr: '«\u00a0rest\u00a0» : Durée 5 jours au lieu de 2 jours' })
    expect(change?.paths).toEqual([{ path: 'days', before: 2, after: 5 }])
  })
  it('tells a setting without a label by its path', () => {
    expect(told(after(config('ask', { days: 3, text: 'other@2' })))).toEqual(['changed “ask”: text other@2 instead of hello@1'])
  })
  it('tells names', () => {
    expect(told(after({ type: 'renameNode', nodeId: 'ask', name: 'Ask kindly' }))).toEqual(['renamed “ask” is now called “Ask kindly”'])
    expect(told(after({ type: 'renameJourney', name: 'Gentle' }))).toEqual(['renamed The journey is called “Gentle” instead of “Reminder”'])
  })
  it('tells a removed node without the wires that went with it', () => {
    expect(told(after({ type: 'removeNode', nodeId: 'desk' }))).toEqual(['removed “desk” is removed'])
  })
  it('tells wires that are new, led elsewhere or gone', () => {
    const edge = (from: string, outcome: string, to: string): Edit => ({ type: 'addEdge', edge: { id: 'new', from, outcome, to } })
    expect(told(after(edge('ask', 'blocked', 'desk')))).toEqual(['wired “ask”: blocked leads to “desk”'])
    expect(told(after({ type: 'removeEdge', edgeId: 'e1' }, edge('ask', 'replied', 'stop')))).toEqual(['wired “ask”: replied leads to “stop” instead of “desk”'])
    expect(told(after(edge('ask', 'replied', 'rest')))).toEqual(['wired “ask”: replied leads to “desk”, “rest” instead of “desk”'])
    expect(told(after({ type: 'removeEdge', edgeId: 'e1' }))).toEqual(['unwired “ask”: replied no longer leads to “desk”'])
  })
  it('tells another type under the same id as another node', () => {
    const swapped = { ...small(), nodes: small().nodes.map((n) => (n.id === 'rest' ? { ...n, type: 'sub', config: {} } : n)) }
    expect(told(swapped).slice(0, 2)).toEqual(['removed “rest” is removed', 'added “rest” is new: sub {"slug":"legal"}'])
  })
  it('tells settings by name', () => {
    const { settings } = small()
    const set = (patch: Partial<typeof settings>) => told(after({ type: 'setSettings', settings: { ...settings, ...patch } }))
    expect(set({ graceDays: 5 })).toEqual(['settings Grace after a promise (days): 5 instead of 3'])
    expect(set({ owner: '' })).toEqual(['settings Owner: nothing instead of Ada'])
    expect(set({ ends: settings.ends.filter((e) => e !== 'sold'), pinnedPacks: ['house@2'] })).toEqual([
      'settings Ends the run: no longer sold', 'settings Pinned packs: now also house@2',
    ])
  })
})

describe('laws', () => {
  it('nothing changed between equal drawings; something did between a journey and one without a node', () => {
    fc.assert(fc.property(validJourneys, fc.nat({ max: 40 }), (journey, seed) => {
      expect(diff(journey, shuffled(journey, seed), { catalog })).toEqual([])
      const less = apply(journey, { type: 'removeNode', nodeId: 'n0' }).journey
      expect(diff(journey, less, { catalog }).some((c) => c.kind === 'removed' && c.nodeId === 'n0')).toBe(true)
    }), { numRuns: 200 })
  })
  it('never throws, and never stays silent in a language', () => {
    fc.assert(fc.property(garbage, garbage, (a, b) => {
      for (const { words } of diff(a, b, { catalog })) expect(words.en.length > 0 && words.fr.length > 0).toBe(true)
    }), { numRuns: 300 })
  })
})
