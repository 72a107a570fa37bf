import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLines } from './run-lines.ts'
import { countOpenRuns, listRuns, selectRunIds } from './run-list.ts'
import type { RunListFilter, RunListState } from './run-filter-ask.ts'
import type { Db } from '../db/open-db.ts'
import { makeDeskWorld, putDeskWorld, type DeskWorld } from '../testing/desk-world.ts'
import { T0, type TestRun, type TestVisit } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'

const RANK: RunListState[] = ['suspended', 'postponed', 'waiting', 'working']

/** The same question answered by looking at every run. */
function expected({ runs, visits, paused, held, late, other }: DeskWorld, filter: RunListFilter): string[] {
  const openOf = (run: TestRun) => visits.filter((v) => v.run === run && v.outcome === undefined)
  const told = (v: TestVisit): RunListState | undefined => (v.state === 'here' ? 'working' : v.state)
  const rankOf = (v: TestVisit) => RANK.indexOf(told(v) ?? 'working')
  const foremost = (run: TestRun) => openOf(run).toSorted((a, b) => rankOf(a) - rankOf(b) || a.seq - b.seq)[0]
  const standing = filter.nodeId !== undefined && filter.outcome === undefined
  const here = (run: TestRun) => {
    if (!standing) return openOf(run)
    const candidates = filter.foremost ? [foremost(run)].flatMap((v) => v ?? []) : openOf(run)
    return candidates.filter((v) => v.node === filter.nodeId)
  }
  const stateOf = (run: TestRun): RunListState | undefined => {
    if (run.status === 'ended') return 'ended'
    if (openOf(run).length === 0) return 'starting'
    if (paused.has(run.id)) return 'paused'
    if (filter.overdueBefore !== undefined && late.has(run.id) || held.has(run.id)) return 'trouble'
    const states = new Set(here(run).map(told))
    return RANK.find((state) => states.has(state))
  }
  const isIn = (run: TestRun) => {
    if (filter.state === undefined) return true
    if (filter.state !== 'not_moving') return stateOf(run) === filter.state
    const state = stateOf(run)
    return state === 'paused' || state === 'trouble' || here(run).some((v) => v.state === 'suspended' || v.state === 'postponed')
  }
  const matches = (run: TestRun) =>
    (filter.journeyId === undefined || run.journey === filter.journeyId)
    && (filter.versionId === undefined || `${run.journey}-v${run.version}` === filter.versionId)
    && isIn(run)
    && (!standing || here(run).length > 0)
    && (filter.outcome === undefined || visits.some((v) => v.run === run && v.node === filter.nodeId && v.outcome === filter.outcome))
    && (filter.incidentId === undefined || held.has(run.id))
    && (filter.portfolioId === undefined || (filter.portfolioId === 'p2') === other.has(run.id))
    && (filter.arm === undefined || other.has(run.id))
    && (filter.enteredFrom === undefined || other.has(run.id)) && (filter.enteredTo === undefined || !other.has(run.id))
  return runs.filter(matches).toSorted((a, b) => b.enteredAt - a.enteredAt || (a.id < b.id ? 1 : -1)).map(({ id }) => id)
}

describe('the run list', () => {
  let db: Db
  let drop: () => Promise<void>
  const world = makeDeskWorld()
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
    await db.write((sql) => putDeskWorld(sql, world))
  })
  afterAll(() => drop())

  const walk = (filter: RunListFilter, limit = 7) => {
    const ids: string[] = []
    let cursor: string | undefined
    for (;;) {
      const page = listRuns(db.read, filter, { cursor, limit })
      ids.push(...page.rows.map(({ id }) => id))
      if (page.next === null) return { ids, total: page.total }
      cursor = page.next
    }
  }

  const journeys: Partial<RunListFilter>[] = [{}, { journeyId: 'a' }, { journeyId: 'b', versionId: 'b-v2' }]
  const places: Partial<RunListFilter>[] = [
    {}, { nodeId: 'call' }, { nodeId: 'call', foremost: true }, { nodeId: 'sms', outcome: 'sent' }, { incidentId: 'i1' }, { portfolioId: 'p2' },
    { arm: { nodeId: 'tone', outcome: 'A' } }, { enteredFrom: '2026-11-24' }, { enteredTo: '2026-11-23', nodeId: 'wait' },
  ]
  const states = [undefined, 'starting', 'waiting', 'working', 'postponed', 'suspended', 'paused', 'trouble', 'not_moving', 'ended'] as const
  const filters = journeys.flatMap((one) => places.flatMap((two) => states.map((state): RunListFilter => ({ overdueBefore: T0, ...one, ...two, ...(state && { state }) }))))

  it.each(filters)('pages through exactly the runs of %j, newest first', (filter) => {
    const wanted = expected(world, filter)
    expect(walk(filter)).toEqual({ ids: wanted, total: wanted.length })
    // All of them walked in order, and the set that a job is frozen from: the same runs.
    expect(listRuns(db.read, filter, { limit: 500 }, -1)).toEqual({ rows: listRuns(db.read, filter, { limit: 500 }).rows, total: wanted.length, next: null })
    const { sql, values } = selectRunIds(filter)
    expect(db.read.all<{ id: string }>(sql, ...values).map(({ id }) => id)).toEqual(wanted.toSorted())
  })

  it('counts every open run in one state', () => {
    const open = ['starting', 'waiting', 'working', 'postponed', 'suspended', 'paused', 'trouble'] as const
    const totals = open.map((state) => listRuns(db.read, { state, overdueBefore: T0 }, { limit: 1 }).total)
    expect(totals.every((total) => total > 0)).toBe(true)
    expect(totals.reduce((sum, total) => sum + total)).toBe(countOpenRuns(db.read))
  })

  it('walks all runs in order when the hits are many: the same answer', () => {
    const many = { state: 'waiting' } as const
    const wanted = expected(world, many)
    expect(wanted.length).toBeGreaterThan(20)
    expect(listRuns(db.read, many, { limit: 5 }, 0)).toMatchObject({ rows: wanted.slice(0, 5).map((id) => ({ id })), total: wanted.length })
    const found = { words: ['person1'], references: [], points: [] }
    expect(listRuns(db.read, { search: found }, { limit: 300 }, 0)).toEqual(listRuns(db.read, { search: found }, { limit: 300 }))
  })

  it('begins again for a cursor that is none', () => {
    expect(listRuns(db.read, {}, { cursor: 'x; DROP TABLE run', limit: 1 }).rows).toEqual(listRuns(db.read, {}, { limit: 1 }).rows)
  })

  it('counts the runs that have not ended', () => {
    expect(countOpenRuns(db.read)).toBe(world.runs.filter((run) => run.status !== 'ended').length)
  })

  it('reads the lines of a page in its order, with arrears and open visits', () => {
    const { rows } = listRuns(db.read, { state: 'postponed' }, { limit: 3 })
    const lines = runLines(db.read, [...rows.map(({ id }) => id), 'gone'])
    expect(lines.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    expect(lines[0]).toMatchObject({ caseRef: expect.stringMatching(/^C-\d+$/) as string, arrearsCents: 10_000, version: expect.any(Number) as number })
    expect(lines.every((line) => line.standing.some((visit) => visit.state === 'postponed'))).toBe(true)
  })
})
