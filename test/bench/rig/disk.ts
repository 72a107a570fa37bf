import { DatabaseSync } from 'node:sqlite'

/** Bytes of the pages that a database file has in use, what still stands in its write-ahead log included. */
export function bytesInUse(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const row = db.prepare('SELECT (page_count - freelist_count) * page_size AS bytes FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()').get()
    return Number(row?.bytes)
  } finally {
    db.close()
  }
}
