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
  arrearsCents: number
  /** Open visits, in the order of entry. */
  standing: VisitRecord[]
}

/** The lines of these runs, in their order; a run that is gone is left out. */
export function runLines(sql: Sql, runIds: readonly string[]): RunLine[] {
  const ids = among('r.id', runIds)
  const runs = sql.all<Omit<RunLine, 'standing' | 'arrearsCents'>>(
    `SELECT r.*, c.ref AS caseRef, p.firstName, p.lastName, p.zones, j.name AS journeyName, v.number AS version
     FROM run r JOIN collection_case c ON c.id = r.caseId JOIN person p ON p.id = r.personId
     JOIN journey j ON j.id = r.journeyId JOIN version v ON v.id = r.versionId WHERE ${ids.sql}`, ...ids.values)
  const visits = Map.groupBy(openVisits(sql, runIds), (visit) => visit.runId)
  const arrears = arrearsByCase(sql, runs.map((run) => run.caseId))
  const lines = new Map(runs.map((run) => [run.id, { ...run, arrearsCents: arrears.get(run.caseId) ?? 0, standing: visits.get(run.id) ?? [] }]))
  return runIds.flatMap((id) => lines.get(id) ?? [])
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
