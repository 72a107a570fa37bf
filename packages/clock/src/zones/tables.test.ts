import { describe, expect, it } from 'vitest'
import { CANADIAN_ZONES, LETTERS, US_ZONES, zonesOfLetters } from './north-america.ts'
import { zonesOfAreaCode } from './us-area-codes.ts'
import { zonesOfZip } from './us-zips.ts'
import { zonesOfCountry } from './countries.ts'
import { zoneOffset } from './offset.ts'

describe('the tables of North America', () => {
  it('name only zones that exist', () => {
    for (const zone of Object.values(LETTERS)) expect(Number.isFinite(zoneOffset(0, zone))).toBe(true)
    expect(() => zonesOfLetters('Q')).toThrow(/No zone/)
  })

  it('hold hundreds of area codes and none that is toll-free', () => {
    const known = Array.from({ length: 800 }, (_, n) => String(200 + n)).filter((code) => zonesOfAreaCode(code))
    expect(known.length).toBeGreaterThan(400)
    for (const code of ['800', '888', '877', '866', '855', '844', '833', '500', '700', '900']) {
      expect(zonesOfAreaCode(code)).toBeUndefined()
    }
  })

  it('cover the ZIP codes of all states, in candidates of the country only', () => {
    const zips = Array.from({ length: 1_000 }, (_, n) => `${String(n).padStart(3, '0')}01`)
    const known = zips.flatMap((zip) => zonesOfZip(zip) ?? [])
    expect(zips.filter((zip) => zonesOfZip(zip)).length).toBeGreaterThan(880)
    const territories = ['America/Puerto_Rico', 'Pacific/Guam']
    for (const zone of known) expect([...US_ZONES, ...territories]).toContain(zone)
  })

  it('agree with each other for capitals of both tables', () => {
    const pairs = [
      ['303', '80202'],
      ['504', '70112'],
      ['206', '98101'],
      ['305', '33101'],
      ['907', '99546'],
      ['808', '96801'],
    ]
    for (const [code = '', zip = ''] of pairs) {
      expect(zonesOfAreaCode(code)).toEqual(expect.arrayContaining([...(zonesOfZip(zip) ?? ['none'])]))
    }
  })
})

it('every country has zones that exist', () => {
  for (const country of [
    'FR',
    'US',
    'CA',
    'BE',
    'LU',
    'NL',
    'DE',
    'CH',
    'AT',
    'IT',
    'ES',
    'PT',
    'GB',
    'IE',
    'MC',
    'PF',
    'NC',
  ]) {
    const zones = zonesOfCountry(country)
    expect(zones.length).toBeGreaterThan(0)
    for (const zone of zones) expect(Number.isFinite(zoneOffset(0, zone))).toBe(true)
  }
  expect(zonesOfCountry('CA')).toEqual(CANADIAN_ZONES)
})
