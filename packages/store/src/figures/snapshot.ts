import type { Db, Sql } from '../db/open-db.ts'

/** Several reads of one and the same state. Synchronous: nothing else can come between on this connection. */
export function readTogether<T>(db: Db, work: (sql: Sql) => T): T {
  db.read.run('BEGIN')
  try {
    return work(db.read)
  } finally {
    db.read.run('COMMIT')
  }
}
