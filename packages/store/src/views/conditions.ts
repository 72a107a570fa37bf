export type Value = string | number | null

/** A piece of SQL with the values of its question marks. */
export interface Condition {
  sql: string
  values: Value[]
}

export const condition = (sql: string, ...values: Value[]): Condition => ({ sql, values })

/** All of them; with none, everything. */
export const allOf = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.length === 0 ? '1 = 1' : conditions.map(({ sql }) => sql).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
})

/** `column IN (list)` with one statement text for every length. */
export const among = (column: string, list: readonly Value[]): Condition =>
  condition(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(list))

/** One page of a list: all that it counts, the rows of this page, and where the next begins. */
export interface Page<T> {
  total: number
  rows: T[]
  next: string | null
}

/** Cursors carry the sort key of the last row: an instant (or 0) and an id. */
export const cursorOf = (at: number, id: string): string => `${at}~${id}`

/** Undefined for anything that is no cursor of ours: the list then starts at its beginning. */
export function readCursor(cursor: string | undefined): { at: number; id: string } | undefined {
  const match = /^(-?\d{1,16})~(.{1,200})$/s.exec(cursor ?? '')
  return match?.[1] !== undefined && match[2] !== undefined ? { at: Number(match[1]), id: match[2] } : undefined
}
