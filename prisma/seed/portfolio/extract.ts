import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TaiwanRow } from '@parcours/scoring'

/** A row of data/taiwan-late.csv, by the column names of the source. Amounts in NT$. */
export type LateRow = TaiwanRow & { ID: number }

const COLUMNS = [
  'ID', 'LIMIT_BAL', 'PAY_0', 'PAY_2', 'PAY_3', 'PAY_4', 'PAY_5', 'PAY_6', 'BILL_AMT1', 'BILL_AMT2', 'PAY_AMT1',
] as const satisfies readonly (keyof LateRow)[]

/** All rows, in the order of the file. Throws on a file that make-extract.mjs did not write. */
export function readExtract(): LateRow[] {
  const text = readFileSync(join(import.meta.dirname, '..', 'data', 'taiwan-late.csv'), 'utf8')
  const [header, ...lines] = text.trimEnd().split('\n').filter((line) => !line.startsWith('#'))
  if (header !== COLUMNS.join(',')) throw new Error('taiwan-late.csv has other columns: make it again with make-extract.mjs')
  return lines.map(rowOf)
}

function rowOf(line: string): LateRow {
  const cells = line.split(',').map(Number)
  if (cells.length !== COLUMNS.length || !cells.every(Number.isInteger)) throw new Error(`taiwan-late.csv: not a row: ${line}`)
  // As many integers as columns, in their order: every key of LateRow is there.
  return Object.fromEntries(COLUMNS.map((name, i) => [name, cells[i]])) as unknown as LateRow
}
