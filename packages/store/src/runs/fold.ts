import { countsOf, runCountsOf, type CountedRun, type CountedVisit } from '@parcours/metrics'
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

/** The same for a run in its entry cohort. */
export function foldRun(sql: Sql, run: CountedRun, sign: 1 | -1): void {
  for (const c of runCountsOf(run)) {
    sql.run(
      `INSERT INTO rollup_run (versionId, entryDay, arm, grp, n, arrears, recovered, cured, cost) VALUES (?,?,?,?,?,?,?,?,?)
       ON CONFLICT DO UPDATE SET n = n + excluded.n, arrears = arrears + excluded.arrears,
         recovered = recovered + excluded.recovered, cured = cured + excluded.cured, cost = cost + excluded.cost`,
      c.versionId, c.entryDay, c.arm, c.grp, sign * c.n, sign * c.arrears, sign * c.recovered, sign * c.cured, sign * c.cost,
    )
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
