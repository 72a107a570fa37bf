import { refusalsAfter, type Sql } from '@parcours/store'
import Papa from 'papaparse'
import { reasonWords } from './reasons.ts'

const PAGE = 1_000
const HEADER = ['line', 'column', 'reason', 'raison', 'value']

/** All refusals as CSV, in pages: with a byte order mark and semicolons, so that a spreadsheet opens it as it is. */
export async function* refusalsCsv(sql: Sql, importId: string): AsyncGenerator<string> {
  yield `\uFEFF${HEADER.join(';')}\r\n`
  let after = { line: 0, column: '' }
  for (let page = refusalsAfter(sql, importId, after, PAGE); page.length > 0; page = refusalsAfter(sql, importId, after, PAGE)) {
    const rows = page.map((one) => [String(one.line), one.column, reasonWords(one.reason).en, reasonWords(one.reason).fr, one.value])
    // What stood in the file comes back as text: a spreadsheet must not run it.
    yield `${Papa.unparse(rows, { delimiter: ';', escapeFormulae: true })}\r\n`
    after = page.at(-1) ?? after
  }
}
