import { describe, expect, it } from 'vitest'
import { explain } from '../explain/explain.ts'
import { HOUSE_WORDS } from '../explain/house-words.ts'
import { ruleIdsOf } from '../explain/pack-words.ts'
import { builtInPacks } from '../packs/built-in.ts'
import { frHouse } from '../packs/fr-house.ts'
import { usFed } from '../packs/us-fed.ts'
import { calendarIdsOf } from './calendar-ids.ts'
import { PolicyPack } from './policy-pack.ts'
import { selectPacks } from './select-packs.ts'
import type { PackQuery } from './select-packs.ts'

const query: PackQuery = {
  collector: 'creditor',
  residenceCountry: 'FR',
  creditorCountry: 'FR',
  purpose: 'collection',
  debtorType: 'consumer',
  onDate: '2027-02-02',
}
const ids = (told: Partial<PackQuery>, all: readonly PolicyPack[] = builtInPacks) =>
  selectPacks(all, { ...query, ...told }).map(({ id, version }) => `${id}@${version}`)
const names = (told: Partial<PackQuery>) => ids(told).map((id) => id.split('@')[0])

describe('a pack as data', () => {
  it('survives being stored', () => {
    for (const pack of builtInPacks) expect(PolicyPack.parse(JSON.parse(JSON.stringify(pack)))).toEqual(pack)
  })

  it('is refused with hours that end before they begin, a cap of none, an unknown field or the name of the house', () => {
    const broken = (told: object) => PolicyPack.safeParse({ ...frHouse, ...told }).success
    expect(broken({ windows: [{ channels: ['sms'], days: [1], from: '20:00', to: '08:00' }] })).toBe(false)
    expect(broken({ windows: [{ channels: ['sms'], days: [1], from: '25:00', to: '26:00' }] })).toBe(false)
    expect(broken({ caps: [{ ...frHouse.caps?.[0], max: 0 }] })).toBe(false)
    expect(broken({ hours: [] })).toBe(false)
    expect(broken({ id: 'house' })).toBe(false)
    expect(broken({})).toBe(true)
  })

  it('tells which calendars it needs', () => {
    expect(calendarIdsOf([usFed])).toEqual([])
    expect(calendarIdsOf([frHouse])).toEqual(['FR', 'FR-AM', 'FR-GF', 'FR-GP', 'FR-MQ', 'FR-RE', 'FR-YT'])
  })
})

describe('which packs bind', () => {
  it('by residence, overseas included, and by the creditor’s seat', () => {
    expect(names({})).toEqual(['fr-house', 'house-pacing'])
    expect(names({ residenceCountry: 'RE' })).toEqual(['fr-house', 'house-pacing'])
    expect(names({ residenceCountry: 'BE' })).toEqual(['fr-house', 'house-pacing'])
    expect(names({ residenceCountry: 'BE', creditorCountry: 'BE' })).toEqual(['house-pacing'])
  })

  it('by who collects: Regulation F leaves out a creditor in its own name', () => {
    const us = { residenceCountry: 'US', creditorCountry: 'US' }
    expect(names({ ...us, collector: 'agency' })).toEqual(['us-fed', 'us-tcpa', 'house-pacing'])
    expect(names({ ...us, collector: 'creditor' })).toEqual(['us-tcpa', 'house-pacing'])
    expect(names({ ...us, collector: 'agency', debtorType: 'business' })).toEqual(['us-tcpa', 'house-pacing'])
    expect(names({ ...us, creditorCountry: 'FR', collector: 'agency' })).toEqual([
      'fr-house',
      'us-fed',
      'us-tcpa',
      'house-pacing',
    ])
  })

  it('by subdivision', () => {
    const nyc = PolicyPack.parse({ ...usFed, id: 'us-ny', jurisdiction: 'US-NY' })
    const us = { residenceCountry: 'US', creditorCountry: 'US', collector: 'agency' as const }
    expect(ids({ ...us, residenceSubdivision: 'NY' }, [nyc])).toHaveLength(1)
    expect(ids({ ...us, residenceSubdivision: 'CA' }, [nyc])).toHaveLength(0)
  })

  it('in the version in force on the day, pins for house packs only', () => {
    const next = { ...frHouse, version: 'next', effectiveFrom: '2027-03-01' }
    const ended = { ...usFed, effectiveTo: '2027-02-02' }
    const all = [frHouse, next, ended]
    expect(ids({}, all)).toEqual([`fr-house@${frHouse.version}`])
    expect(ids({ onDate: '2027-03-01' }, all)).toEqual(['fr-house@next'])
    expect(ids({ onDate: '2027-03-01', pinned: [`fr-house@${frHouse.version}`] }, all)).toEqual([
      `fr-house@${frHouse.version}`,
    ])
    const us = { residenceCountry: 'US', creditorCountry: 'US', collector: 'agency' as const }
    expect(ids({ ...us, onDate: '2027-02-01' }, all)).toHaveLength(1)
    expect(ids({ ...us, pinned: [`us-fed@${usFed.version}`] }, all)).toEqual([])
  })
})

describe('rules in words', () => {
  it('exist in both languages for everything the built-in packs can say', () => {
    const all = [...builtInPacks.flatMap(ruleIdsOf), ...Object.keys(HOUSE_WORDS).map((rule) => `house.${rule}`)]
    expect(all.length).toBeGreaterThan(40)
    for (const id of all) {
      const { en, fr, label } = explain(id)
      expect([en, fr]).not.toContain(id)
      expect(en).not.toBe('')
      expect(label.fr).not.toBe('')
    }
  })

  it('tell the pack’s own figures and how firm they are', () => {
    expect(explain('fr-house.window')).toMatchObject({
      en: 'Contact hours: Monday to Saturday from 08:00 to 20:00, where the person lives',
      fr: 'Heures de contact : du lundi au samedi de 08:00 à 20:00, chez la personne',
      status: 'HABIT',
      label: { en: 'House habit, no legal basis found' },
    })
    expect(explain('us-fed.cap.calls_7d')).toMatchObject({
      en: 'At most 7 calls in 7 days for one debt',
      fr: 'Au plus 7 appels en 7 jours par dette',
      status: 'LAW',
    })
    expect(explain('us-fed.cooldown.conversation').fr).toBe('7 jours de silence après une conversation')
    const tightened = {
      ...frHouse,
      windows: frHouse.windows?.map((window) => ({ ...window, days: [1, 3], to: '18:00' })),
    }
    expect(explain('fr-house.window', [tightened]).en).toContain('Monday, Wednesday from 08:00 to 18:00')
  })

  it('say that a provider is away, which is nobody’s rule', () => {
    expect(explain('provider.unavailable')).toMatchObject({ fr: 'Le prestataire ne prend rien pour l’instant : nouvel essai plus tard', status: 'HOUSE' })
  })

  it('name a rule that nobody knows any more by its id', () => {
    expect(explain('gone.window')).toMatchObject({ en: 'gone.window', status: 'UNVERIFIED', sources: [] })
  })
})
