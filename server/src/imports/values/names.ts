const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const SIGNS: Record<string, string> = { '€': 'EUR', '$': 'USD', '£': 'GBP', euro: 'EUR', euros: 'EUR', dollar: 'USD', dollars: 'USD' }

/** ISO 4217 code of what a cell says. */
export function readCurrency(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  return CURRENCIES.has(code) ? code : SIGNS[text.trim().toLowerCase()]
}

/** Lower case without accents and signs: how names and headers are compared. */
export const bare = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])
let countries: Map<string, string> | undefined

function countryTable(): Map<string, string> {
  const table = new Map<string, string>([['uk', 'GB'], ['usa', 'US'], ['etats unis d amerique', 'US'], ['deutschland', 'DE'], ['espana', 'ES'], ['italia', 'IT']])
  const names = ['en', 'fr'].map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }))
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const said = names.map((one) => one.of(code)).filter((name) => name !== undefined)
    // Codes that were replaced (FX, UK) bear the names of those in force.
    if (said.length === 0 || NO_COUNTRIES.has(code) || new Intl.Locale(`und-${code}`).region !== code) continue
    for (const name of [code, ...said]) table.set(bare(name), code)
  }
  return table
}

/** ISO 3166 alpha-2 code of a code or of a name in English or French. */
export const readCountry = (text: string): string | undefined => (countries ??= countryTable()).get(bare(text))

const LANGUAGES: Record<string, string> = {
  francais: 'fr', french: 'fr', fra: 'fr', fre: 'fr', anglais: 'en', english: 'en', eng: 'en', allemand: 'de', german: 'de', deutsch: 'de',
  espagnol: 'es', spanish: 'es', italien: 'it', italian: 'it', portugais: 'pt', portuguese: 'pt', neerlandais: 'nl', dutch: 'nl', arabe: 'ar', arabic: 'ar',
}

/** ISO 639-1 code of `fr`, `fr-FR`, `Français`... */
export function readLanguage(text: string): string | undefined {
  const said = bare(text)
  return LANGUAGES[said] ?? /^([a-z]{2})(?: [a-z]{2,4})?$/.exec(said)?.[1]
}

const FRENCH_SPEAKING = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'BL', 'MF', 'PM', 'WF', 'PF', 'NC', 'MC', 'BE', 'LU', 'CH'])
/** The language to write in when nobody has said which. */
export const languageOfCountry = (country: string): string => (FRENCH_SPEAKING.has(country) ? 'fr' : 'en')
