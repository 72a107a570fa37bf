import type { Sql } from '../db/open-db.ts'
import { allOf, among, condition, cursorOf, readCursor, type Condition, type Page } from './conditions.ts'
import { personsFound, type PersonSearch } from './person-search.ts'
import type { PageAsk } from './run-list.ts'

export interface CaseLine {
  id: string
  ref: string
  firstName: string
  lastName: string
  portfolio: string
  currency: string
  /** Debts that are still open. */
  debts: number
  arrearsCents: number
  /** Of the oldest debt in arrears, YYYY-MM-DD. */
  oldestDueDate: string | null
  openRunId: string | null
  openJourneyName: string | null
}

/** Cases by reference. */
export function listCases(sql: Sql, search: PersonSearch | undefined, ask: PageAsk): Page<CaseLine> {
  const found = search && personsFound(search)
  const from: Condition = found
    ? { sql: `(${found.sql}) p CROSS JOIN collection_case c ON c.personId = p.id`, values: found.values }
    : condition('collection_case c')
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from.sql}`, ...from.values)?.n ?? 0
  const after = readCursor(ask.cursor)
  const where = allOf(after ? [condition('c.ref > ?', after.id)] : [])
  const page = sql.all<{ id: string; ref: string }>(
    `SELECT c.id, c.ref FROM ${from.sql} WHERE ${where.sql} ORDER BY c.ref LIMIT ?`, ...from.values, ...where.values, ask.limit)
  const last = page.length === ask.limit ? page.at(-1) : undefined
  return { total, rows: lines(sql, page.map(({ id }) => id)), next: last ? cursorOf(0, last.ref) : null }
}

function lines(sql: Sql, caseIds: readonly string[]): CaseLine[] {
  const ids = among('c.id', caseIds)
  return sql.all<CaseLine>(
    `SELECT c.id, c.ref, s.firstName, s.lastName, f.name AS portfolio, c.currency,
       COUNT(d.id) AS debts, COALESCE(SUM(MAX(d.arrearsCents, 0)), 0) AS arrearsCents,
       MIN(CASE WHEN d.arrearsCents > 0 THEN d.dueDate END) AS oldestDueDate, r.id AS openRunId, j.name AS openJourneyName
     FROM collection_case c JOIN person s ON s.id = c.personId JOIN portfolio f ON f.id = c.portfolioId
     LEFT JOIN debt d ON d.caseId = c.id AND d.status IN ('open', 'disputed')
     LEFT JOIN run r ON r.id = (SELECT id FROM run WHERE caseId = c.id AND status <> 'ended' ORDER BY enteredAt DESC LIMIT 1)
     LEFT JOIN journey j ON j.id = r.journeyId
     WHERE ${ids.sql} GROUP BY c.id ORDER BY c.ref`, ...ids.values)
}
