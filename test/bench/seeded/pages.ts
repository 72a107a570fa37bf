import type { Db, Sql } from '@parcours/store'

const PAGE = 5_000

/** Writes many rows in transactions of a few thousand each, so that the server beside can write too. */
export async function inPages<T>(db: Db, rows: Iterable<T>, write: (sql: Sql, row: T) => void): Promise<number> {
  let count = 0
  const flush = (page: T[]) => db.write((sql) => page.forEach((row) => write(sql, row)))
  let page: T[] = []
  for (const row of rows) {
    page.push(row)
    count++
    if (page.length < PAGE) continue
    await flush(page)
    page = []
  }
  await flush(page)
  return count
}
