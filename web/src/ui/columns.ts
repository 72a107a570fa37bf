import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  head: ReactNode
  /** A track of `grid-template-columns`: `92px`, `minmax(120px, 1fr)`. */
  width: string
  cell: (row: Row) => ReactNode
  align?: 'end'
  /** Grey: supports the other columns. */
  quiet?: boolean
  /** Least width of the list, in px, at which the column is shown. */
  from?: number
}

/** Columns that fit a list of `width` px; before the first measure, all of them. */
export function shownColumns<Row>(columns: readonly Column<Row>[], width: number | null): Column<Row>[] {
  return columns.filter((column) => width === null || width >= (column.from ?? 0))
}
