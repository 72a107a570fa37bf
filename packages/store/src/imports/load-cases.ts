import { loadCase, type CaseSnapshot } from '../cases/snapshot.ts'
import type { ContactPointRecord, DebtRecord, PersonRecord, PortfolioRecord } from '../cases/rows.ts'
import type { Sql } from '../db/open-db.ts'

/**
 * The snapshots of many cases, the same values as `loadCase` gives one by one, with the debts that wait for a
 * confirmation besides: this is for counting what an import would do. A case without any history (no run,
 * payment, promise, plan, opt-out, suspension or contact: all of a new portfolio) comes from four statements for the
 * whole page instead of eleven for itself; the others are read singly.
 */
export function loadCases(sql: Sql, caseIds: readonly string[], nowMs: number): CaseSnapshot[] {
  const heads = freshCases(sql, caseIds)
  const fresh = new Map(heads.map((head) => [head.id, head]))
  const persons = JSON.stringify([...new Set(heads.map((head) => head.personId))])
  const people = new Map(sql.all<PersonRecord>('SELECT p.* FROM json_each(?) j CROSS JOIN person p ON p.id = j.value', persons).map((row) => [row.id, row]))
  const points = groupBy(sql.all<ContactPointRecord>('SELECT p.* FROM json_each(?) j CROSS JOIN contact_point p ON p.personId = j.value', persons), (row) => row.personId)
  const debts = groupBy(sql.all<DebtRecord>('SELECT d.* FROM json_each(?) j CROSS JOIN debt d ON d.caseId = j.value ORDER BY d.dueDate, d.reference', JSON.stringify(caseIds)), (row) => row.caseId)
  const portfolios = new Map(sql.all<PortfolioRecord>('SELECT * FROM portfolio').map((row) => [row.id, row]))
  return caseIds.flatMap((id) => {
    const head = fresh.get(id)
    const person = head && people.get(head.personId)
    const portfolio = head && portfolios.get(head.portfolioId)
    if (!head || !person || !portfolio) {
      const single = loadCase(sql, id, nowMs)
      return single ? { ...single, debts: debts.get(id) ?? [] } : []
    }
    return {
      id, ref: head.ref, currency: head.currency, person, portfolio, debts: debts.get(id) ?? [], points: points.get(person.id) ?? [],
      optOuts: [], suspensions: [], contacts: [], promises: [], plan: null, score: null,
      payments: { count: 0, totalCents: 0, lastCents: null, lastAt: null, reversed: 0 },
    }
  })
}

interface Head {
  id: string
  ref: string
  currency: string
  personId: string
  portfolioId: string
}

/** Cases of which nothing has happened yet. Scores are steps of runs, so no run means no score. */
const freshCases = (sql: Sql, caseIds: readonly string[]): Head[] =>
  sql.all<Head>(
    `SELECT c.id, c.ref, c.currency, c.personId, c.portfolioId FROM json_each(?) j CROSS JOIN collection_case c ON c.id = j.value
     WHERE ${['run', 'payment', 'promise', 'payment_plan'].map((table) => `NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.caseId = c.id)`).join(' AND ')}
       AND ${['opt_out', 'suspension', 'contact'].map((table) => `NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.personId = c.personId)`).join(' AND ')}
       AND NOT EXISTS (SELECT 1 FROM contact_point p JOIN opt_out x ON x.address = p.value AND x.scope = 'address' WHERE p.personId = c.personId)`,
    JSON.stringify(caseIds))

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
