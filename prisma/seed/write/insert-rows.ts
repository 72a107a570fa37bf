import type { Db } from '@parcours/store'

type Cell = string | number | null

/** Rows of one transaction: short enough that nobody else waits for the one writer of SQLite. */
const CHUNK = 5_000

/** How a column is named in SQL: these names come from our own code, never from outside. */
const quoted = (name: string) => `"${name}"`

/**
 * Writes rows by chunks of 5,000, each in a transaction of its own. Rows that are there already stay as they are,
 * so a seed that was cut off can simply be run again.
 */
export async function insertRows<C extends string>(db: Db, table: string, { columns, rows }: {
  columns: readonly C[]
  rows: readonly Readonly<Record<NoInfer<C>, Cell>>[]
}): Promise<void> {
  const cells = columns.map((_, i) => `value ->> ${i}`)
  // WHERE true: without it SQLite reads ON CONFLICT as the beginning of a join.
  const sql = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) SELECT ${cells.join(', ')} FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`
  for (let at = 0; at < rows.length; at += CHUNK) {
    const packed = JSON.stringify(rows.slice(at, at + CHUNK).map((row) => columns.map((name) => row[name])))
    await db.write((write) => write.run(sql, packed))
  }
}
