import type { Sql } from '../db/open-db.ts'
import type { RunRecord, VisitRecord } from '../runs/rows.ts'
import { among } from './conditions.ts'

/** What one line of the run list shows, beside the version's own names. */
export interface RunLine extends RunRecord {
  caseRef: string
  firstName: string
  lastName: string
  /** Candidate zones, JSON array. */
  zones: string
  journeyName: string
  version: number
  portfolio: string
  /** Those that are not known to be wrong; a mobile before a landline. */
  phone: string | null
  email: string | null
  arrearsCents: number
  /** Open visits, in the order of entry. */
  standing: VisitRecord[]
  /** Of the open incident that holds it still, the one opened first. */
  trouble: { incidentId: string; cause: string } | null
}

/** The lines of these runs, in their order; a run that is gone is left out. */
export function runLines(sql: Sql, runIds: readonly string[]): RunLine[] {
  const ids = among('r.id', runIds)
  const runs = sql.all<Omit<RunLine, 'standing' | 'arrearsCents' | 'trouble'>>(
    `SELECT r.*, c.ref AS caseRef, p.firstName, p.lastName, p.zones, j.name AS journeyName, v.number AS version, f.name AS portfolio,
       ${point(`'mobile', 'landline'`)} AS phone, ${point(`'email'`)} AS email
     FROM run r JOIN collection_case c ON c.id = r.caseId JOIN person p ON p.id = r.personId JOIN portfolio f ON f.id = r.portfolioId
     JOIN journey j ON j.id = r.journeyId JOIN version v ON v.id = r.versionId WHERE ${ids.sql}`, ...ids.values)
  const visits = Map.groupBy(openVisits(sql, runIds), (visit) => visit.runId)
  const arrears = arrearsByCase(sql, runs.map((run) => run.caseId))
  const troubles = incidentsOf(sql, runIds)
  const lines = new Map(runs.map((run) => [
    run.id, { ...run, arrearsCents: arrears.get(run.caseId) ?? 0, standing: visits.get(run.id) ?? [], trouble: troubles.get(run.id) ?? null },
  ]))
  return runIds.flatMap((id) => lines.get(id) ?? [])
}

/** The point that the gate would choose: one that reaches somebody, a corrected one before what was imported. */
const point = (kinds: string): string =>
  `(SELECT value FROM contact_point WHERE personId = p.id AND kind IN (${kinds}) AND wrongAt IS NULL
    ORDER BY undeliveredAt IS NOT NULL, source <> 'corrected', kind DESC, id LIMIT 1)`

function incidentsOf(sql: Sql, runIds: readonly string[]): Map<string, { incidentId: string; cause: string }> {
  const ids = among('ir.runId', runIds)
  const rows = sql.all<{ runId: string; incidentId: string; cause: string }>(
    `SELECT ir.runId, i.id AS incidentId, i.cause FROM incident_run ir JOIN incident i ON i.id = ir.incidentId
     WHERE ${ids.sql} AND ir.found = 1 AND i.closedAt IS NULL ORDER BY i.openedRealMs DESC`, ...ids.values)
  // The last one set stands: the oldest.
  return new Map(rows.map(({ runId, incidentId, cause }) => [runId, { incidentId, cause }]))
}

function openVisits(sql: Sql, runIds: readonly string[]): VisitRecord[] {
  const ids = among('runId', runIds)
  return sql.all<VisitRecord>(`SELECT * FROM visit WHERE ${ids.sql} AND leftAt IS NULL ORDER BY runId, seq`, ...ids.values)
}

/** Cents past due of each case; disputed debts count, paid and withdrawn ones do not. */
export function arrearsByCase(sql: Sql, caseIds: readonly string[]): Map<string, number> {
  const ids = among('caseId', caseIds)
  const rows = sql.all<{ caseId: string; cents: number }>(
    `SELECT caseId, SUM(MAX(arrearsCents, 0)) AS cents FROM debt WHERE ${ids.sql} AND status IN ('open', 'disputed') GROUP BY caseId`, ...ids.values)
  return new Map(rows.map(({ caseId, cents }) => [caseId, cents]))
}
