import type { Db, Sql } from '../db/open-db.ts'

/** The same database, whose writes are timed in seconds: from the question to the answer, with the wait for the writer's turn. */
export function timedWrites(db: Db, observe: (seconds: number) => void, nowMs: () => number): Db {
  const write = async <T>(work: (sql: Sql) => T): Promise<T> => {
    const fromMs = nowMs()
    try {
      return await db.write(work)
    } finally {
      observe((nowMs() - fromMs) / 1000)
    }
  }
  return { ...db, write }
}
