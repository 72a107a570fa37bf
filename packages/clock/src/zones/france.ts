/**
 * French postcodes and telephone prefixes to zones. The five departments overseas share the country code FR with the
 * mainland; the collectivities (Polynesia, New Caledonia, Saint-Pierre...) have country codes of their own as well.
 */
const MAINLAND = 'Europe/Paris'

/** Longest prefix first: Saint-Barthélemy and Saint-Martin still use Guadeloupe postcodes. */
const POSTCODES: readonly (readonly [prefix: string, zones: readonly string[]])[] = [
  ['97133', ['America/St_Barthelemy']],
  ['97150', ['America/Marigot']],
  ['9870', ['Pacific/Tahiti']],
  ['9871', ['Pacific/Tahiti']],
  ['971', ['America/Guadeloupe']],
  ['972', ['America/Martinique']],
  ['973', ['America/Cayenne']],
  ['974', ['Indian/Reunion']],
  ['975', ['America/Miquelon']],
  ['976', ['Indian/Mayotte']],
  ['977', ['America/St_Barthelemy']],
  ['978', ['America/Marigot']],
  ['984', ['Indian/Kerguelen']],
  ['986', ['Pacific/Wallis']],
  // Outer islands of Polynesia: Marquesas and Gambier keep another time than Tahiti.
  ['987', ['Pacific/Tahiti', 'Pacific/Marquesas', 'Pacific/Gambier']],
  ['988', ['Pacific/Noumea']],
]

/** National prefixes of numbers overseas, as dialled with a leading 0. */
const NUMBERS: readonly (readonly [prefixes: string, zones: readonly string[]])[] = [
  ['0590 0690 0691', ['America/Guadeloupe', 'America/St_Barthelemy', 'America/Marigot']],
  ['0596 0696 0697', ['America/Martinique']],
  ['0594 0694', ['America/Cayenne']],
  ['0269 0639', ['Indian/Mayotte']],
  ['0262 0263 0692 0693', ['Indian/Reunion']],
]

/** Calling codes of their own; +262 is shared, and split by the digits behind it where they tell. */
const CALLING_CODES: Record<string, readonly string[]> = {
  '590': ['America/Guadeloupe', 'America/St_Barthelemy', 'America/Marigot'],
  '596': ['America/Martinique'],
  '594': ['America/Cayenne'],
  '262': ['Indian/Reunion', 'Indian/Mayotte'],
  '508': ['America/Miquelon'],
  '681': ['Pacific/Wallis'],
  '687': ['Pacific/Noumea'],
  '689': ['Pacific/Tahiti', 'Pacific/Marquesas', 'Pacific/Gambier'],
}

/** Numbers that Arcep keeps for fiction; 06 39 98 would else read as Mayotte. */
const FICTION = '063998'

/** All zones under the country code FR, for somebody of whom nothing else is known. */
export const FRENCH_ZONES: readonly string[] = [
  MAINLAND,
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
]

/** Zones of a postcode; undefined when it is not one. */
export function zonesOfFrenchPostcode(postcode: string): readonly string[] | undefined {
  const digits = postcode.replace(/\s/g, '')
  if (!/^\d{5}$/.test(digits) || digits.startsWith('00')) return undefined
  return POSTCODES.find(([prefix]) => digits.startsWith(prefix))?.[1] ?? [MAINLAND]
}

/** Zones of a number's calling code overseas (`590690123456`, without +); undefined when it is another. */
export function zonesOfOverseasNumber(international: string): readonly string[] | undefined {
  if (/^262(269|639)/.test(international)) return ['Indian/Mayotte']
  if (/^262(262|263|692|693)/.test(international)) return ['Indian/Reunion']
  return CALLING_CODES[international.slice(0, 3)]
}

export interface FrenchNumberZones {
  zones: readonly string[]
  /** False for mobiles and 09 numbers: carried anywhere, so an address says more. */
  geographic: boolean
}

/** Zones of a national French number with its leading 0 (`0612345678`). */
export function zonesOfFrenchNumber(national: string): FrenchNumberZones {
  const prefix = national.startsWith(FICTION) ? '' : national.slice(0, 4)
  const overseas = prefix && NUMBERS.find(([prefixes]) => prefixes.split(' ').includes(prefix))
  if (overseas) return { zones: overseas[1], geographic: true }
  return { zones: [MAINLAND], geographic: /^0[1-5]/.test(national) }
}
