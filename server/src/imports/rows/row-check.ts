import type { Refusal } from '@parcours/store'
import { readAmount } from '../values/amount.ts'
import { readDate } from '../values/date.ts'
import type { FileRecord } from '../reading/records.ts'
import { cellOf, headerOf, isTooWide, type Columns } from './columns.ts'

/** Reads the values of one row and collects what is wrong with it: a row tells all its faults at once. */
export class RowCheck {
  readonly refusals: Refusal[] = []
  readonly columns: Columns
  readonly record: FileRecord
  /** Something without which the row means nothing is missing or unreadable. */
  isRefused = false

  constructor(columns: Columns, record: FileRecord) {
    this.columns = columns
    this.record = record
    if (record.fault) this.refuse('', record.fault, record.cells[0] ?? '')
    else if (isTooWide(columns, record)) this.refuse('', `too_many_columns:${record.cells.length}`, record.cells.slice(columns.width).join(' '))
  }

  text = (field: string): string => cellOf(this.columns, this.record, field)

  refuse(field: string, reason: string, value: string): void {
    this.isRefused = true
    this.note(field, reason, value)
  }

  /** Says that a value was left out of a row that comes in. */
  note(field: string, reason: string, value: string): void {
    this.refusals.push({ line: this.record.line, column: field === '' ? '' : headerOf(this.columns, field), reason, value })
  }

  /** A key of the ledger: needed, and short enough for one. */
  key(field: string): string {
    const text = this.text(field)
    if (text === '') this.refuse(field, 'missing', '')
    else if (text.length > 120) this.refuse(field, 'too_long', text)
    return text
  }

  /** Minor units of the currency; null when the cell is empty, which is a fault where it is needed. */
  amount(field: string, { currency, needed }: { currency: string; needed: boolean }): number | null {
    const text = this.text(field)
    if (text === '') {
      if (needed) this.refuse(field, 'missing', '')
      return null
    }
    const read = readAmount(text, { currency, decimal: this.columns.reading.decimal })
    if (read.ok) return read.cents
    this.refuse(field, read.reason, text)
    return null
  }

  /** A needed day, YYYY-MM-DD. */
  day(field: string): string {
    const text = this.text(field)
    const { dateOrder } = this.columns.reading
    const day = readDate(text, dateOrder)
    if (day === undefined) this.refuse(field, text === '' ? 'missing' : dateOrder === 'dmy' ? 'not_a_date' : 'not_a_date_mdy', text)
    return day ?? ''
  }
}
