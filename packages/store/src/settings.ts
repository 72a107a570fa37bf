import type { Db, Sql } from './db/open-db.ts'

/** Small values of the workspace, as JSON by key. */
export const getSetting = <T>(sql: Sql, key: string): T | undefined => {
  const row = sql.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key)
  // Written by putSetting below with the same key: its shape is the caller's.
  return row ? (JSON.parse(row.value) as T) : undefined
}
export const putSetting = (db: Db, key: string, value: unknown): Promise<unknown> =>
  db.write((sql) => sql.run('INSERT INTO setting (key, value) VALUES (?,?) ON CONFLICT DO UPDATE SET value = excluded.value', key, JSON.stringify(value)))

export interface CalendarRow {
  id: string
  workdays: number[]
  holidays: string[]
}
export const calendarOf = (sql: Sql, id: string): CalendarRow =>
  getSetting<CalendarRow>(sql, `calendar.${id}`) ?? { id, workdays: [1, 2, 3, 4, 5], holidays: [] }
export const allCalendars = (sql: Sql): CalendarRow[] =>
  sql.all<{ value: string }>(`SELECT value FROM setting WHERE key LIKE 'calendar.%'`).map((row) => JSON.parse(row.value) as CalendarRow)
