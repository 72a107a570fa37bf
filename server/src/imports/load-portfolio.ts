import { zonesOf } from '@parcours/clock'
import {
  addRefusals, loadRows, saveProgress, type Destination, type ImportRecord, type PortfolioRecord, type PortfolioRow, type Refusal,
} from '@parcours/store'
import type { Deps } from '../deps.ts'
import { breathe } from './breathe.ts'
import { addTotals, optionsOf, totalsOf, type Totals } from './options.ts'
import { chunksOf } from './reading/chunks.ts'
import type { FileRecord } from './reading/records.ts'
import { columnsOf, headerOf, type Columns } from './rows/columns.ts'
import { readPortfolioRow, withHeader } from './rows/portfolio-row.ts'
import { SeenLines } from './seen-lines.ts'
import { languageOfCountry } from './values/names.ts'

/**
 * Rows of one transaction, which holds the writer and this process for some 250 ms. Fewer cost more: each transaction
 * writes nearly every page of the indexes on names and addresses (1.1 GB for 100,000 rows by 2,000; 0.6 GB by 5,000).
 */
const CHUNK = 4_000

interface Loading {
  columns: Columns
  /** Debts and customers that the file has named so far. */
  debts: SeenLines
  customers: SeenLines
  totals: Totals
  destination: Omit<Destination, 'nowMs'>
}

/**
 * Loads a portfolio file behind what earlier runs of the same import have counted. A row is compared with what is stored,
 * so loading it again changes nothing. Stops between chunks when asked to.
 */
export async function loadPortfolio(deps: Deps, one: { record: ImportRecord; portfolio: PortfolioRecord; file: string; stop: AbortSignal }): Promise<void> {
  const { record, portfolio } = one
  const options = optionsOf(record)
  const loading: Loading = {
    columns: columnsOf({ ...options, portfolio }), debts: new SeenLines(), customers: new SeenLines(), totals: totalsOf(record),
    destination: {
      importId: record.id, portfolio, nextCase: { number: null }, languageOf: languageOfCountry,
      zonesOf: ({ postcode, country, phone }) => zonesOf({ country, ...(postcode !== null && { postcode }), ...(phone !== null && { phone }) }),
    },
  }
  let read = 0
  for await (const chunk of chunksOf(one.file, options, CHUNK)) {
    if (one.stop.aborted) return
    const rest = Math.max(0, record.done - read)
    read += chunk.length
    const parsed = parseChunk(loading, chunk)
    await breathe()
    // What is booked already is read for what it names only.
    const from = chunk[rest]?.line
    if (from !== undefined) {
      const isNew = (one: { line: number }) => one.line >= from
      await bookChunk(deps, loading, { rows: parsed.rows.filter(isNew), refusals: parsed.refusals.filter(isNew), count: chunk.length - rest })
    }
    await breathe()
  }
}

function parseChunk({ columns, debts, customers }: Loading, chunk: readonly FileRecord[]): { rows: PortfolioRow[]; refusals: Refusal[] } {
  const rows: PortfolioRow[] = []
  const refusals: Refusal[] = []
  for (const record of chunk) {
    const result = readPortfolioRow(columns, record)
    refusals.push(...result.refusals)
    if (!result.row) continue
    const before = debts.note(result.row.reference, record.line)
    if (before === undefined) rows.push({ ...result.row, again: customers.note(result.row.customerRef, record.line) !== undefined })
    else refusals.push({ line: record.line, column: headerOf(columns, 'reference'), reason: `duplicate_in_file:${before}`, value: result.row.reference })
  }
  return { rows, refusals }
}

/** One transaction: the rows, what was refused, and how far we are. */
async function bookChunk(deps: Deps, loading: Loading, chunk: { rows: PortfolioRow[]; refusals: Refusal[]; count: number }): Promise<void> {
  const { destination, columns } = loading
  const nextCase = { ...destination.nextCase }
  loading.totals = await deps.db.write((sql) => {
    const loaded = loadRows(sql, { ...destination, nextCase, nowMs: deps.clock.nowMs() }, chunk.rows)
    const refused = new Set(loaded.refusals.map((one) => one.line))
    const taken = chunk.rows.filter((row) => !refused.has(row.line)).map((row) => ({ currency: row.currency, amountCents: row.arrearsCents }))
    const totals = addTotals(loading.totals, chunk.count, taken)
    addRefusals(sql, destination.importId, [...chunk.refusals, ...loaded.refusals.map((one) => withHeader(columns, one))])
    const { inserted, updated, unchanged } = loaded
    saveProgress(sql, destination.importId, { done: chunk.count, inserted, updated, unchanged, refused: chunk.count - taken.length, totals: JSON.stringify(totals) })
    return totals
  })
  destination.nextCase = nextCase
}
