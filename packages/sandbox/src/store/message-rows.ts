import type Database from 'better-sqlite3'
import type { LogChannel } from './log-rows.ts'

/** A message or call that a provider has accepted. */
export interface Message {
  providerId: string
  channel: LogChannel
  reference: string
  to: string
  from: string
  body: string
  callbackUrl: string
  /** The provider's word: `queued`, `delivered`, `in_progress`, `ended`... */
  status: string
  createdRealMs: number
  /** JSON: for a call its script and, once ended, its result. */
  detail: Record<string, unknown>
}

interface Row {
  provider_id: string
  channel: LogChannel
  reference: string
  to_address: string
  from_address: string
  body: string
  callback_url: string
  status: string
  created_real_ms: number
  detail: string
}

export function messageRows(db: Database.Database) {
  const insert = db.prepare('INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const get = db.prepare<[string], Row>('SELECT * FROM message WHERE provider_id = ?')
  const byTo = db.prepare<[string, string, number], Row>(
    'SELECT * FROM message WHERE channel = ? AND to_address = ? ORDER BY rowid DESC LIMIT ?')
  const byReference = db.prepare<[string, string], Row>(
    'SELECT * FROM message WHERE channel = ? AND reference = ? ORDER BY rowid')
  const countTo = db.prepare<[string, string], number>(
    'SELECT count(*) FROM message WHERE channel = ? AND to_address = ?').pluck()
  const setStatus = db.prepare('UPDATE message SET status = ?, detail = ? WHERE provider_id = ?')
  const stop = db.prepare('INSERT OR IGNORE INTO sms_stop VALUES (?, ?)')
  const start = db.prepare('DELETE FROM sms_stop WHERE phone = ? AND sender = ?')
  const stopped = db.prepare('SELECT 1 FROM sms_stop WHERE phone = ? AND sender = ?')
  return {
    add(m: Message): void {
      insert.run(m.providerId, m.channel, m.reference, m.to, m.from, m.body, m.callbackUrl, m.status,
        m.createdRealMs, JSON.stringify(m.detail))
    },
    get(providerId: string): Message | undefined {
      const row = get.get(providerId)
      return row && toMessage(row)
    },
    sentTo: (channel: LogChannel, to: string, limit: number): Message[] =>
      byTo.all(channel, to, limit).map(toMessage),
    byReference: (channel: LogChannel, reference: string): Message[] =>
      byReference.all(channel, reference).map(toMessage),
    countTo: (channel: LogChannel, to: string): number => countTo.get(channel, to) ?? 0,
    update(providerId: string, status: string, detail: Record<string, unknown>): void {
      setStatus.run(status, JSON.stringify(detail), providerId)
    },
    /** A provider's own block list after STOP, until START. */
    block: (phone: string, sender: string) => { stop.run(phone, sender) },
    unblock: (phone: string, sender: string) => { start.run(phone, sender) },
    isBlocked: (phone: string, sender: string): boolean => stopped.get(phone, sender) !== undefined,
  }
}

function toMessage(row: Row): Message {
  return {
    providerId: row.provider_id,
    channel: row.channel,
    reference: row.reference,
    to: row.to_address,
    from: row.from_address,
    body: row.body,
    callbackUrl: row.callback_url,
    status: row.status,
    createdRealMs: row.created_real_ms,
    // Written by `add` and `update` above, in this form.
    detail: JSON.parse(row.detail) as Record<string, unknown>,
  }
}
