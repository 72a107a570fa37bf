import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db, Sql } from '../db/open-db.ts'
import { makeDeskWorld, putDeskWorld } from '../testing/desk-world.ts'
import { putJourney, putPerson, putPortfolio, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { liveSums, type LiveSum } from './live-map.ts'
import { listRuns } from './run-list.ts'
import type { RunListFilter } from './run-filter-ask.ts'

const openRuns = (sql: Sql, journeyId: string): number =>
  sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM run WHERE journeyId = ? AND status <> 'ended'`, journeyId)?.n ?? 0
const total = (sums: readonly LiveSum[]): number => sums.reduce((sum, { count }) => sum + count, 0)
/** The list that a number of the map opens. */
const listOf = ({ versionId, nodeId, state }: LiveSum, overdueBefore: number): RunListFilter =>
  ({ versionId, state, overdueBefore, ...(nodeId !== null && { nodeId, foremost: true }) })

describe('the live map', () => {
  let db: Db
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
    await db.write((sql) => putDeskWorld(sql, makeDeskWorld()))
  })
  afterAll(() => drop())

  it.each(['a', 'b'])('counts each open run of journey %s once', (journeyId) => {
    const sums = liveSums(db.read, { journeyId, overdueBefore: T0 })
    expect(total(sums)).toBe(openRuns(db.read, journeyId))
    expect(new Set(sums.map(({ state }) => state))).toEqual(new Set(['starting', 'waiting', 'working', 'postponed', 'suspended', 'paused', 'trouble']))
    expect(sums.every(({ count }) => count > 0)).toBe(true)
  })

  it('opens with each number the list of as many runs', () => {
    for (const journeyId of ['a', 'b']) {
      const sums = liveSums(db.read, { journeyId, overdueBefore: T0 })
      expect(sums.map((sum) => ({ ...sum, count: listRuns(db.read, listOf(sum, T0), { limit: 1 }).total }))).toEqual(sums)
    }
  })

  it('knows nothing of a journey that is not there', () => {
    expect(liveSums(db.read, { journeyId: 'none', overdueBefore: T0 })).toEqual([])
  })
})

const MANY = 20_000

/** Many open runs, each tenth with a second branch, each fiftieth paused, some late. */
function putMany(sql: Sql): void {
  putPortfolio(sql)
  putJourney(sql, { id: 'a', versions: 3 })
  putPerson(sql, { n: 0 })
  sql.run(
    `WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
     INSERT INTO run (id, caseId, personId, portfolioId, journeyId, versionId, planHash, slug, entryNo, grp, status, enteredAt, entryDay, arms, currency,
       arrearsAtEntry, windowEndsAt, toleranceCents, tag, held)
     SELECT 'run' || n, 'case' || n, 'per0', 'p1', 'a', 'a-v' || (n % 3 + 1), 'h', 'a', 1, 'treated', 'open', ? + n, '2026-11-23', ';', 'EUR', 0, 0, 0,
       n % 100 <> 99, n % 50 = 0 FROM n`, MANY - 1, T0)
  const visit = (seq: number, where: string) => sql.run(
    `INSERT INTO visit (runId, seq, versionId, nodeId, nodeType, enteredAt, openTag, entryDay, state, nextAt, grp)
     SELECT id, ?, versionId, 'node' || ((enteredAt + ?) % 12), 'sms', enteredAt, 1, '2026-11-23',
       CASE (enteredAt + ?) % 5 WHEN 0 THEN 'postponed' WHEN 1 THEN 'suspended' WHEN 2 THEN 'here' ELSE 'waiting' END,
       CASE WHEN enteredAt % 70 = 0 THEN ? ELSE NULL END, 'treated' FROM run WHERE tag = 1 AND ${where}`, seq, seq, seq, T0 - 1)
  visit(1, '1 = 1')
  visit(2, 'enteredAt % 10 = 0')
}

describe('the live map of many runs', () => {
  let db: Db
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
    await db.write(putMany)
  })
  afterAll(() => drop())

  it('adds up to the open runs, number by number with its list', () => {
    const sums = liveSums(db.read, { journeyId: 'a', overdueBefore: T0 })
    expect(total(sums)).toBe(MANY)
    for (const sum of sums) expect([sum, listRuns(db.read, listOf(sum, T0), { limit: 1 }).total]).toEqual([sum, sum.count])
  })

  it('reads indexes of what is open, and no visit', () => {
    const plans: string[] = []
    const explain = (text: string, values: readonly (string | number | bigint | null | Buffer)[]) =>
      plans.push(...db.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, ...values).map(({ detail }) => detail))
    liveSums({ ...db.read, all: (text, ...values) => (explain(text, values), db.read.all(text, ...values)) }, { journeyId: 'a', overdueBefore: T0 })
    const reads = plans.filter((line) => /^(SCAN|SEARCH) [vbfdnr] /.test(line))
    expect(reads.length).toBeGreaterThan(6)
    expect(reads.filter((line) => !/USING COVERING INDEX (visit_open|visit_standing)|USING INDEX (visit_due|run_fresh)/.test(line))).toEqual([])
    expect(plans).toContain('SEARCH v USING COVERING INDEX visit_open (versionId=?)')
  })
})
