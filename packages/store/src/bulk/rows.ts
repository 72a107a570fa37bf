import type { Sql } from '../db/open-db.ts'

export type BulkState = 'frozen' | 'running' | 'paused' | 'cancelled' | 'done'
export type ItemState = 'queued' | 'sent' | 'done' | 'skipped' | 'failed' | 'cancelled'
export const ITEM_STATES: readonly ItemState[] = ['queued', 'sent', 'done', 'skipped', 'failed', 'cancelled']

/** One command to the runs of a frozen set. */
export interface BulkRecord {
  id: string
  kind: string
  /** JSON of the ask, without its kind. */
  args: string
  reason: string
  actor: string
  /** JSON: what it was frozen from. */
  source: string
  state: BulkState
  perMinute: number
  total: number
  createdAt: number
  startedAt: number | null
  endedAt: number | null
  lastAtRealMs: number
  ofBulkId: string | null
}

export interface BulkItemRecord {
  bulkId: string
  n: number
  runId: string
  state: ItemState
  code: string | null
  tries: number
  commandId: string | null
  settledAt: number | null
}

export const bulkById = (sql: Sql, id: string): BulkRecord | undefined => sql.get<BulkRecord>('SELECT * FROM bulk WHERE id = ?', id)
/** Newest first; frozen ones that were never started too. */
export const latestBulks = (sql: Sql, limit: number): BulkRecord[] => sql.all<BulkRecord>('SELECT * FROM bulk ORDER BY createdAt DESC, id DESC LIMIT ?', limit)

/** What was done to a job after its start, by whom. */
export interface BulkActRecord {
  kind: 'job_pause' | 'job_resume' | 'job_cancel' | 'job_rate' | 'job_retry'
  /** JSON: the new rate of `job_rate`, the number of runs of `job_retry`. */
  args: string
  actor: string
  at: number
}

/** Oldest first. Of no run: the index by run finds them among the few that have none. */
export const bulkActs = (sql: Sql, bulkId: string): BulkActRecord[] =>
  sql.all<BulkActRecord>('SELECT kind, args, actor, at FROM command WHERE runId IS NULL AND bulkId = ? ORDER BY atRealMs, rowid', bulkId)

export const retriedBy = (sql: Sql, bulkId: string): string | undefined => bulkActs(sql, bulkId).findLast(({ kind }) => kind === 'job_retry')?.actor

/** How many items stand where: counted from the rows themselves, so the sum is always the total. */
export function itemCounts(sql: Sql, bulkId: string): Record<ItemState, number> {
  const rows = sql.all<{ state: ItemState; n: number }>('SELECT state, COUNT(*) AS n FROM bulk_item WHERE bulkId = ? GROUP BY state', bulkId)
  const found = new Map(rows.map(({ state, n }) => [state, n]))
  return { queued: 0, sent: 0, done: 0, skipped: 0, failed: 0, cancelled: 0, ...Object.fromEntries(found) }
}

/** Items in their order, a page by key. */
export const itemsAfter = (sql: Sql, one: { bulkId: string; state?: ItemState; after: number; limit: number }): BulkItemRecord[] =>
  one.state === undefined
    ? sql.all<BulkItemRecord>('SELECT * FROM bulk_item WHERE bulkId = ? AND n > ? ORDER BY n LIMIT ?', one.bulkId, one.after, one.limit)
    : sql.all<BulkItemRecord>('SELECT * FROM bulk_item WHERE bulkId = ? AND state = ? AND n > ? ORDER BY n LIMIT ?', one.bulkId, one.state, one.after, one.limit)
