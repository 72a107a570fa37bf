import { countsOf, runCountsOf, type CountedRun, type CountedVisit, type RunCount } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'

/** Adds (or with -1 takes back) what a visit counts. Call in the transaction that changes the visit. */
export function foldVisit(sql: Sql, visit: CountedVisit, sign: 1 | -1): void {
  for (const c of countsOf(visit)) {
    sql.run(
      `INSERT INTO rollup (versionId, entryDay, arm, nodeId, outcome, n, costCents) VALUES (?,?,?,?,?,?,?)
       ON CONFLICT DO UPDATE SET n = n + excluded.n, costCents = costCents + excluded.costCents`,
      c.versionId, c.entryDay, c.arm, c.nodeId, c.outcome, sign * c.n, sign * c.costCents,
    )
    if (c.bucket === null) continue
    sql.run(
      `INSERT INTO rollup_time (versionId, entryDay, arm, nodeId, outcome, bucket, n) VALUES (?,?,?,?,?,?,?)
       ON CONFLICT DO UPDATE SET n = n + excluded.n`,
      c.versionId, c.entryDay, c.arm, c.nodeId, c.outcome, c.bucket, sign * c.n,
    )
  }
}

/** Everything that a run adds to its cohort. */
const SUMS = [
  'n', 'arrears', 'recovered', 'cured', 'cost', 'contacted', 'optedOut', 'complained',
  'arrears2', 'recovered2', 'cost2', 'arrearsRecovered', 'costRecovered',
] as const satisfies readonly (keyof RunCount)[]

const FOLD_RUN = `INSERT INTO rollup_run (versionId, entryDay, arm, grp, currency, ${SUMS.join(', ')}) VALUES (${'?,'.repeat(5 + SUMS.length).slice(0, -1)})
  ON CONFLICT DO UPDATE SET ${SUMS.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`

/** The same for a run in its entry cohort. */
export function foldRun(sql: Sql, run: CountedRun, sign: 1 | -1): void {
  for (const c of runCountsOf(run)) {
    sql.run(FOLD_RUN, c.versionId, c.entryDay, c.arm, c.grp, c.currency, ...SUMS.map((name) => sign * c[name]))
  }
}

/** Changes a run's counted columns and folds the difference. */
export function changeRun<T extends CountedRun>(sql: Sql, run: T, change: (run: T) => T, write: (run: T) => void): T {
  const next = change(run)
  foldRun(sql, run, -1)
  foldRun(sql, next, 1)
  write(next)
  return next
}
