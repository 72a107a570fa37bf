import type { Db, Sql } from '../db/open-db.ts'
import { tellRuns, type ChangedCase } from './tell-runs.ts'

/** Cases of which an import was the last to bring or change a debt, in key order. */
export const casesOfImport = (sql: Sql, importId: string, { after, limit }: { after: string; limit: number }): string[] =>
  sql.all<{ caseId: string }>(
    'SELECT DISTINCT caseId FROM debt WHERE caseId > ? AND importId = ? ORDER BY caseId LIMIT ?', after, importId, limit)
    .map((row) => row.caseId)

/** Debts of these cases that wait for the confirmation of this import. */
export const unconfirmedDebts = (sql: Sql, importId: string, caseIds: readonly string[]): Set<string> =>
  new Set(sql.all<{ id: string }>(
    'SELECT d.id FROM json_each(?) j CROSS JOIN debt d ON d.caseId = j.value WHERE d.importId = ? AND d.confirmed = 0', JSON.stringify(caseIds), importId)
    .map((row) => row.id))

/** Confirms what the import brought into these cases, and tells runs that are open there already. */
export const confirmDebts = (db: Db, importId: string, { caseIds, nowMs }: { caseIds: readonly string[]; nowMs: number }): Promise<void> =>
  db.write((sql) => {
    const rows = sql.all<{ caseId: string; personId: string; reference: string; arrearsCents: number }>(
      `UPDATE debt SET confirmed = 1 WHERE caseId IN (SELECT value FROM json_each(?)) AND importId = ? AND confirmed = 0
       RETURNING caseId, personId, reference, arrearsCents`, JSON.stringify(caseIds), importId)
    const changed = new Map<string, ChangedCase>()
    for (const row of rows) {
      changed.set(row.caseId, { ...row, line: 0, arrearsCents: row.arrearsCents + (changed.get(row.caseId)?.arrearsCents ?? 0) })
    }
    tellRuns(sql, { importId, nowMs }, changed)
  })
