import { countryOfNumber, zonesOfCountry } from './countries.ts'
import { zonesOfFrenchNumber, zonesOfFrenchPostcode, zonesOfOverseasNumber } from './france.ts'
import { zonesOfAreaCode } from './us-area-codes.ts'
import { zonesOfZip } from './us-zips.ts'

/** What is known of where somebody lives. */
export interface Whereabouts {
  postcode?: string
  /** ISO 3166 alpha-2. */
  country: string
  /** International (`+33...`, `0033...`) or national to `country`. */
  phone?: string
}

interface NumberZones {
  zones: readonly string[]
  /** False for a number of the same country that is carried anywhere: it yields to a postcode. */
  geographic: boolean
}

/**
 * Candidate IANA zones, without repeats, the postcode's first. A postcode and a number that speak of different places
 * give both (Regulation F, comment 6(b)(1)(i)-2: only hours good in all); neither known gives all zones of the country;
 * a country that is unknown too gives none, and the policy then holds the contact.
 */
export function zonesOf({ postcode, country, phone }: Whereabouts): string[] {
  const fromPostcode = postcode === undefined ? undefined : zonesOfPostcode(postcode, country.toUpperCase())
  const fromPhone = phone === undefined ? undefined : zonesOfPhone(phone, country.toUpperCase())
  const carried = fromPostcode && fromPhone && !fromPhone.geographic
  const known = [...(fromPostcode ?? []), ...(carried ? [] : (fromPhone?.zones ?? []))]
  return [...new Set(known.length > 0 ? known : zonesOfCountry(country))]
}

/** Countries that use French postcodes. */
const FRENCH = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'BL', 'MF', 'PM', 'WF', 'PF', 'NC', 'MC'])
const AMERICAN = new Set(['US', 'PR', 'VI', 'GU', 'AS'])

function zonesOfPostcode(postcode: string, country: string): readonly string[] | undefined {
  if (FRENCH.has(country)) return zonesOfFrenchPostcode(postcode)
  if (AMERICAN.has(country)) return zonesOfZip(postcode)
  if (country === 'ES' && /^\d{5}$/.test(postcode))
    return [/^(35|38)/.test(postcode) ? 'Atlantic/Canary' : 'Europe/Madrid']
  // A country with one zone needs no table; in another the postcode says nothing that we know.
  const zones = zonesOfCountry(country)
  return zones.length === 1 ? zones : undefined
}

function zonesOfPhone(phone: string, country: string): NumberZones | undefined {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^00/, '+')
  if (digits.startsWith('+')) return zonesOfInternational(digits.slice(1), country)
  if (FRENCH.has(country) && /^0\d{9}$/.test(digits)) return zonesOfFrenchNumber(digits)
  if (AMERICAN.has(country) || country === 'CA') return zonesOfAmerican(digits.replace(/^1(?=\d{10}$)/, ''))
  return undefined
}

function zonesOfInternational(digits: string, country: string): NumberZones | undefined {
  if (digits.startsWith('1')) return zonesOfAmerican(digits.slice(1))
  if (digits.startsWith('33')) {
    // Overseas numbers have calling codes of their own; under +33 a 06 39 is a mainland mobile.
    return { zones: ['Europe/Paris'], geographic: /^33[1-5]/.test(digits) || !FRENCH.has(country) }
  }
  const overseas = zonesOfOverseasNumber(digits)
  if (overseas) return { zones: overseas, geographic: true }
  const numberCountry = countryOfNumber(digits)
  if (numberCountry === undefined) return undefined
  return { zones: zonesOfCountry(numberCountry), geographic: numberCountry !== country }
}

function zonesOfAmerican(national: string): NumberZones | undefined {
  const zones = /^\d{10}$/.test(national) ? zonesOfAreaCode(national.slice(0, 3)) : undefined
  return zones && { zones, geographic: true }
}
