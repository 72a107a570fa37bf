import { describe, expect, it } from 'vitest'
import type { NodeView } from '@parcours/journey'
import { outlineOf } from './outline.ts'

const view = (...names: string[]): NodeView => ({
  nodeId: 'a', sentence: { en: '', fr: '' },
  outcomes: names.map((name) => ({ name, label: { en: name, fr: name }, tone: name === 'failed' ? 'amber' : 'plain' })),
})
const shown = (...args: Parameters<typeof outlineOf>) => outlineOf(...args).rows.map((r) => `${r.kind}:${r.outcome}`)

describe('rows of a card', () => {
  it('shows otherwise while an outcome is unwired, and what it takes', () => {
    const outline = outlineOf(view('replied', 'no_reply', 'failed'), new Set(['replied']))
    expect(outline.rows.map((r) => r.outcome)).toEqual(['replied', 'otherwise'])
    expect(outline.rows[1]).toMatchObject({ kind: 'otherwise', covers: ['no_reply', 'failed'], connected: false })
    expect(outline.unwired.map((o) => o.name)).toEqual(['no_reply', 'failed'])
  })

  it('has no otherwise once everything is wired', () => {
    expect(shown(view('kept', 'broken'), new Set(['kept', 'broken']))).toEqual(['wired:kept', 'wired:broken'])
  })

  it('names the only way out, wired or not', () => {
    expect(shown(view('elapsed'))).toEqual(['wired:elapsed'])
    expect(outlineOf(view('elapsed')).rows[0]?.connected).toBe(false)
  })

  it('draws the control group as a lane without asking for an edge', () => {
    expect(shown(view('treated', 'control'))).toEqual(['wired:treated', 'lane:control'])
  })

  it('keeps the otherwise of a condition, which also takes unknown', () => {
    const outline = outlineOf(view('high', 'otherwise', 'unknown'), new Set(['high', 'otherwise']))
    expect(outline.rows.map((r) => r.outcome)).toEqual(['high', 'otherwise'])
    expect(outline.rows[1]?.covers).toEqual(['unknown', 'otherwise'])
  })

  it('offers no outcome whose name an edge could not carry', () => {
    const outline = outlineOf(view('good', 'not good'))
    expect(outline.unwired.map((o) => o.name)).toEqual(['good'])
    expect(outline.rows[0]?.covers).toEqual(['good', 'not good'])
  })

  it('shows no way out of an end', () => {
    expect(shown(view())).toEqual([])
  })

  it('keeps edges of outcomes that the settings no longer give', () => {
    expect(shown(view('a', 'b'), new Set(['a', 'b', 'gone']))).toEqual(['wired:a', 'wired:b', 'lost:gone'])
  })

  it('draws from the edges alone until the node is checked', () => {
    expect(shown(undefined, new Set(['replied']))).toEqual(['wired:replied'])
    expect(shown(undefined)).toEqual(['otherwise:otherwise'])
  })
})
