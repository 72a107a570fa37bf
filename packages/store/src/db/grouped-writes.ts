import type Database from 'better-sqlite3'
import type { Sql } from './sql.ts'
import type { WriterLock } from './writer-lock.ts'

interface Job {
  work: (sql: Sql) => unknown
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** Other processes get their turn after so many. */
const LARGEST_GROUP = 64

/**
 * Group commit: what is asked for in one turn of the event loop is written in one BEGIN IMMEDIATE transaction, each
 * piece of work in a savepoint of its own. The disk is then waited for once, not once for each (two thirds of a short
 * transaction's time). Nobody is answered before the commit; who throws undoes their own work only.
 */
export function groupedWrites(writer: Database.Database, lock: WriterLock, sql: Sql): <T>(work: (sql: Sql) => T) => Promise<T> {
  let queue: Job[] = []
  const inTransaction = writer.transaction((job: Job) => job.work(sql))
  const together = writer.transaction((jobs: Job[]) => jobs.map((job) => attempt(writer, () => inTransaction(job))))

  const commit = async (group: Job[]) => {
    try {
      const answers = await lock.run(() => together.immediate(group))
      for (const [i, answer] of answers.entries()) {
        if ('value' in answer) group[i]?.resolve(answer.value)
        else group[i]?.reject(answer.error)
      }
    } catch (error) {
      for (const job of group) job.reject(error)
    }
  }
  // All groups stand in line at once, so that what is asked for later is not written between them.
  const flush = () => {
    const jobs = queue
    queue = []
    for (let from = 0; from < jobs.length; from += LARGEST_GROUP) void commit(jobs.slice(from, from + LARGEST_GROUP))
  }
  return <T>(work: (sql: Sql) => T) => new Promise<T>((resolve, reject) => {
    if (queue.length === 0) setImmediate(flush)
    // The answers of a group have the types of its works, which only their callers know.
    queue.push({ work, resolve: resolve as Job['resolve'], reject })
  })
}

/** Some faults (a full disk) end the whole transaction: then nothing of the group is written, and everybody hears of it. */
function attempt(writer: Database.Database, work: () => unknown): { value: unknown } | { error: unknown } {
  try {
    return { value: work() }
  } catch (error) {
    if (!writer.inTransaction) throw error
    return { error }
  }
}
