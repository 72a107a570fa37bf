import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '@parcours/server/router'
import { foldGaps } from './fold-gaps.ts'

const DAY = 86_400_000
const item = (atMs: number, en = ''): TimelineItem => ({
  atMs, kind: 'visit', category: 'time', title: { en, fr: en }, detail: null, actor: null, rules: [], message: null, changes: [],
  evidence: null, costCents: null, sandbox: false,
})

describe('a timeline', () => {
  it('runs from the newest back', () => {
    const order = foldGaps([item(0, 'first'), item(10, 'second')]).map((stretch) => stretch.kind === 'item' && stretch.item.title.en)
    expect(order).toEqual(['second', 'first'])
  })

  it('keeps the order of what happened at one instant', () => {
    const order = foldGaps([item(5, 'a'), item(5, 'b')]).map((stretch) => stretch.kind === 'item' && stretch.item.title.en)
    expect(order).toEqual(['b', 'a'])
  })

  it('folds two quiet days and more, not one', () => {
    expect(foldGaps([item(0), item(2 * DAY)])[1]).toEqual({ kind: 'quiet', key: 'quiet-0', days: 2 })
    expect(foldGaps([item(0), item(2 * DAY - 1)])).toHaveLength(2)
  })

  it('loses nothing, and has a key of its own for each line', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 * DAY })), (instants) => {
      const stretches = foldGaps(instants.map((at) => item(at)))
      expect(stretches.filter(({ kind }) => kind === 'item')).toHaveLength(instants.length)
      expect(new Set(stretches.map(({ key }) => key)).size).toBe(stretches.length)
    }))
  })
})
