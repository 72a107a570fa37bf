import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js'
import { searchText, type PersonSearch, type Sql } from '@parcours/store'

/** What was typed into a search box, as it stands in our rows; undefined for nothing. */
export function readSearch(sql: Sql, typed: string | undefined): PersonSearch | undefined {
  const text = typed?.trim().slice(0, 120) ?? ''
  if (text === '') return undefined
  const lower = text.toLowerCase()
  return {
    words: searchText(text).split(' ').slice(0, 6),
    // References are written by the creditor: as typed, or in capitals.
    references: text.length < 3 ? [] : [...new Set([text, text.toUpperCase()])],
    points: lower.includes('@') || /^[a-z][\w.+-]{3,}$/.test(lower) ? [lower] : phones(sql, text),
  }
}

/** `06 12 34` as the beginnings that E.164 gives it in the countries of our portfolios. */
function phones(sql: Sql, text: string): string[] {
  const digits = text.replaceAll(/[\s().-]/g, '')
  if (!/^\+?\d{4,15}$/.test(digits)) return []
  if (digits.startsWith('+')) return [digits]
  if (digits.startsWith('00')) return [`+${digits.slice(2)}`]
  const countries = sql.all<{ country: string }>('SELECT DISTINCT country FROM portfolio').map(({ country }) => country)
  return countries.flatMap((country) => (isSupportedCountry(country) ? [`+${getCountryCallingCode(country)}${digits.replace(/^0/, '')}`] : []))
}
