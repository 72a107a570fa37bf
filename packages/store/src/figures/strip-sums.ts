import { addRuns, noRuns, type Cohort, type CohortSums, type StripSums } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'
import { allOf, condition } from '../views/conditions.ts'
import { ofCohort, ofDays, type FigureScope, type ScopeVersion } from './scope.ts'

interface CohortRow extends CohortSums {
  grp: Cohort
  currency: string
  mature: number
}

const EXACT = ['n', 'arrears', 'recovered', 'cured', 'cost', 'contacted', 'optedOut', 'complained'] as const satisfies readonly (keyof CohortSums)[]
// Squares of cents over years may pass 64 bits: they are summed as floating numbers.
const MOMENTS = ['arrears2', 'recovered2', 'cost2', 'arrearsRecovered', 'costRecovered'] as const satisfies readonly (keyof CohortSums)[]
const SUMS = [...EXACT.map((name) => `SUM(${name}) AS ${name}`), ...MOMENTS.map((name) => `TOTAL(${name}) AS ${name}`)].join(', ')

function cohortRows(sql: Sql, scope: FigureScope): CohortRow[] {
  return scope.versions.flatMap(({ id, matureDay }) => {
    const where = ofDays(scope, id)
    return sql.all<CohortRow>(
      `SELECT grp, currency, entryDay <= ? AS mature, ${SUMS} FROM rollup_run WHERE ${where.sql} GROUP BY grp, currency, mature`, matureDay, ...where.values)
  })
}

/** Money is added in one currency only (domain rule 17): that of most runs. Undefined before the first. */
export function mainCurrency(sql: Sql, scope: FigureScope): string | undefined {
  return currencyOf(cohortRows(sql, scope))
}

function currencyOf(rows: readonly CohortRow[]): string | undefined {
  const runs = Map.groupBy(rows, (row) => row.currency)
  const sizes = [...runs].map(([currency, of]) => ({ currency, n: of.reduce((sum, row) => sum + row.n, 0) }))
  return sizes.toSorted((a, b) => b.n - a.n || (a.currency < b.currency ? -1 : 1))[0]?.currency
}

/** Promises of a version that are not cancelled: due with their grace over, kept of those, and still to come. */
function promisesOf(sql: Sql, scope: FigureScope, version: ScopeVersion): StripSums['promises'] {
  const where = allOf([condition(`p.versionId = ? AND p.status <> 'cancelled'`, version.id), ofCohort(scope, 'p')])
  const row = sql.get<{ all: number; due: number; kept: number }>(
    `SELECT COUNT(*) AS "all", COALESCE(SUM(p.dueAt <= ?), 0) AS due, COALESCE(SUM(p.dueAt <= ? AND p.status = 'kept'), 0) AS kept FROM promise p WHERE ${where.sql}`,
    version.dueUntilMs, version.dueUntilMs, ...where.values)
  return { due: row?.due ?? 0, kept: row?.kept ?? 0, waiting: (row?.all ?? 0) - (row?.due ?? 0) }
}

/** What the strip is made of, save what is postponed now (the cards have counted that). */
export function stripSums(sql: Sql, scope: FigureScope): { sums: Omit<StripSums, 'postponedByLaw'>; currency: string | undefined } {
  const rows = cohortRows(sql, scope)
  const currency = currencyOf(rows)
  const total = (pick: (row: CohortRow) => boolean) => rows.filter(pick).reduce<CohortSums>(addRuns, noRuns())
  const mature = (grp: Cohort) => total((row) => row.mature === 1 && row.grp === grp && row.currency === currency)
  const waiting = (pick: (grp: Cohort) => boolean) => total((row) => row.mature === 0 && pick(row.grp)).n
  const promises = scope.versions.map((version) => promisesOf(sql, scope, version))
  const sum = (name: keyof StripSums['promises']) => promises.reduce((so, one) => so + one[name], 0)
  return {
    currency,
    sums: {
      cases: total(() => true).n,
      treated: total((row) => row.grp !== 'control'),
      mature: { treated: mature('treated'), exempt: mature('exempt'), control: mature('control') },
      waiting: { treated: waiting((grp) => grp !== 'control'), control: waiting((grp) => grp === 'control') },
      promises: { due: sum('due'), kept: sum('kept'), waiting: sum('waiting') },
    },
  }
}
