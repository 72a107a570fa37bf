import { describe, expect, it } from 'vitest'
import type { PersonEntry, StoredPoint } from './ledger.ts'
import { mergeFacts, mergePoints } from './merge-person.ts'
import type { PersonFacts, Point } from './types.ts'

const SILENT: PersonFacts = { firstName: null, lastName: null, birthDate: null, language: null, street: null, postcode: null, city: null, country: null }
const known = (kind: Point['kind'], value: string, more: Partial<StoredPoint> = {}): StoredPoint =>
  ({ id: `${kind} ${value}`, personId: 'per1', kind, value, source: 'import', wrongAt: null, undeliveredAt: null, ...more })
const entry = (points: StoredPoint[] = [], facts: Partial<PersonEntry['stored']> = {}): PersonEntry => ({
  stored: { id: 'per1', customerRef: 'K1', firstName: 'Zoé', lastName: '', birthDate: null, language: 'fr', street: null, postcode: '69001', city: 'Lyon', country: 'FR', zones: '[]', ...facts },
  points, state: 'same', searchStale: false,
})
const values = (one: PersonEntry) => one.points.map((p) => p.value).sort()
const merge = (one: PersonEntry, points: Point[], again = false) => mergePoints(one, { points, again }, () => 'new')

describe('what a file says of a person', () => {
  it('replaces what is stored; silence changes nothing', () => {
    const one = entry()
    expect(mergeFacts(one, { person: { ...SILENT, lastName: 'Durand', postcode: '75001' }, again: false })).toBe(true)
    expect(one.stored).toMatchObject({ firstName: 'Zoé', lastName: 'Durand', postcode: '75001', city: 'Lyon' })
    expect(mergeFacts(one, { person: { ...SILENT, lastName: 'Durand' }, again: false })).toBe(false)
  })

  it('only fills gaps when the file speaks of the person again', () => {
    const one = entry()
    mergeFacts(one, { person: { ...SILENT, firstName: 'Zoë', lastName: 'Durand', street: 'x' }, again: true })
    expect(one.stored).toMatchObject({ firstName: 'Zoé', lastName: 'Durand', street: 'x' })
  })
})

describe('contact points after a file', () => {
  it('follow it: a new number takes the place of the imported one', () => {
    const one = entry([known('mobile', '+331'), known('email', 'a@x')])
    const change = merge(one, [{ kind: 'landline', value: '+332' }])
    expect([change.added.map((p) => p.value), change.dropped.map((p) => p.value), values(one)]).toEqual([['+332'], ['+331'], ['+332', 'a@x']])
  })

  it('stay as corrected', () => {
    const one = entry([known('mobile', '+331', { source: 'corrected' })])
    expect(merge(one, [{ kind: 'mobile', value: '+332' }]).added).toEqual([])
    expect(values(one)).toEqual(['+331'])
    merge(one, [{ kind: 'landline', value: '+333' }])
    expect(values(one)).toEqual(['+331', '+333'])
  })

  it('keep the marks of wrong and dead ones, and never bring them back', () => {
    const one = entry([known('mobile', '+331', { wrongAt: 5 }), known('email', 'a@x', { undeliveredAt: 6 })])
    expect(merge(one, [{ kind: 'mobile', value: '+331' }, { kind: 'email', value: 'a@x' }])).toEqual({ added: [], dropped: [] })
    merge(one, [{ kind: 'mobile', value: '+332' }])
    expect(one.points.map((p) => [p.value, p.wrongAt])).toEqual([['+331', 5], ['a@x', null], ['+332', null]])
  })

  it('end where they ended when the rows of a file come again', () => {
    const one = entry()
    const file = () => {
      merge(one, [{ kind: 'landline', value: '+331' }])
      merge(one, [{ kind: 'mobile', value: '+332' }, { kind: 'email', value: 'a@x' }], true)
      merge(one, [{ kind: 'email', value: 'b@x' }], true)
    }
    file()
    const after = values(one)
    const ids = one.points
    file()
    expect([after, values(one)]).toEqual([['+331', 'a@x'], ['+331', 'a@x']])
    expect(one.points).toEqual(ids)
  })
})
