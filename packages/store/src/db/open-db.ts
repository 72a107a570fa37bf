import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'
import { PrismaClient } from '../generated/client.ts'
import { groupedWrites } from './grouped-writes.ts'
import { migrate } from './migrate.ts'
import { SafeSqlite } from './safe-adapter.ts'

type Row = Record<string, unknown>
type Value = string | number | bigint | null | Buffer

/** The synchronous face of the database inside one hot transaction or one read. Statements are cached by text. */
export interface Sql {
  all<T = Row>(sql: string, ...values: Value[]): T[]
  get<T = Row>(sql: string, ...values: Value[]): T | undefined
  /** @returns number of rows changed */
  run(sql: string, ...values: Value[]): number
  iterate<T = Row>(sql: string, ...values: Value[]): IterableIterator<T>
}

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

function sqlOn(db: Database.Database): Sql {
  const cache = new Map<string, Database.Statement<Value[]>>()
  const prepared = (sql: string) => {
    let statement = cache.get(sql)
    if (!statement) cache.set(sql, (statement = db.prepare<Value[]>(sql)))
    return statement
  }
  return {
    // The caller names the row's shape beside its SQL: the one place where the two are joined.
    all: <T>(sql: string, ...values: Value[]) => prepared(sql).all(...values) as T[],
    get: <T>(sql: string, ...values: Value[]) => prepared(sql).get(...values) as T | undefined,
    run: (sql, ...values) => prepared(sql).run(...values).changes,
    iterate: <T>(sql: string, ...values: Value[]) => prepared(sql).iterate(...values) as IterableIterator<T>,
  }
}
