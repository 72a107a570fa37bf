import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'

export type LogChannel = 'sms' | 'email' | 'letter' | 'voice_ai'

export interface LogEntry {
  id: number
  /** Real epoch ms. */
  receivedRealMs: number
  /** Business epoch ms; null while no clock was told. */
  businessMs: number | null
  channel: LogChannel
  /** Our ledger key, as the request carried it; empty if it carried none. */
  reference: string
  to: string
  bodySha256: string
  params: Record<string, unknown>
  response: Record<string, unknown>
}

export type NewLogEntry = Omit<LogEntry, 'id' | 'bodySha256'> & { body: string | Uint8Array }

/** One message or call that a provider took. */
export interface Taken {
  id: number
  channel: LogChannel
  reference: string
  to: string
  atRealMs: number
  providerId: string
}

interface Row {
  id: number
  received_real_ms: number
  business_ms: number | null
  channel: LogChannel
  reference: string
  to_address: string
  body_sha256: string
  params: string
  response: string
}

/** The provider log: append, then read in order. */
export function logRows(db: Database.Database) {
  const insert = db.prepare(`INSERT INTO provider_log
    (received_real_ms, business_ms, channel, reference, to_address, body_sha256, params, response)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const since = db.prepare<[number, number], Row>('SELECT * FROM provider_log WHERE id > ? ORDER BY id LIMIT ?')
  const byReference = db.prepare<[string], Row>('SELECT * FROM provider_log WHERE reference = ? ORDER BY id')
  const taken = db.prepare<[number, number, number], Taken>(
    `SELECT l.id, l.channel, l.reference, l.to_address AS "to", l.received_real_ms AS atRealMs,
       COALESCE((SELECT m.provider_id FROM message m WHERE m.channel = l.channel AND m.reference = l.reference LIMIT 1), '') AS providerId
     FROM provider_log l WHERE l.received_real_ms >= ? AND l.id > ? AND json_extract(l.response, '$.status') < 300 ORDER BY l.id LIMIT ?`)
  return {
    /** What a provider has taken from a real instant on, in order of arrival. */
    takenSince: (sinceRealMs: number, afterId: number, limit: number): Taken[] => taken.all(sinceRealMs, afterId, limit),
    add(entry: NewLogEntry): number {
      const hash = createHash('sha256').update(entry.body).digest('hex')
      const done = insert.run(
        entry.receivedRealMs, entry.businessMs, entry.channel, entry.reference, entry.to, hash,
        JSON.stringify(entry.params), JSON.stringify(entry.response),
      )
      return Number(done.lastInsertRowid)
    },
    since: (id: number, limit: number): LogEntry[] => since.all(id, limit).map(toEntry),
    byReference: (reference: string): LogEntry[] => byReference.all(reference).map(toEntry),
  }
}

function toEntry(row: Row): LogEntry {
  return {
    id: row.id,
    receivedRealMs: row.received_real_ms,
    businessMs: row.business_ms,
    channel: row.channel,
    reference: row.reference,
    to: row.to_address,
    bodySha256: row.body_sha256,
    // Written by `add` above, in this form.
    params: JSON.parse(row.params) as Record<string, unknown>,
    response: JSON.parse(row.response) as Record<string, unknown>,
  }
}
