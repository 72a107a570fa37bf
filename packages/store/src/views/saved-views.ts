import type { Sql } from '../db/open-db.ts'
import { newId } from '../db/ids.ts'

/** A filter of a list with its columns, which the whole team sees. */
export interface SavedViewRecord {
  id: string
  /** The list: `runs`. */
  place: string
  name: string
  owner: string
  /** JSON object: the filter as it stands in the list's URL. */
  query: string
  /** JSON array of column keys. */
  columns: string
  savedAt: number
}

export type ViewContent = Pick<SavedViewRecord, 'name' | 'query' | 'columns'>

/** By name, as people read it. */
export const savedViews = (sql: Sql, place: string): SavedViewRecord[] =>
  sql.all<SavedViewRecord>('SELECT * FROM saved_view WHERE place = ? ORDER BY name COLLATE NOCASE, id', place)

/** Undefined: another view of this list has the name already. */
export function addSavedView(sql: Sql, place: string, one: ViewContent & { owner: string; nowMs: number }): SavedViewRecord | undefined {
  const record = { id: newId('view'), place, name: one.name, owner: one.owner, query: one.query, columns: one.columns, savedAt: one.nowMs }
  const added = sql.run(
    'INSERT OR IGNORE INTO saved_view (id, place, name, owner, query, columns, savedAt) VALUES (?,?,?,?,?,?,?)',
    record.id, place, record.name, record.owner, record.query, record.columns, record.savedAt)
  return added === 1 ? record : undefined
}

export type ViewChange = 'changed' | 'name_taken' | 'gone'

/** Renames or overwrites; what is absent stays. */
export function changeSavedView(sql: Sql, id: string, to: Partial<ViewContent> & { nowMs: number }): ViewChange {
  if (!sql.get('SELECT 1 FROM saved_view WHERE id = ?', id)) return 'gone'
  const changed = sql.run(
    `UPDATE OR IGNORE saved_view SET name = COALESCE(?, name), query = COALESCE(?, query), columns = COALESCE(?, columns), savedAt = ? WHERE id = ?`,
    to.name ?? null, to.query ?? null, to.columns ?? null, to.nowMs, id)
  return changed === 1 ? 'changed' : 'name_taken'
}

/** False: it was gone already. */
export const dropSavedView = (sql: Sql, id: string): boolean => sql.run('DELETE FROM saved_view WHERE id = ?', id) === 1
