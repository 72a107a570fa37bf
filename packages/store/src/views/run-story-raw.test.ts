import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { put, putJourney, putPerson, putPortfolio, putRun, putVisit, T0, type TestRun } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { RAW_KINDS, rawRows } from './run-story-raw.ts'

const run: TestRun = { id: 'run1', person: 1, journey: 'j', version: 1, enteredAt: T0 }
const other: TestRun = { id: 'run2', person: 2, journey: 'j', version: 1, enteredAt: T0 }

describe('the raw rows of a run', () => {
  let open: Awaited<ReturnType<typeof tempDb>>
  beforeAll(async () => {
    open = await tempDb()
    await open.db.write((sql) => {
      putPortfolio(sql)
      putJourney(sql, { id: 'j', versions: 1 })
      for (const one of [run, other]) {
        putPerson(sql, { n: one.person })
        putRun(sql, one)
        for (let seq = 1; seq <= 5; seq++) putVisit(sql, { run: one, seq, node: `n${seq}` })
        put(sql, 'delivery', { runId: one.id, seq: 0, kind: 'start', payload: '{"slug":"j"}' })
        put(sql, 'step', { runId: one.id, visitSeq: 1, attempt: 1, nodeId: 'n1', name: 'choose', tag: 1, at: T0, result: 'yes', evidence: '{"when":"true"}' })
        put(sql, 'event', { id: `e-${one.id}`, source: 'api', messageId: one.id, type: 'payment', bodyHash: '', body: '{"amountCents":5}', at: T0 + 1, caseId: `case${one.person}`, status: 'applied' })
      }
      put(sql, 'event', { id: 'before', source: 'api', messageId: 'b', type: 'payment', bodyHash: '', body: '{}', at: T0 - 1, caseId: 'case1', status: 'applied' })
    })
  })
  afterAll(() => open.drop())
  const page = (kind: (typeof RAW_KINDS)[number], skip = 0, limit = 50) => rawRows(open.db.read, 'run1', { kind, skip, limit })

  it('come page after page, each once and in order, with the total of all', () => {
    const first = page('visit', 0, 2)
    expect(first).toMatchObject({ total: 5, next: 2 })
    const all = [first, page('visit', 2, 2), page('visit', 4, 2)]
    expect(all.flatMap((one) => one?.rows.map(({ key }) => key) ?? [])).toEqual(['1', '2', '3', '4', '5'])
    expect(all.at(-1)?.next).toBeNull()
    expect(page('visit', 9, 2)).toMatchObject({ rows: [], total: 5, next: null })
  })

  it('are the run’s own, with their JSON read and plain words kept', () => {
    expect(page('delivery')?.rows).toMatchObject([{ at: null, row: { runId: 'run1', payload: { slug: 'j' } } }])
    expect(page('step')?.rows).toMatchObject([{ key: '1.1', at: T0, row: { result: 'yes', evidence: { when: 'true' } } }])
    expect(page('event')?.rows).toMatchObject([{ key: 'e-run1', row: { body: { amountCents: 5 } } }])
  })

  it('answers for every kind, and for no run that is not there', () => {
    expect(RAW_KINDS.map((kind) => page(kind)?.total)).toEqual([1, 1, 5, 1, 0, 0, 0])
    expect(rawRows(open.db.read, 'none', { kind: 'visit', skip: 0, limit: 5 })).toBeUndefined()
  })

  it('finds them by an index, whatever else is stored', () => {
    const tables = ['delivery', 'visit', 'step', 'decision', 'contact', 'command']
    const plans = [...tables.map((table) => `${table} WHERE runId = 'x'`), `event WHERE caseId = 'x' AND at >= 1 AND at <= 2`].map((from) =>
      open.db.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM ${from}`).map(({ detail }) => detail).join())
    for (const plan of plans) expect(plan).toMatch(/^SEARCH \w+ USING/)
  })
})
