import type { Db, Sql } from '../db/open-db.ts'
import { insertAll } from './bulk.ts'
import type { Refusal } from './types.ts'

export type ImportStatus = 'mapping' | 'running' | 'loaded' | 'confirmed' | 'failed'
export interface ImportRecord {
  id: string
  kind: 'portfolio' | 'payments'
  fileName: string
  portfolioId: string
  status: ImportStatus
  /** Rows read so far, of how many. */
  done: number
  total: number
  /** Business instant. */
  startedAt: number
  actor: string
  inserted: number
  updated: number
  unchanged: number
  refused: number
  /** JSON: control totals. */
  totals: string
  /** JSON: how the file is read, and what was counted of it. */
  options: string
  hash: string
  error: string | null
}

export type NewImport = Pick<ImportRecord, 'id' | 'kind' | 'fileName' | 'portfolioId' | 'total' | 'startedAt' | 'actor' | 'options' | 'hash'>

export const createImport = (db: Db, one: NewImport): Promise<number> =>
  db.write((sql) => sql.run(
    `INSERT INTO import (id, kind, fileName, portfolioId, status, total, startedAt, actor, options, hash) VALUES (?,?,?,?,'mapping',?,?,?,?,?)`,
    one.id, one.kind, one.fileName, one.portfolioId, one.total, one.startedAt, one.actor, one.options, one.hash))

export const importById = (sql: Sql, id: string): ImportRecord | undefined => sql.get<ImportRecord>('SELECT * FROM import WHERE id = ?', id)
export const latestImports = (sql: Sql, limit: number): ImportRecord[] =>
  sql.all<ImportRecord>('SELECT * FROM import ORDER BY startedAt DESC, rowid DESC LIMIT ?', limit)
/** Those that a stopped process left, oldest first. */
export const unfinishedImports = (sql: Sql): ImportRecord[] =>
  sql.all<ImportRecord>(`SELECT * FROM import WHERE status IN ('mapping', 'running') OR json_extract(options, '$.enrolling') = 1 ORDER BY rowid`)

/** Moves an import on, only from a status that allows it: of two who confirm, one does. @returns whether it moved */
export const moveImport = (sql: Sql, id: string, move: { from: readonly ImportStatus[]; to: ImportStatus; error?: string }): boolean =>
  sql.run(`UPDATE import SET status = ?, error = ? WHERE id = ? AND status IN (SELECT value FROM json_each(?))`,
    move.to, move.error ?? null, id, JSON.stringify(move.from)) > 0

/** Sets one member of the options; a value that is undefined leaves it out. */
export function setImportOption(sql: Sql, id: string, name: string, value: unknown): void {
  const options = JSON.parse(importById(sql, id)?.options ?? '{}') as Record<string, unknown>
  sql.run('UPDATE import SET options = ? WHERE id = ?', JSON.stringify({ ...options, [name]: value }), id)
}

export interface Progress {
  done: number
  inserted: number
  updated: number
  unchanged: number
  /** Rows, not values: a row may be refused for two columns. */
  refused: number
  /** JSON, as it stands after the chunk. */
  totals: string
}

/** Counts a chunk, in the transaction that books it: a process that dies goes on behind what it has counted. */
export function saveProgress(sql: Sql, id: string, add: Progress): void {
  sql.run(
    `UPDATE import SET done = done + ?, inserted = inserted + ?, updated = updated + ?, unchanged = unchanged + ?, refused = refused + ?, totals = ? WHERE id = ?`,
    add.done, add.inserted, add.updated, add.unchanged, add.refused, add.totals, id)
}

/** One line for each column of a row; a repeated chunk meets its own key. */
export function addRefusals(sql: Sql, importId: string, refusals: readonly Refusal[]): void {
  const unique = new Map(refusals.map((one) => [`${one.line} ${one.column}`, one]))
  insertAll(sql, 'import_refusal', {
    columns: ['importId', 'line', '"column"', 'reason', 'value'],
    rows: [...unique.values()].map((one) => [importId, one.line, one.column, one.reason, one.value.slice(0, 200)]),
  })
}

/** Payments that fit no debt stand beside the refusals, under a name that no header has. */
export const UNALLOCATED = '\u0001unallocated'

/** A page of refusals behind (line, column). */
export const refusalsAfter = (sql: Sql, importId: string, after: { line: number; column: string }, limit: number): Refusal[] =>
  sql.all<Refusal>(
    `SELECT line, "column", reason, value FROM import_refusal WHERE importId = ? AND (line, "column") > (?, ?) AND "column" <> ? ORDER BY line, "column" LIMIT ?`,
    importId, after.line, after.column, UNALLOCATED, limit)
export const countRefusals = (sql: Sql, importId: string): number =>
  sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM import_refusal WHERE importId = ? AND "column" <> ?', importId, UNALLOCATED)?.n ?? 0
export const unallocatedOf = (sql: Sql, importId: string, limit: number): Refusal[] =>
  sql.all<Refusal>('SELECT line, "column", reason, value FROM import_refusal WHERE importId = ? AND "column" = ? ORDER BY line LIMIT ?', importId, UNALLOCATED, limit)
