import type { Db, Sql } from '../db/open-db.ts'

export type ProcessKind = 'server' | 'worker'

/** What a worker says of itself with each heartbeat. Instants are on the real clock. */
export interface WorkerDetail {
  queues: string[]
  /** Its pollers ask Temporal for work. */
  polling: boolean
  temporal: 'serving' | 'away'
  build: string
  /** Workflows of ours that Temporal reports problems of; `total` may be more than the ids. */
  failing?: { ids: string[]; total: number }
  /** Answer times of the providers over the last minutes, by channel. */
  answers?: Record<string, { n: number; p95Ms: number }>
}

export interface Heartbeat<Detail = unknown> {
  id: string
  kind: ProcessKind
  startedRealMs: number
  seenRealMs: number
  detail: Detail
}

const FORGET_MS = 3_600_000

/** "I am here": one row for each process. Those that were silent for an hour are forgotten. */
export const beat = (db: Db, one: Heartbeat): Promise<void> => db.write((sql) => beatWithin(sql, one))

export function beatWithin(sql: Sql, { id, kind, startedRealMs, seenRealMs, detail }: Heartbeat): void {
  sql.run(
    `INSERT INTO process (id, kind, startedRealMs, seenRealMs, detail) VALUES (?,?,?,?,?)
     ON CONFLICT (id) DO UPDATE SET seenRealMs = excluded.seenRealMs, detail = excluded.detail`,
    id, kind, startedRealMs, seenRealMs, JSON.stringify(detail))
  sql.run('DELETE FROM process WHERE seenRealMs < ?', seenRealMs - FORGET_MS)
}

/** A process that ends on purpose says so; one that dies is found by its silence. */
export const leave = (db: Db, id: string): Promise<unknown> => db.write((sql) => sql.run('DELETE FROM process WHERE id = ?', id))

/** Heartbeats of one kind, newest first. Written by our own processes, so their shape is known. */
export function heartbeats<Detail = WorkerDetail>(sql: Sql, kind: ProcessKind): Heartbeat<Detail>[] {
  const rows = sql.all<Heartbeat<string>>('SELECT id, kind, startedRealMs, seenRealMs, detail FROM process WHERE kind = ? ORDER BY seenRealMs DESC', kind)
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Detail }))
}
