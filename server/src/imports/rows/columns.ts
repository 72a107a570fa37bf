import { ATTRIBUTE, type Mapping } from '../fields/guess-mapping.ts'
import type { FileRecord } from '../reading/records.ts'
import type { Decimal } from '../values/amount.ts'
import type { DateOrder } from '../values/date.ts'

/** Headers as shown and mapped: each once, none empty. */
export function uniqueHeaders(cells: readonly string[]): string[] {
  const used = new Set<string>()
  return cells.map((cell, i) => {
    const base = cell.trim().replaceAll(/\s+/g, ' ') || `#${i + 1}`
    let name = base
    for (let n = 2; used.has(name); n++) name = `${base} (${n})`
    used.add(name)
    return name
  })
}

/** How the rows of one import are read. */
export interface RowReading {
  headers: readonly string[]
  mapping: Mapping
  decimal: Decimal
  dateOrder: DateOrder
  portfolio: { country: string; currency: string }
}

/** Cells of a row by field name. */
export interface Columns {
  width: number
  reading: RowReading
  /** Index of the column that feeds a field. */
  at: ReadonlyMap<string, number>
  attributes: readonly { name: string; at: number }[]
}

export function columnsOf(reading: RowReading): Columns {
  const at = new Map<string, number>()
  const attributes: { name: string; at: number }[] = []
  for (const [name, header] of Object.entries(reading.mapping)) {
    const index = reading.headers.indexOf(header)
    if (index < 0) continue
    if (name.startsWith(ATTRIBUTE)) attributes.push({ name: name.slice(ATTRIBUTE.length), at: index })
    else at.set(name, index)
  }
  return { width: reading.headers.length, reading, at, attributes }
}

/** What a row says of a field, without spaces around it; empty when it says nothing. */
export function cellOf({ at }: Columns, { cells }: FileRecord, field: string): string {
  const index = at.get(field)
  return index === undefined ? '' : (cells[index] ?? '').trim()
}

/** The header over a field, for refusals. */
export const headerOf = ({ reading }: Columns, field: string): string => reading.mapping[field] ?? field

/** Cells beyond the header: a separator inside a value has moved the row, so that nothing in it can be trusted. */
export const isTooWide = ({ width }: Columns, { cells }: FileRecord): boolean =>
  cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')
