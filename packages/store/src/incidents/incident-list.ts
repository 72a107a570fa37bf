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

const NODES = 6

/** Nodes that open runs which an incident still finds have left as failed; a version that knows each by name. Paused runs are not counted. */
export const failedNodesOf = (sql: Sql, incidentId: string): { journeyId: string; nodeId: string; versionId: string; runs: number }[] =>
  sql.all(
    `SELECT r.journeyId, v.nodeId, MAX(v.versionId) AS versionId, COUNT(*) AS runs FROM incident_run ir JOIN run r ON r.id = ir.runId
     JOIN visit v ON v.runId = ir.runId AND v.seq = ir.visitSeq
     WHERE ir.incidentId = ? AND ir.found = 1 AND r.status <> 'ended' AND r.held = 0 AND v.outcome = 'failed'
     GROUP BY r.journeyId, v.nodeId ORDER BY runs DESC LIMIT ${NODES}`, incidentId)

/** The ways by which those outside hear of an incident. */
export type IncidentWay = 'webhook' | 'email'

/** Incidents of which nobody has heard by this way: that they opened, or that they are over. What is older than `sinceRealMs` is no news. */
export const untoldIncidents = (sql: Sql, way: IncidentWay, sinceRealMs: number): IncidentLine[] =>
  sql.all<IncidentLine>(
    `${LINE} LEFT JOIN incident_told t ON t.incidentId = i.id AND t.way = ?
     WHERE (i.closedRealMs IS NULL AND t.state IS NULL AND i.openedRealMs >= ?) OR (i.closedRealMs >= ? AND COALESCE(t.state, '') <> 'closed')
     ORDER BY i.openedRealMs LIMIT 20`, way, sinceRealMs, sinceRealMs)

/** Of the incident as the teller has read it: one that has closed meanwhile is to be told again. */
export const markTold = (sql: Sql, { id, closedRealMs }: Pick<IncidentLine, 'id' | 'closedRealMs'>, way: IncidentWay): number =>
  sql.run('INSERT INTO incident_told (incidentId, way, state) VALUES (?,?,?) ON CONFLICT (incidentId, way) DO UPDATE SET state = excluded.state',
    id, way, closedRealMs === null ? 'open' : 'closed')
