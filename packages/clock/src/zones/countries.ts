import { FRENCH_ZONES } from './france.ts'
import { CANADIAN_ZONES, US_ZONES } from './north-america.ts'

/** All zones of a country, by ISO 3166 code. A country that is missing here has no candidates: its contacts are held. */
const ZONES: Record<string, readonly string[]> = {
  FR: FRENCH_ZONES,
  GP: ['America/Guadeloupe'],
  MQ: ['America/Martinique'],
  GF: ['America/Cayenne'],
  RE: ['Indian/Reunion'],
  YT: ['Indian/Mayotte'],
  BL: ['America/St_Barthelemy'],
  MF: ['America/Marigot'],
  PM: ['America/Miquelon'],
  WF: ['Pacific/Wallis'],
  PF: ['Pacific/Tahiti', 'Pacific/Marquesas', 'Pacific/Gambier'],
  NC: ['Pacific/Noumea'],
  MC: ['Europe/Paris'],
  US: US_ZONES,
  PR: ['America/Puerto_Rico'],
  VI: ['America/Puerto_Rico'],
  GU: ['Pacific/Guam'],
  AS: ['Pacific/Pago_Pago'],
  CA: CANADIAN_ZONES,
  BE: ['Europe/Brussels'],
  LU: ['Europe/Luxembourg'],
  NL: ['Europe/Amsterdam'],
  DE: ['Europe/Berlin'],
  CH: ['Europe/Zurich'],
  AT: ['Europe/Vienna'],
  IT: ['Europe/Rome'],
  ES: ['Europe/Madrid', 'Atlantic/Canary'],
  PT: ['Europe/Lisbon', 'Atlantic/Azores', 'Atlantic/Madeira'],
  GB: ['Europe/London'],
  IE: ['Europe/Dublin'],
}

/** Calling codes of those countries, without +; North America (1) and France overseas are told apart elsewhere. */
const CALLING_CODES: Record<string, string> = {
  '32': 'BE',
  '352': 'LU',
  '31': 'NL',
  '49': 'DE',
  '41': 'CH',
  '43': 'AT',
  '39': 'IT',
  '34': 'ES',
  '351': 'PT',
  '44': 'GB',
  '353': 'IE',
  '377': 'MC',
}

export function zonesOfCountry(country: string): readonly string[] {
  return ZONES[country.toUpperCase()] ?? []
}

/** Country of an international number without +; undefined when its calling code is not in the table. */
export function countryOfNumber(international: string): string | undefined {
  return CALLING_CODES[international.slice(0, 3)] ?? CALLING_CODES[international.slice(0, 2)]
}
