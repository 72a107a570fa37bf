import { describe, expect, it } from 'vitest'
import type { NodeFigures } from '@parcours/server/router'
import { keepSame } from './keep-same.ts'
import { allWhoLeft, edgeWidth, leftFigure, rowFigure } from './row-figures.ts'

const figures: NodeFigures = {
  nodeId: 'a', entered: 120, hereNow: 20, postponedByLaw: 3, postponedByPacing: 0, suspended: 0,
  outcomes: [
    { name: 'replied', count: 10, medianMs: 5 }, { name: 'no_reply', count: 60, medianMs: 9 }, { name: 'failed', count: 10, medianMs: null },
  ],
  left: [{ fact: 'cured', count: 18 }, { fact: 'ceased', count: 2 }, { fact: 'sold', count: 0 }],
  costCents: 0, rates: [],
}

describe('shares', () => {
  it('are of all who left, interrupts included', () => {
    expect(allWhoLeft(figures)).toBe(100)
    expect(rowFigure(figures, { covers: ['no_reply'] })).toEqual({ count: 60, share: 0.6, left: 100, medianMs: 9 })
  })
  it('add up to one over the rows of a card', () => {
    const rows = [{ covers: ['replied'] }, { covers: ['no_reply', 'failed'] }]
    const sum = rows.reduce((total, row) => total + (rowFigure(figures, row).share ?? 0), 0) + (leftFigure(figures).share ?? 0)
    expect(sum).toBeCloseTo(1, 12)
  })
  it('give no median where several outcomes stand behind a row', () => {
    expect(rowFigure(figures, { covers: ['replied', 'no_reply'] }).medianMs).toBeNull()
  })
  it('are none before anybody left', () => {
    expect(rowFigure({ ...figures, outcomes: [], left: [] }, { covers: ['replied'] })).toMatchObject({ count: 0, share: null })
    expect(rowFigure(undefined, { covers: ['replied'] })).toMatchObject({ count: 0, share: null })
  })
  it('list the facts that took people out, most first', () => {
    expect(leftFigure(figures).facts.map((f) => f.fact)).toEqual(['cured', 'ceased'])
  })
})

describe('edges', () => {
  it('are wider the more took them, within bounds', () => {
    expect(edgeWidth(10, 100)).toBeGreaterThan(edgeWidth(1, 100))
    expect(edgeWidth(500, 100)).toBe(edgeWidth(100, 100))
    expect(edgeWidth(0, 0)).toBeGreaterThan(0)
  })
})

describe('keepSame', () => {
  it('keeps the objects that did not change, and the map when none did', () => {
    const id = (n: NodeFigures) => n.nodeId
    const first = keepSame(new Map(), [figures, { ...figures, nodeId: 'b' }], id)
    expect(keepSame(first, structuredClone([...first.values()]), id)).toBe(first)
    const next = keepSame(first, [structuredClone(figures), { ...figures, nodeId: 'b', hereNow: 21 }], id)
    expect(next.get('a')).toBe(first.get('a'))
    expect(next.get('b')?.hereNow).toBe(21)
    expect(next).not.toBe(first)
  })
})
