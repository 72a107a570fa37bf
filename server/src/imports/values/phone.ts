import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

export interface PhoneRead {
  /** E.164 */
  value: string
  kind: 'mobile' | 'landline'
}

/** Numbers that cost the person, or reach nobody in particular. */
const UNFIT = new Set(['PREMIUM_RATE', 'SHARED_COST', 'TOLL_FREE', 'UAN', 'VOICEMAIL', 'PAGER'])
const LANDLINE = new Set(['FIXED_LINE', 'VOIP'])
/** Ranges kept for fiction are not in the library's table: in France the first digit still tells. */
const FRENCH_NUMBER = /^\+33[1-79]\d{8}$/
const FRENCH_LANDLINE = /^\+33[1-59]/
/** French numbers of the everyday form: read without the library, which takes 15 us for one. */
const FRENCH = /^(?:\+33|0033|0)([1-79]\d{8})$/

/**
 * A phone in international form, read in the country where the person lives; undefined when it is none there: a wrong
 * guess of the country would call somebody else. An unknown line counts as mobile, the stricter of the two.
 */
export function readPhone(text: string, country: string): PhoneRead | undefined {
  const french = FRENCH.exec(text.replaceAll(/[\s.\-/]/g, ''))
  if (french?.[1] !== undefined && (country === 'FR' || !text.startsWith('0') || text.startsWith('00'))) {
    const value = `+33${french[1]}`
    return { value, kind: FRENCH_LANDLINE.test(value) ? 'landline' : 'mobile' }
  }
  return parsePhone(text, country)
}

/** The same by the library, for any country. */
export function parsePhone(text: string, country: string): PhoneRead | undefined {
  // The country was checked before; one that the library does not know gives undefined for national numbers.
  const parsed = parsePhoneNumberFromString(text.replace(/^\s*00/, '+'), country as CountryCode)
  if (!parsed || parsed.ext !== undefined || !(parsed.isValid() || FRENCH_NUMBER.test(parsed.number))) return undefined
  const type = parsed.getType()
  if (type !== undefined && UNFIT.has(type)) return undefined
  const isLandline = type === undefined ? FRENCH_LANDLINE.test(parsed.number) : LANDLINE.has(type)
  return { value: parsed.number, kind: isLandline ? 'landline' : 'mobile' }
}
