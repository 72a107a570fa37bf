import type { RunRow } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import type { Words } from '@parcours/journey'
import { currencySymbol } from '../../lib/format.ts'
import { currentLanguage } from '../../lib/language.ts'
import type { Format } from '../../lib/use-format.ts'
import type { Column } from '../../ui/columns.ts'
import { RunStateMark } from '../../ui/run/run-state.tsx'

/** In the order in which they stand. */
export const COLUMN_KEYS = [
  'case', 'person', 'phone', 'email', 'journey', 'portfolio', 'arm', 'node', 'state', 'because', 'next', 'entered', 'version', 'arrears',
] as const
export type ColumnKey = (typeof COLUMN_KEYS)[number]
const USUAL: readonly ColumnKey[] = ['case', 'person', 'node', 'state', 'because', 'next', 'version', 'arrears']

/** Columns that a URL or a saved view names (`case,phone`); the usual ones for none that we know. */
export function columnKeys(named: string | readonly string[] | undefined): ColumnKey[] {
  const wanted = typeof named === 'string' ? named.split(',') : named ?? []
  const known = COLUMN_KEYS.filter((key) => wanted.includes(key))
  return known.length > 0 ? known : [...USUAL]
}

/** As the URL holds them; undefined for the usual ones. */
export const columnsParam = (keys: readonly ColumnKey[]): string | undefined => {
  const text = COLUMN_KEYS.filter((key) => keys.includes(key)).join(',')
  return text === USUAL.join(',') ? undefined : text
}

interface ColumnWords {
  t: TFunction<'runs'>
  words: (words: Words | null) => string
  nameOf: (name: string) => string
  nodeOf: (row: RunRow) => string
  format: Format
  nowMs: number
  /** The currency of all rows, named in the column's head; null when they differ. */
  currency: string | null
}

export function runColumns(keys: readonly ColumnKey[], say: ColumnWords): Column<RunRow>[] {
  const all = allColumns(say)
  // What somebody chose is shown at every width; the usual ones make room on a narrow screen.
  const chosen = columnsParam(keys) !== undefined
  return keys.map((key) => ({ key, ...all[key], ...(chosen && { from: 0 }) }))
}

function allColumns({ t, words, nameOf, nodeOf, format, nowMs, currency }: ColumnWords): Record<ColumnKey, Omit<Column<RunRow>, 'key'>> {
  const symbol = currency ? ` ${currencySymbol(currency, currentLanguage())}` : ''
  const head = (key: ColumnKey) => t(`columns.${key}`)
  return {
    case: { head: head('case'), width: '80px', cell: (row) => row.caseRef },
    person: { head: head('person'), width: 'minmax(100px, 1fr)', cell: (row) => row.person },
    phone: { head: head('phone'), width: '112px', cell: (row) => row.phone ?? '' },
    email: { head: head('email'), width: 'minmax(110px, 1.2fr)', cell: (row) => row.email ?? '' },
    journey: { head: head('journey'), width: 'minmax(92px, 1fr)', cell: (row) => row.journeyName },
    portfolio: { head: head('portfolio'), width: 'minmax(80px, 0.8fr)', cell: (row) => row.portfolio },
    arm: { head: head('arm'), width: 'minmax(80px, 0.8fr)', cell: (row) => row.arms.map(({ outcome }) => nameOf(outcome)).join(', ') },
    node: { head: head('node'), width: 'minmax(92px, 1fr)', from: 736, cell: nodeOf },
    state: { head: head('state'), width: '92px', cell: (row) => <RunStateMark state={row.state} /> },
    because: { head: head('because'), width: 'minmax(110px, 1.6fr)', quiet: true, from: 630, cell: (row) => (row.endReason === null ? words(row.because) : nameOf(row.endReason)) },
    next: { head: head('next'), width: '80px', from: 480, cell: (row) => nextOf(row, format, nowMs) },
    entered: { head: head('entered'), width: '80px', cell: (row) => format.when(row.enteredAtMs, nowMs) },
    version: { head: head('version'), width: '46px', quiet: true, from: 840, cell: (row) => `v${row.version}` },
    arrears: {
      head: `${head('arrears')}${symbol}`, width: '80px', align: 'end', from: 440,
      cell: (row) => (currency ? format.amount(row.arrearsCents, row.currency) : format.money(row.arrearsCents, row.currency)),
    },
  }
}

function nextOf(row: RunRow, format: Format, nowMs: number): string {
  if (row.endedAtMs !== null) return format.when(row.endedAtMs, nowMs)
  return row.nextAtMs === null ? '' : format.when(row.nextAtMs, nowMs)
}

/** The one currency of these rows, if they have one. */
export function commonCurrency(rows: readonly RunRow[]): string | null {
  const first = rows[0]?.currency ?? null
  return rows.every((row) => row.currency === first) ? first : null
}
