import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'

export type StopScope = 'workspace' | 'channel' | 'journey'
/** `contact`: nobody is contacted. `entry`: nobody enters. */
export type StopEffect = 'contact' | 'entry'

export interface StopRecord {
  id: string
  scope: StopScope
  /** Channel or journey id; empty for the workspace. */
  target: string
  effect: StopEffect
  reason: string
  actor: string
  at: number
  atRealMs: number
  needsReconcile: number
  liftedAt: number | null
  liftedBy: string | null
  liftReason: string | null
  releasedUpTo: string | null
}

const STANDING = `SELECT * FROM contact_stop WHERE effect = ? AND liftedAt IS NULL`

/** The widest stop that stands against a contact on this channel of this journey; undefined for none. One index, few rows. */
export const contactStopFor = (sql: Sql, on: { channel: string; journeyId: string }): StopRecord | undefined =>
  sql.get<StopRecord>(
    `${STANDING} AND ((scope = 'workspace' AND target = '') OR (scope = 'channel' AND target = ?) OR (scope = 'journey' AND target = ?))
     ORDER BY scope = 'workspace' DESC, scope = 'channel' DESC LIMIT 1`, 'contact', on.channel, on.journeyId)

/** What keeps everybody out of a journey; undefined for nothing. */
export const entryStopFor = (sql: Sql, journeyId: string): StopRecord | undefined =>
  sql.get<StopRecord>(`${STANDING} AND ((scope = 'workspace' AND target = '') OR (scope = 'journey' AND target = ?)) LIMIT 1`, 'entry', journeyId)

export const standingStops = (sql: Sql): StopRecord[] => sql.all<StopRecord>('SELECT * FROM contact_stop WHERE liftedAt IS NULL ORDER BY atRealMs, id')
export const stopById = (sql: Sql, id: string): StopRecord | undefined => sql.get<StopRecord>('SELECT * FROM contact_stop WHERE id = ?', id)
/** Newest first, lifted ones too. */
export const latestStops = (sql: Sql, limit: number): StopRecord[] => sql.all<StopRecord>('SELECT * FROM contact_stop ORDER BY atRealMs DESC, id DESC LIMIT ?', limit)

export interface NewStop extends Pick<StopRecord, 'scope' | 'target' | 'effect' | 'reason' | 'actor'> {
  nowMs: number
  realMs: number
  needsReconcile?: boolean
}

/** In force with the commit: every contact reads it. The same stop set twice is one. */
export function setStop(sql: Sql, one: NewStop): StopRecord {
  sql.run(
    `INSERT OR IGNORE INTO contact_stop (id, scope, target, effect, reason, actor, at, atRealMs, needsReconcile) VALUES (?,?,?,?,?,?,?,?,?)`,
    newId('stp'), one.scope, one.target, one.effect, one.reason, one.actor, one.nowMs, one.realMs, one.needsReconcile ? 1 : 0)
  const row = sql.get<StopRecord>(`${STANDING} AND scope = ? AND target = ?`, one.effect, one.scope, one.target)
  if (!row) throw new Error('the stop that was just set is gone')
  return row
}

export type Lifted = { kind: 'lifted'; stop: StopRecord } | { kind: 'already' } | { kind: 'needs_reconcile' }

/** Held contacts then ask the gate again, a few at a time (`releaseLifted`). One that a restore set stays until all is reconciled. */
export function liftStop(sql: Sql, one: { id: string; reason: string; actor: string; nowMs: number }): Lifted {
  const stop = stopById(sql, one.id)
  if (!stop || stop.liftedAt !== null) return { kind: 'already' }
  if (stop.needsReconcile === 1) return { kind: 'needs_reconcile' }
  sql.run('UPDATE contact_stop SET liftedAt = ?, liftedBy = ?, liftReason = ? WHERE id = ?', one.nowMs, one.actor, one.reason, one.id)
  return { kind: 'lifted', stop: { ...stop, liftedAt: one.nowMs } }
}
