import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js'
import { searchText, type PersonSearch, type RunListFilter, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { RunFilter } from '../routers/views.ts'
import { overdueBefore } from './live-overdue.ts'

/** What the router was asked, as the store asks it: as of now, since overdue is a matter of the hour. */
export function readRunFilter(deps: Pick<Deps, 'db' | 'clock'>, filter: RunFilter): RunListFilter {
  const { version, search, ...rest } = filter
  const { read } = deps.db
  return {
    ...rest, overdueBefore: overdueBefore(deps), search: readSearch(read, search),
    // No version has an empty id: one that does not exist has no runs.
    ...(version !== undefined && { versionId: versionOf(read, filter.journeyId, version) ?? '' }),
  }
}

const versionOf = (sql: Sql, journeyId: string | undefined, number: number): string | undefined =>
  sql.get<{ id: string }>('SELECT id FROM version WHERE journeyId = ? AND number = ?', journeyId ?? '', number)?.id

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
