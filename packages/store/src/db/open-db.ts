import { fileURLToPath } from 'node:url'
import { PrismaClient } from '../generated/client.ts'
import { groupedWrites } from './grouped-writes.ts'
import { migrate } from './migrate.ts'
import { SafeSqlite } from './safe-adapter.ts'
import { sqlOn, type Sql } from './sql.ts'

export type { Sql }

export interface Db {
  prisma: PrismaClient
  /** Reads on the reader's connection: a snapshot for each call. */
  read: Sql
  /** Synchronous work in a transaction, with what others ask for in the same moment. Throwing undoes it. Retried while the file is busy. */
  write<T>(work: (sql: Sql) => T): Promise<T>
  /** Changes whenever another connection has committed: cheap to poll. */
  version(): number
  close(): Promise<void>
}

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url))

export async function openDb(file: string): Promise<Db> {
  const adapter = new SafeSqlite({ url: `file:${file}` })
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } })
  await prisma.$connect()
  const { reader, writer, lock } = adapter
  if (!reader || !writer) throw new Error('the database adapter opened no connection')
  await lock.run(() => migrate(writer, MIGRATIONS))
  const write = sqlOn(writer)
  return {
    prisma,
    read: sqlOn(reader),
    write: groupedWrites(writer, lock, write),
    version: () => Number(reader.pragma('data_version', { simple: true })),
    close: () => prisma.$disconnect(),
  }
}
