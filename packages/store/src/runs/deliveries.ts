import type { RunEvent } from '@parcours/journey'
import type { Db, Sql } from '../db/open-db.ts'

export type DeliveryKind = 'start' | 'event' | 'complete' | 'poke' | 'command'
/**
 * What must not wait behind the other: what somebody waits for (events, and starts by hand); commands, which wait for
 * their answer; the starts of a sweep, which may be a hundred thousand.
 */
export type Lane = 'events' | 'commands' | 'starts'

export interface Delivery {
  id: number
  runId: string
  seq: number
  kind: DeliveryKind
  payload: string
  attempts: number
}

/** Puts something for the relay into the outbox, in the transaction of its cause. */
export function enqueue(sql: Sql, one: { runId: string; kind: DeliveryKind; seq: number; payload: unknown; lane?: Lane }): void {
  sql.run('INSERT OR IGNORE INTO delivery (runId, kind, seq, payload, lane) VALUES (?,?,?,?,?)',
    one.runId, one.kind, one.seq, JSON.stringify(one.payload), one.lane ?? 'events')
}

/** Numbers an event for one run and queues it. */
export function enqueueEvent(sql: Sql, runId: string, event: Omit<RunEvent, 'seq'>): void {
  const row = sql.get<{ seq: number }>('UPDATE run SET seq = seq + 1 WHERE id = ? RETURNING seq', runId)
  if (row) enqueue(sql, { runId, kind: 'event', seq: row.seq, payload: { ...event, seq: row.seq } satisfies RunEvent })
}

/**
 * Events that the workflow did not know when it issued the step, oldest first. Also those that the relay has just
 * handed over: Temporal keeps a signal back while a workflow task runs, and the timeout is decided in that task.
 * Ends at a gap: a number that is missing would be asked for again and again.
 */
export function unheardEvents(sql: Sql, runId: string, afterSeq: number): RunEvent[] {
  const events = sql.all<{ payload: string }>(
    `SELECT payload FROM delivery WHERE runId = ? AND kind = 'event' AND seq > ? ORDER BY seq`, runId, afterSeq,
  ).map((row) => JSON.parse(row.payload) as RunEvent)
  const gap = events.findIndex((event, i) => event.seq !== afterSeq + 1 + i)
  return gap < 0 ? events : events.slice(0, gap)
}

/**
 * The stop that was told to a run first, heard or not: what ends it is decided, so it contacts nobody any more. The gate
 * asks, because a fact like "moved to another journey" stands nowhere else.
 */
export const stopTold = (sql: Sql, runId: string): string | undefined =>
  sql.get<{ stop: string }>(
    `SELECT json_extract(payload, '$.stop') AS stop FROM delivery
     WHERE runId = ? AND kind = 'event' AND json_extract(payload, '$.stop') IS NOT NULL ORDER BY seq LIMIT 1`, runId)?.stop

/** Each run is looked at by its own index: by the lane's, every delivery would be compared with all that wait before it. */
export const PENDING = `SELECT id, runId, seq, kind, payload, attempts FROM delivery d WHERE state = 'pending' AND lane = ? AND notBeforeRealMs <= ?
  AND NOT EXISTS (SELECT 1 FROM delivery e INDEXED BY delivery_pending
    WHERE e.runId = d.runId AND e.state = 'pending' AND e.lane = d.lane AND e.id < d.id AND e.notBeforeRealMs > ?)
  AND (kind = 'start' OR NOT EXISTS (SELECT 1 FROM delivery s WHERE s.runId = d.runId AND s.kind = 'start' AND s.state = 'pending'))
  ORDER BY id LIMIT ?`

/** The oldest pending deliveries of a lane; for each run only those up to its first that must wait, and nothing before its start. */
export const pendingDeliveries = (db: Db, lane: Lane, { limit, realMs }: { limit: number; realMs: number }): Delivery[] =>
  db.read.all<Delivery>(PENDING, lane, realMs, realMs, limit)

export function markDelivered(sql: Sql, ids: readonly number[]): void {
  for (const id of ids) sql.run(`UPDATE delivery SET state = 'done' WHERE id = ?`, id)
}

/** Tries again later: the relay never gives up on what was acknowledged. */
export const postponeDelivery = (db: Db, id: number, why: { error: string; notBeforeRealMs: number }): Promise<unknown> =>
  db.write((sql) => sql.run('UPDATE delivery SET attempts = attempts + 1, error = ?, notBeforeRealMs = ? WHERE id = ?',
    why.error.slice(0, 500), why.notBeforeRealMs, id))

/** The run is closed: what comes for it is kept, as after-close. */
export const closeDelivery = (db: Db, id: number, why: string): Promise<unknown> =>
  db.write((sql) => sql.run(`UPDATE delivery SET state = 'dead', error = ? WHERE id = ?`, why, id))
