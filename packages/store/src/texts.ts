import type { Sql } from './db/open-db.ts'

export interface TextRecord {
  /** name@version */
  id: string
  name: string
  version: number
  channel: string
  tone: string
  languages: string
  variables: string
  createdAt: number
  createdBy: string
  withdrawnAt: number | null
}

export const textById = (sql: Sql, id: string): TextRecord | undefined => sql.get<TextRecord>('SELECT * FROM text WHERE id = ?', id)
export const allTexts = (sql: Sql): TextRecord[] => sql.all<TextRecord>('SELECT * FROM text ORDER BY name, version DESC')
export const scorecardBody = (sql: Sql, id: string): unknown => {
  const row = sql.get<{ body: string }>('SELECT body FROM scorecard WHERE id = ?', id)
  return row ? (JSON.parse(row.body) as unknown) : undefined
}
export const allScorecards = (sql: Sql): unknown[] =>
  sql.all<{ body: string }>('SELECT body FROM scorecard ORDER BY id').map((row) => JSON.parse(row.body) as unknown)
