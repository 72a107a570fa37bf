import type { Sql } from '../db/open-db.ts'
import type { EventRecord } from '../events/receive.ts'
import { allOf, condition, cursorOf, readCursor, type Page } from './conditions.ts'
import type { PageAsk } from './run-list.ts'

/** Events as they came in, newest first; also those that named no debt of ours. */
export function listEvents(sql: Sql, ask: PageAsk & { status?: EventRecord['status'] }): Page<EventRecord> {
  const ofStatus = ask.status === undefined ? [] : [condition('status = ?', ask.status)]
  const all = allOf(ofStatus)
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM event WHERE ${all.sql}`, ...all.values)?.n ?? 0
  const after = readCursor(ask.cursor)
  const where = allOf([...ofStatus, ...(after ? [condition('(at, id) < (?, ?)', after.at, after.id)] : [])])
  const rows = sql.all<EventRecord>(`SELECT * FROM event WHERE ${where.sql} ORDER BY at DESC, id DESC LIMIT ?`, ...where.values, ask.limit)
  const last = rows.length === ask.limit ? rows.at(-1) : undefined
  return { total, rows, next: last ? cursorOf(last.at, last.id) : null }
}
