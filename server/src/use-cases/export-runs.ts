import { setImmediate as breathe } from 'node:timers/promises'
import type { Language } from '@parcours/journey'
import { listRuns, nextRuns, type ListedRun } from '@parcours/store'
import Papa from 'papaparse'
import type { Deps } from '../deps.ts'
import type { RunFilter } from '../routers/views.ts'
import { exportColumns, type ExportColumn } from './export-runs-columns.ts'
import { readRunFilter } from './run-search.ts'
import { runRows } from './run-search-page.ts'

const PAGE = 500

/**
 * The runs of a filter as CSV, in the order of the list: with a byte order mark and semicolons, so that a spreadsheet opens
 * it as it is. Read page by page by the list's own key, so that no more than one page stands in memory; the filter is
 * read once, so what is overdue stays the same from the first line to the last.
 */
export async function* runsCsv(deps: Deps, filter: RunFilter, as: { columns: readonly string[]; language: Language }): AsyncGenerator<string> {
  const columns = exportColumns(as.columns)
  yield `\uFEFF${line(columns.map(({ head }) => head[as.language]))}`
  const asked = readRunFilter(deps, filter)
  const first = listRuns(deps.db.read, asked, { limit: PAGE })
  let page: { rows: ListedRun[]; next: string | null } = first
  for (;;) {
    const rows = runRows(deps, asked, page.rows.map(({ id }) => id))
    if (rows.length > 0) yield rows.map((row) => line(cellsOf(columns, row, as.language))).join('')
    if (page.next === null) return
    // Reading is synchronous: between two pages others are served.
    await breathe()
    page = nextRuns(deps.db.read, asked, { cursor: page.next, limit: PAGE, total: first.total })
  }
}

const cellsOf = (columns: readonly ExportColumn[], row: Parameters<ExportColumn['cell']>[0], language: Language): string[] =>
  columns.map(({ cell }) => cell(row, language))

// Names came in with a file: a spreadsheet must not run them.
const line = (cells: readonly string[]): string => `${Papa.unparse([cells], { delimiter: ';', escapeFormulae: true })}\r\n`
