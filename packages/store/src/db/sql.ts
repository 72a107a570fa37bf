import type Database from 'better-sqlite3'

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

export function sqlOn(db: Database.Database): Sql {
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
