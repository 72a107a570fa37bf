import { createHash } from 'node:crypto'
import { sortKeys } from '@parcours/journey'
import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'

export interface EventRecord {
  id: string
  source: string
  messageId: string
  type: string
  bodyHash: string
  body: string
  at: number
  personId: string | null
  caseId: string | null
  reference: string
  status: 'applied' | 'unmatched' | 'refused'
  reason: string | null
}

export type Received =
  | { kind: 'new'; eventId: string }
  | { kind: 'duplicate'; event: EventRecord }
  /** The same id with another body: a caller's mistake that must not pass as done (409). */
  | { kind: 'conflict'; event: EventRecord }

/** Stores an event once by (source, messageId). Its fact is applied in the same transaction by the caller. */
export function receive(sql: Sql, one: { source: string; messageId: string; type: string; body: unknown; atMs: number }): Received {
  const body = JSON.stringify(sortKeys(one.body))
  const bodyHash = createHash('sha256').update(body).digest('hex')
  const known = sql.get<EventRecord>('SELECT * FROM event WHERE source = ? AND messageId = ?', one.source, one.messageId)
  if (known) return { kind: known.bodyHash === bodyHash ? 'duplicate' : 'conflict', event: known }
  const eventId = newId('evt')
  sql.run('INSERT INTO event (id, source, messageId, type, bodyHash, body, at, status) VALUES (?,?,?,?,?,?,?,?)',
    eventId, one.source, one.messageId, one.type, bodyHash, body, one.atMs, 'unmatched')
  return { kind: 'new', eventId }
}

/** What became of it. Unmatched events are kept and listed, never lost. */
export function settle(
  sql: Sql, eventId: string,
  as: { status: EventRecord['status']; personId?: string; caseId?: string; reference?: string; reason?: string },
): void {
  sql.run('UPDATE event SET status = ?, personId = ?, caseId = ?, reference = ?, reason = ? WHERE id = ?',
    as.status, as.personId ?? null, as.caseId ?? null, as.reference ?? '', as.reason ?? null, eventId)
}
