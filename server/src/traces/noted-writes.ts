import type { Db, Sql } from '@parcours/store'

/** What one transaction put into the event table and into the outbox; payloads as they are stored. */
export interface Noted {
  /** By id. */
  events: Map<string, { type: string; status: string }>
  queued: { runId: string; kind: string; payload: string }[]
  /** Real, epoch ms: from the question to the commit. */
  fromMs: number
  toMs: number
}

const EVENT = /^INSERT INTO event \(id, source, messageId, type,/
const SETTLED = /^UPDATE event SET status = \?/
const QUEUED = /^INSERT OR IGNORE INTO delivery \(runId, kind, seq, payload,/

/**
 * The same database; of each write that has stored an event or told a run, `tell` hears once it stands. Events come
 * through a dozen doors (creditors, providers, files, the desk), and this is the one place that all of them pass.
 */
export function notedWrites(db: Db, tell: (noted: Noted) => void, realMs: () => number): Db {
  const write = async <T>(work: (sql: Sql) => T): Promise<T> => {
    const noted: Noted = { events: new Map(), queued: [], fromMs: realMs(), toMs: 0 }
    const answer = await db.write((sql) => {
      // A transaction that was undone is tried again from the start.
      noted.events.clear()
      noted.queued.length = 0
      return work({ ...sql, run: (text, ...values) => note(noted, { text, values, changed: sql.run(text, ...values) }) })
    })
    noted.toMs = realMs()
    if (noted.events.size + noted.queued.length > 0) tell(noted)
    return answer
  }
  return { ...db, write }
}

function note({ events, queued }: Noted, { text, values, changed }: { text: string; values: unknown[]; changed: number }): number {
  if (changed === 0) return changed
  const [first, second, , fourth] = values
  if (QUEUED.test(text)) queued.push({ runId: String(first), kind: String(second), payload: String(fourth) })
  else if (EVENT.test(text)) events.set(String(first), { type: String(fourth), status: 'unmatched' })
  else if (SETTLED.test(text)) {
    const event = events.get(String(values.at(-1)))
    if (event) event.status = String(first)
  }
  return changed
}
