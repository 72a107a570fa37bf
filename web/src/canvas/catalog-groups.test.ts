import { describe, expect, it } from 'vitest'
import type { CatalogEntry, Category } from '@parcours/journey'
import { findEntries, groupEntries } from './catalog-groups.ts'

const entry = (type: string, category: Category, fr: string, addable = true): CatalogEntry => ({
  type, category, icon: 'box', label: { en: type, fr }, hint: { en: `hint of ${type}`, fr: '' }, schema: {}, defaultConfig: {}, addable, hasInput: true,
})
const entries = [
  entry('sms', 'contact', 'SMS'), entry('wait-for-event', 'time', 'Attente d’événement'),
  entry('enter', 'flow', 'Entrée', false), entry('event-end', 'flow', 'Fin'),
]
const found = (query: string, language: 'en' | 'fr' = 'en') => findEntries(entries, query, language).map((e) => e.type)

describe('palette', () => {
  it('leaves out what is drawn once', () => { expect(found('')).not.toContain('enter') })
  it('finds without accents and capitals', () => { expect(found('EVENEMENT', 'fr')).toEqual(['wait-for-event']) })
  it('wants every word', () => { expect(found('hint sms')).toEqual(['sms']) })
  it('puts names that begin with the query first', () => { expect(found('event')).toEqual(['event-end', 'wait-for-event']) })
  it('groups in the order of the categories', () => {
    expect(groupEntries(entries).map((g) => g.category)).toEqual(['time', 'contact', 'flow'])
  })
})
