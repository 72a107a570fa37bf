import type { RunRow } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import { currencySymbol } from '../../lib/format.ts'
import { currentLanguage } from '../../lib/language.ts'
import type { Format } from '../../lib/use-format.ts'
import type { Column } from '../../ui/columns.ts'
import { RunStateMark } from '../../ui/run/run-state.tsx'
import type { Words } from '@parcours/journey'

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

export function runColumns({ t, words, nameOf, nodeOf, format, nowMs, currency }: ColumnWords): Column<RunRow>[] {
  const symbol = currency ? ` ${currencySymbol(currency, currentLanguage())}` : ''
  return [
    { key: 'case', head: t('columns.case'), width: '80px', cell: (row) => row.caseRef },
    { key: 'person', head: t('columns.person'), width: 'minmax(100px, 1fr)', cell: (row) => row.person },
    { key: 'node', head: t('columns.node'), width: 'minmax(92px, 1fr)', from: 736, cell: nodeOf },
    { key: 'state', head: t('columns.state'), width: '92px', cell: (row) => <RunStateMark state={row.state} /> },
    { key: 'because', head: t('columns.because'), width: 'minmax(110px, 1.6fr)', quiet: true, from: 630, cell: (row) => (row.endReason === null ? words(row.because) : nameOf(row.endReason)) },
    { key: 'next', head: t('columns.next'), width: '80px', from: 480, cell: (row) => nextOf(row, format, nowMs) },
    { key: 'version', head: t('columns.version'), width: '46px', quiet: true, from: 840, cell: (row) => `v${row.version}` },
    {
      key: 'arrears', head: `${t('columns.arrears')}${symbol}`, width: '80px', align: 'end', from: 440,
      cell: (row) => (currency ? format.amount(row.arrearsCents, row.currency) : format.money(row.arrearsCents, row.currency)),
    },
  ]
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
