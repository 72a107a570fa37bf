import { DELIMITERS, RecordCutter, type Delimiter } from './records.ts'

/** The separator that cuts the first lines into the most columns of one number. */
export function guessDelimiter(head: string): Delimiter {
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(head, delimiter) }))
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

function scoreOf(head: string, delimiter: Delimiter): number {
  const records = new RecordCutter(delimiter).push(head).slice(0, 50)
  const widths = (records.length > 0 ? records : new RecordCutter(delimiter).push(`${head}\n`)).map((record) => record.cells.length)
  const first = widths[0] ?? 1
  // Columns of the header, by the share of rows that are as wide: a decimal comma cuts rows and no header.
  return first < 2 ? 0 : first * (widths.filter((width) => width === first).length / widths.length)
}
