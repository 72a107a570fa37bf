import type { ContactSum, HeldSum, NodeSums, OutcomeSum, TimeSum } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'
import { allOf, condition } from '../views/conditions.ts'
import { rollupRows } from './rollup-rows.ts'
import { ofCohort, type FigureScope } from './scope.ts'

/** Law has moved it. What came late through our own slowness was moved by law, and is not counted as such. */
export const byLaw = (alias: string): string =>
  `COALESCE(json_extract(${alias}.because, '$.law') = 1 AND COALESCE(json_extract(${alias}.because, '$.late'), 0) = 0, 0)`

/** Rows of every version together; the parts come out of one b-tree in its own order, version by version. */
function sumOver<T extends { nodeId: string }>(scope: FigureScope, of: (versionId: string) => T[], key: (row: T) => string, sums: readonly (keyof T)[]): T[] {
  const all = new Map<string, T>()
  for (const { id } of scope.versions) {
    for (const row of of(id)) {
      const known = all.get(key(row))
      if (!known) all.set(key(row), { ...row })
      // Only number columns are named in `sums`.
      else for (const name of sums) (known[name] as number) += row[name] as number
    }
  }
  // Noughts are no rows: they are left of what was taken back, and of months less the days in which all of it was.
  return [...all.values()].filter((row) => sums.some((name) => row[name] !== 0))
}

const counts = (sql: Sql, scope: FigureScope): OutcomeSum[] =>
  sumOver(scope, (id) => {
    const { sql: rows, sign, values } = rollupRows(sql, scope, 'rollup', id)
    return sql.all<OutcomeSum>(
      `SELECT nodeId, outcome, SUM(${sign} * n) AS n, SUM(${sign} * costCents) AS costCents FROM ${rows} GROUP BY nodeId, outcome`, ...values)
  }, (row) => `${row.nodeId} ${row.outcome}`, ['n', 'costCents'])

/** Histograms of the time in each node, by outcome. By far the most rows of a figure. */
const times = (sql: Sql, scope: FigureScope): TimeSum[] =>
  sumOver(scope, (id) => {
    const { sql: rows, sign, values } = rollupRows(sql, scope, 'rollup_time', id)
    return sql.all<TimeSum>(`SELECT nodeId, outcome, bucket, SUM(${sign} * n) AS n FROM ${rows} GROUP BY nodeId, outcome, bucket`, ...values)
  }, (row) => `${row.nodeId} ${row.outcome} ${row.bucket}`, ['n'])

/** Contacts that wait now, from an index that holds nothing else. */
const held = (sql: Sql, scope: FigureScope): HeldSum[] =>
  sumOver(scope, (id) => {
    const where = allOf([condition('v.versionId = ?', id), ofCohort(scope, 'v')])
    // Postponed and not by law is what remains: the rule codes are JSON, and parsing them is most of the work.
    return sql.all<HeldSum & { postponed: number }>(
      `SELECT v.nodeId, SUM(v.state = 'postponed') AS postponed, SUM(v.state = 'postponed' AND ${byLaw('v')}) AS byLaw, SUM(v.state = 'suspended') AS suspended
       FROM visit v INDEXED BY visit_held WHERE v.leftAt IS NULL AND v.state IN ('postponed', 'suspended') AND ${where.sql} GROUP BY v.nodeId`, ...where.values,
    ).map(({ postponed, ...row }): HeldSum => ({ ...row, byPacing: postponed - row.byLaw }))
  }, (row) => row.nodeId, ['byLaw', 'byPacing', 'suspended'])

const CONTACT_SUMS = ['sent', 'delivered', 'reached', 'replied', 'clicked', 'attempts', 'rightParty', 'promised'] as const satisfies readonly (keyof ContactSum)[]

const contacts = (sql: Sql, scope: FigureScope): ContactSum[] =>
  sumOver(scope, (id) => {
    const { sql: rows, sign, values } = rollupRows(sql, scope, 'rollup_contact', id)
    const sums = CONTACT_SUMS.map((name) => `SUM(${sign} * ${name}) AS ${name}`).join(', ')
    return sql.all<ContactSum>(`SELECT nodeId, ${sums} FROM ${rows} GROUP BY nodeId`, ...values)
  }, (row) => row.nodeId, CONTACT_SUMS)

/** What the cards of a journey are made of: from the roll-ups, and for what waits now from the open visits. */
export const nodeSums = (sql: Sql, scope: FigureScope): NodeSums =>
  ({ counts: counts(sql, scope), times: times(sql, scope), held: held(sql, scope), contacts: contacts(sql, scope) })
