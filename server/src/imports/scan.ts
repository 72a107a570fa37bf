import { uniqueHeaders } from './rows/columns.ts'
import { recordsOf, type Reading } from './reading/read-file.ts'
import { weighDate, type OrderEvidence } from './values/date.ts'

/** What one pass over a file finds. */
export interface Scan {
  headers: string[]
  /** First rows below the header. */
  sample: string[][]
  rows: number
  /** What each column's dates say of their order. */
  dates: OrderEvidence[]
}

const SAMPLE = 500

/** Counts rows and weighs dates: an ambiguous order of day and month must not hang on the first rows. */
export async function scanFile(file: string, reading: Reading): Promise<Scan> {
  const scan: Scan = { headers: [], sample: [], rows: -1, dates: [] }
  for await (const batch of recordsOf(file, reading)) {
    for (const { cells, fault } of batch) {
      scan.rows += 1
      if (scan.rows === 0) {
        scan.headers = uniqueHeaders(cells)
        scan.dates = cells.map(() => ({ dmy: 0, mdy: 0 }))
      } else if (fault === undefined) note(scan, cells)
    }
  }
  scan.rows = Math.max(0, scan.rows)
  return scan
}

function note({ sample, dates }: Scan, cells: string[]): void {
  if (sample.length < SAMPLE) sample.push(cells)
  for (let i = 0; i < dates.length; i++) {
    const cell = cells[i] ?? ''
    const evidence = dates[i]
    // A length that numeric dates have: most cells are passed by without a look.
    if (evidence && cell.length >= 8 && cell.length <= 21) weighDate(evidence, cell)
  }
}
