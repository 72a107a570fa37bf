import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, small } from '../support/draw.ts'
import { catalogWith, fakeType } from '../support/fake-types.ts'
import { garbage } from '../support/random-journeys.ts'
import { viewOf } from './view-of.ts'

const view = (type: string, config: Record<string, unknown> = {}, wires: string[] = []) =>
  viewOf(draw({ n: [type, config], m: 'end' }, wires), catalogWith())[0]!
const outcomes = (...args: Parameters<typeof view>) => view(...args).outcomes.map((o) => o.name)

describe('a node view', () => {
  it('carries the sentence and the outcomes of the settings', () => {
    expect(view('sms', { days: 3 }).sentence.en).toBe('sms {"text":"hello@1","days":3}')
    expect(outcomes('sms', { days: 3 })).toEqual(['replied', 'no_reply', 'blocked'])
    expect(outcomes('sms')).toEqual(['sent', 'blocked'])
  })
  it('says of an unknown type that it is kept, with the outcomes that are wired', () => {
    expect(view('hologram').sentence).toEqual({ en: 'Type not installed here: hologram. Kept as it is', fr: 'Type non installé ici : hologram. Conservé tel quel' })
    expect(outcomes('hologram', {}, ['n seen m', 'n otherwise m', 'n heard m'])).toEqual(['heard', 'seen'])
  })
  it('names the settings to complete, and keeps the usual and the wired handles', () => {
    expect(view('wait', { days: 'x' }).sentence.en).toBe('To be completed: days')
    expect(outcomes('wait', { days: 'x' }, ['n skipped m'])).toEqual(['elapsed', 'skipped'])
  })
  it('falls back to the hint where the sentence fails', () => {
    const mute = fakeType('mute', { defaults: {}, outcomes: () => [], lower: () => [], traits: { sentence: () => { throw new Error('no words') } } })
    expect(viewOf(draw({ n: 'mute' }, []), catalogWith(mute))[0]?.sentence.en).toBe('mute hint')
  })
  it('exists once for each node, whatever the draft', () => {
    expect(viewOf(small(), catalogWith()).map((v) => v.nodeId)).toEqual(['start', 'ask', 'rest', 'desk', 'stop'])
    fc.assert(fc.property(garbage, (journey) => {
      expect(viewOf(journey, catalogWith()).map((v) => v.nodeId)).toEqual(journey.nodes.map((n) => n.id))
    }))
  })
})
