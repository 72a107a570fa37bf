import type { CatalogEntry } from '@parcours/journey'
import { describe, expect, it } from 'vitest'
import { contacts } from './contacts.ts'
import { cardHeight, heightWithFigures } from './geometry.ts'
import { outlineOf } from './outline.ts'

const outline = outlineOf(undefined, new Set(['replied', 'no_reply']))

describe('room for figures', () => {
  it('is head, counts, outcomes, the left row, and the rates of a node that contacts', () => {
    const bare = cardHeight(outline)
    expect(bare).toBe(1 + 46 + 22 + 2 * 22 + 1)
    expect(heightWithFigures(outline, { contacts: false, present: bare })).toBe(bare + 22)
    expect(heightWithFigures(outline, { contacts: true, present: bare })).toBe(bare + 44)
  })
  it('holds whatever lines the figures bring to a node that contacts', () => {
    for (const rates of [false, true]) for (const left of [false, true]) {
      expect(heightWithFigures(outline, { contacts: true, present: 0 })).toBeGreaterThanOrEqual(cardHeight(outline, { rates, left }))
    }
  })
  it('is never less than the present height', () => {
    expect(heightWithFigures(outline, { contacts: false, present: 400 })).toBe(400)
  })
})

describe('types that contact', () => {
  const entry = (category: CatalogEntry['category']): CatalogEntry => ({
    type: 'x', category, icon: 'box', label: { en: '', fr: '' }, hint: { en: '', fr: '' }, schema: {}, defaultConfig: {},
    addable: true, hasInput: true,
  })
  it('send messages, offers or reminders', () => {
    expect((['contact', 'money'] as const).map((category) => contacts(entry(category)))).toEqual([true, true])
  })
  it('are no others, nor one that is unknown', () => {
    expect((['flow', 'time', 'decide', 'people'] as const).filter((category) => contacts(entry(category)))).toEqual([])
    expect(contacts(undefined)).toBe(false)
  })
})
