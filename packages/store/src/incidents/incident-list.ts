import type { Sql } from '../db/open-db.ts'
import { cursorOf, readCursor, type Page } from '../views/conditions.ts'
import type { IncidentRecord } from './rows.ts'

export interface IncidentLine extends IncidentRecord {
  /** Runs that it holds or has held. */
  runs: number
}

const LINE = 'SELECT i.*, (SELECT COUNT(*) FROM incident_run r WHERE r.incidentId = i.id) AS runs FROM incident i'

/** Open or closed ones, newest first. */
export function listIncidents(sql: Sql, state: 'open' | 'closed', { cursor, limit }: { cursor?: string; limit: number }): Page<IncidentLine> {
  const of = state === 'open' ? 'i.closedRealMs IS NULL' : 'i.closedRealMs IS NOT NULL'
  const after = readCursor(cursor)
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM incident i WHERE ${of}`)?.n ?? 0
  const rows = sql.all<IncidentLine>(
    `${LINE} WHERE ${of} AND (i.openedRealMs, i.id) < (?, ?) ORDER BY i.openedRealMs DESC, i.id DESC LIMIT ?`,
    after?.at ?? Number.MAX_SAFE_INTEGER, after?.id ?? '', limit)
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { total, rows, next: last ? cursorOf(last.openedRealMs, last.id) : null }
}

export const incidentById = (sql: Sql, id: string): IncidentLine | undefined => sql.get<IncidentLine>(`${LINE} WHERE i.id = ?`, id)

export const countIncidents = (sql: Sql): number => sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM incident WHERE closedRealMs IS NULL')?.n ?? 0

/** Ids of the runs of one incident, in the order of their ids. */
export function runsOfIncident(sql: Sql, incidentId: string, { cursor, limit }: { cursor?: string; limit: number }): Page<string> {
  const total = sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM incident_run WHERE incidentId = ?', incidentId)?.n ?? 0
  const rows = sql.all<{ runId: string }>('SELECT runId FROM incident_run WHERE incidentId = ? AND runId > ? ORDER BY runId LIMIT ?',
    incidentId, readCursor(cursor)?.id ?? '', limit).map(({ runId }) => runId)
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { total, rows, next: last === undefined ? null : cursorOf(0, last) }
}

/** Incidents of which those outside have not heard: that they opened, or that they are over. What is older than `sinceRealMs` is no news. */
export const untoldIncidents = (sql: Sql, sinceRealMs: number): IncidentLine[] =>
  sql.all<IncidentLine>(
    `${LINE} WHERE (i.closedRealMs IS NULL AND i.toldRealMs IS NULL AND i.openedRealMs >= ?)
       OR (i.closedRealMs >= ? AND COALESCE(i.toldRealMs, 0) < i.closedRealMs) ORDER BY i.openedRealMs LIMIT 20`, sinceRealMs, sinceRealMs)

export const markTold = (sql: Sql, id: string, realMs: number): number => sql.run('UPDATE incident SET toldRealMs = ? WHERE id = ?', realMs, id)
