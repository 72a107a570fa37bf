import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db, Sql } from '../db/open-db.ts'
import { foldVisit } from '../runs/fold.ts'
import { T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { nodeList, type NodeQuestion } from './node-list.ts'
import { nodeSums } from './node-sums.ts'
import { figureScope, type FigureAsk } from './scope.ts'
import { stripSums } from './strip-sums.ts'
import { putDrawnJourney } from './testing/drawn.ts'

/** The same database, which explains every question instead of only answering it. */
function explaining(sql: Sql): { sql: Sql; plans: string[] } {
  const plans: string[] = []
  const explain = (text: string, values: readonly (string | number | bigint | null | Buffer)[]) =>
    plans.push(...sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, ...values).map(({ detail }) => detail))
  return {
    plans,
    sql: {
      ...sql,
      all: (text, ...values) => (explain(text, values), sql.all(text, ...values)),
      get: (text, ...values) => (explain(text, values), sql.get(text, ...values)),
    },
  }
}

const arm = { nodeId: 'split', outcome: 'x' }
/** All days, a month, a year and more, days only; and a range that leaves none out. */
const FILTERS: FigureAsk[] = [
  { journeyId: 'a' }, { journeyId: 'a', versionId: 'a-f1', enteredFrom: '2026-11-01', enteredTo: '2026-11-30', arm },
  { journeyId: 'a', enteredFrom: '2025-10-20', enteredTo: '2026-11-25' }, { journeyId: 'a', versionId: 'a-f1', enteredFrom: '2026-11-03', enteredTo: '2026-11-05', arm },
  { journeyId: 'a', enteredFrom: '2020-01-01', enteredTo: '2030-12-31' },
]
const readsDays = ({ enteredFrom }: FigureAsk) => enteredFrom !== undefined && enteredFrom > '2020-01-01'
/** Entries of ten years: most ranges leave some out. */
function putCounts(sql: Sql): void {
  const counted = { nodeId: 'sms', outcome: 'replied', enteredAt: T0, leftAt: T0, arms: ';split=x;', costCents: 1 }
  for (const versionId of ['a-f1', 'a-f2']) {
    for (const entryDay of ['2020-01-01', '2030-12-31']) {
      foldVisit(sql, { ...counted, versionId, entryDay }, 1)
      for (const arm of ['', 'split=x']) sql.run('INSERT INTO rollup_contact VALUES (?, ?, ?, ?, 1, 1, 1, 0, 0, 0, 0, 0)', versionId, entryDay, arm, 'sms')
    }
  }
}
/** The spans of a range of days: no table. */
const SPANS = /^(CO-ROUTINE|SCAN) span$|^SCAN (CONSTANT ROW|[23]-ROW VALUES CLAUSE)$/

describe('figures without reading what they count', () => {
  let db: Db
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
    await db.write((sql) => {
      putDrawnJourney(sql, 'a', 2)
      putCounts(sql)
    })
  })
  afterAll(() => drop())
  const scopeOf = (ask: FigureAsk) => {
    const scope = figureScope(db.read, ask, T0)
    if (!scope) throw new Error('no scope')
    return scope
  }

  it.each(FILTERS)('cards read the roll-ups in their own order, and of the visits an index of the held ones: %o', (ask) => {
    const { sql, plans } = explaining(db.read)
    nodeSums(sql, scopeOf(ask))
    const wanted = /^SEARCH (rollup|rollup_time|rollup_contact) USING PRIMARY KEY \(versionId=\? AND arm=\? AND entryDay(=\?|>\? AND entryDay<\?)\)|^SEARCH v USING COVERING INDEX visit_held/
    const sums = 3 * scopeOf(ask).versions.length
    expect(plans.filter((line) => line.includes('entryDay=?')).length).toBe(readsDays(ask) ? 0 : sums)
    // Rows of all days come in the order in which they are summed; a range of days is sorted first.
    const sorts = plans.filter((line) => line.startsWith('USE TEMP B-TREE'))
    expect(plans.filter((line) => !wanted.test(line) && !sorts.includes(line) && !(readsDays(ask) && SPANS.test(line)))).toEqual([])
    expect(sorts.length).toBe(readsDays(ask) ? sums : 0)
  })
  it.each(FILTERS)('the strip reads cohorts, and promises from an index: %o', (ask) => {
    const { sql, plans } = explaining(db.read)
    stripSums(sql, scopeOf(ask))
    // A cohort has a row for each day and group: sorting those costs nothing.
    expect(plans.filter((line) => !/^SEARCH rollup_run USING PRIMARY KEY|^SEARCH p USING COVERING INDEX|^USE TEMP B-TREE FOR GROUP BY/.test(line))).toEqual([])
    expect(plans.filter((line) => line.includes('TEMP B-TREE')).length).toBeLessThanOrEqual(2)
  })
  it.each<[NodeQuestion, RegExp]>([
    [{ what: 'entered' }, /visit_versionId_nodeId_outcome_idx/], [{ what: 'here' }, /visit_open/], [{ what: 'postponed', by: 'law' }, /visit_held/],
    [{ what: 'rate', rate: 'replied', part: 'denominator' }, /contact_versionId_nodeId_idx/],
  ])('a list of %o finds its rows by an index', (question, index) => {
    const { sql, plans } = explaining(db.read)
    nodeList(sql, scopeOf({ journeyId: 'a' }), { nodeId: 'sms', question }, { limit: 10 })
    expect(plans.some((line) => index.test(line))).toBe(true)
    expect(plans.filter((line) => /^SCAN (k|c|r|v|p|s|visit|contact|run)\b/.test(line))).toEqual([])
  })
})
