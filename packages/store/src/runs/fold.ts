import { countsOf, runCountsOf, type CountedRun, type CountedVisit, type RunCount, type VisitCount } from '@parcours/metrics'
import type { Sql } from '../db/open-db.ts'

const FOLD_VISIT = `INSERT INTO rollup (versionId, entryDay, arm, nodeId, outcome, n, costCents) VALUES (?,?,?,?,?,?,?)
  ON CONFLICT DO UPDATE SET n = n + excluded.n, costCents = costCents + excluded.costCents`
const FOLD_TIME = `INSERT INTO rollup_time (versionId, entryDay, arm, nodeId, outcome, bucket, n) VALUES (?,?,?,?,?,?,?)
  ON CONFLICT DO UPDATE SET n = n + excluded.n`

/** Adds (or with -1 takes back) what a visit counts. Call in the transaction that changes the visit. */
export function foldVisit(sql: Sql, visit: CountedVisit, sign: 1 | -1): void {
  for (const count of countsOf(visit)) fold(sql, { ...count, n: sign * count.n, costCents: sign * count.costCents })
}

/** What a change of a visit changes: an entry that stays one is not written again. */
export function foldVisitChange(sql: Sql, before: CountedVisit, after: CountedVisit): void {
  const sums = new Map<string, VisitCount>()
  const add = (visit: CountedVisit, sign: 1 | -1) => {
    for (const count of countsOf(visit)) {
      const key = `${count.versionId} ${count.nodeId} ${count.arm} ${count.entryDay} ${count.outcome} ${count.bucket}`
      const known = sums.get(key)
      sums.set(key, { ...count, n: (known?.n ?? 0) + sign * count.n, costCents: (known?.costCents ?? 0) + sign * count.costCents })
    }
  }
  add(before, -1)
  add(after, 1)
  for (const sum of sums.values()) if (sum.n !== 0 || sum.costCents !== 0) fold(sql, sum)
}

function fold(sql: Sql, { versionId, entryDay, arm, nodeId, outcome, n, costCents, bucket }: VisitCount): void {
  sql.run(FOLD_VISIT, versionId, entryDay, arm, nodeId, outcome, n, costCents)
  if (bucket !== null) sql.run(FOLD_TIME, versionId, entryDay, arm, nodeId, outcome, bucket, n)
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
