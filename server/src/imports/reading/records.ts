import Papa from 'papaparse'

export type Delimiter = ';' | ',' | '\t'
export const DELIMITERS = [';', ',', '\t'] as const

/** One record of a file with the line on which it begins; `fault` when its quotes make no sense. */
export interface FileRecord {
  /** From 1, the header's line. */
  line: number
  cells: string[]
  fault?: 'quotes'
}

/** A record longer than this has a quote that was opened and never closed. */
const LONGEST = 1_000_000

/**
 * Cuts text that comes in pieces into records, in bounded memory. A line whose quotes make no sense is given back as a
 * fault and reading goes on with the next line: one bad row never takes others with it. Where the pieces end changes nothing.
 */
export class RecordCutter {
  /** Complete lines that no record has taken yet: an open quote. */
  private text = ''
  /** The beginning of a line. */
  private tail = ''
  private line = 1
  private readonly parser: Papa.Parser
  private readonly longest: number

  constructor(delimiter: Delimiter, longest = LONGEST) {
    this.parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' })
    this.longest = longest
  }

  push(piece: string): FileRecord[] {
    const all = this.tail + piece
    // Half of a line break may stand at the end of a piece: it waits for the other half.
    const whole = (all.endsWith('\r') ? all.slice(0, -1) : all).replaceAll(/\r\n?/g, '\n')
    const end = whole.lastIndexOf('\n') + 1
    this.tail = whole.slice(end) + (all.endsWith('\r') ? '\r' : '')
    if (end === 0 && this.tail.length <= this.longest) return []
    this.text += whole.slice(0, end)
    const found = this.cut()
    while (this.text.length > this.longest) found.push(this.cutFault(), ...this.cut())
    if (this.tail.length > this.longest) {
      found.push({ line: this.line, cells: [this.tail.slice(0, 200)], fault: 'quotes' })
      this.tail = ''
    }
    return found
  }

  end(): FileRecord[] {
    const found = this.tail === '' ? [] : this.push('\n')
    while (this.text !== '') found.push(this.cutFault(), ...this.cut())
    return found
  }

  /** Takes all records that are complete. */
  private cut(): FileRecord[] {
    const found: FileRecord[] = []
    while (this.text !== '') {
      const { data, errors, meta } = this.parser.parse(this.text, 0, true) as Papa.ParseResult<string[]>
      const bad = errors.find((error) => error.type === 'Quotes')?.row ?? Infinity
      const good = data.slice(0, bad)
      for (const cells of good) this.take(found, cells)
      if (bad === Infinity) {
        this.text = this.text.slice(meta.cursor)
        return found
      }
      this.skipLines(good)
      found.push(this.cutFault())
    }
    return found
  }

  private take(found: FileRecord[], cells: string[]): void {
    // An empty line is no row.
    if (cells.length > 1 || (cells[0] ?? '').trim() !== '') found.push({ line: this.line, cells })
    this.line += linesOf(cells)
  }

  /** Cuts the text behind these records, which begin it. */
  private skipLines(records: string[][]): void {
    let at = 0
    for (let lines = records.reduce((sum, cells) => sum + linesOf(cells), 0); lines > 0; lines -= 1) at = this.text.indexOf('\n', at) + 1
    this.text = this.text.slice(at)
  }

  private cutFault(): FileRecord {
    const end = this.text.indexOf('\n')
    const fault: FileRecord = { line: this.line, cells: [this.text.slice(0, Math.min(end, 200))], fault: 'quotes' }
    this.text = this.text.slice(end + 1)
    this.line += 1
    return fault
  }
}

/** Lines of a record: one, and one more for each line break inside its quotes. */
function linesOf(cells: readonly string[]): number {
  let lines = 1
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines += 1
  }
  return lines
}
