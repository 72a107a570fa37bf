/**
 * Letters for the zones of North America, so that the tables of codes stay readable. States that keep the same rules as
 * a larger zone share its letter (Detroit and Indianapolis with New York).
 */
export const LETTERS = {
  E: 'America/New_York',
  C: 'America/Chicago',
  M: 'America/Denver',
  Z: 'America/Phoenix',
  P: 'America/Los_Angeles',
  A: 'America/Anchorage',
  D: 'America/Adak',
  H: 'Pacific/Honolulu',
  R: 'America/Puerto_Rico',
  G: 'Pacific/Guam',
  S: 'Pacific/Pago_Pago',
  T: 'America/Toronto',
  W: 'America/Winnipeg',
  K: 'America/Regina',
  L: 'America/Edmonton',
  V: 'America/Vancouver',
  X: 'America/Halifax',
  N: 'America/St_Johns',
} as const satisfies Record<string, string>

type Letter = keyof typeof LETTERS

/** `EC` -> New York and Chicago. Throws on a letter outside the table: a slip in our own data. */
export function zonesOfLetters(letters: string): readonly string[] {
  return letters.split('').map((letter) => {
    if (!(letter in LETTERS)) throw new Error(`No zone has the letter ${letter}`)
    return LETTERS[letter as Letter]
  })
}

/** Contiguous states, Alaska and Hawaii: somebody in the United States of whom nothing else is known. */
export const US_ZONES: readonly string[] = zonesOfLetters('ECMZPAH')
export const CANADIAN_ZONES: readonly string[] = zonesOfLetters('TWKLVXN')
