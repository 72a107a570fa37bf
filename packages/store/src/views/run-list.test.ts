import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLines } from './run-lines.ts'
import { countOpenRuns, listRuns } from './run-list.ts'
import type { RunListFilter, RunListState } from './run-filter.ts'
import type { Db } from '../db/open-db.ts'
import { putJourney, putPerson, putPortfolio, putRun, putVisit, T0, type TestRun, type TestVisit } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'

const NODES = ['sms', 'call', 'wait']
const OUTCOMES = ['sent', 'no_reply']
const STATES = ['here', 'waiting', 'postponed', 'suspended'] as const
const RANK: RunListState[] = ['suspended', 'postponed', 'waiting', 'working']

interface World {
  runs: TestRun[]
  visits: TestVisit[]
}

/** 400 runs with one or two open visits and some past ones, by a small generator of its own: the same world each time. */
function makeWorld(): World {
  let seed = 7
  const below = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const runs = Array.from({ length: 400 }, (_, i): TestRun => ({
    id: `run${String(i).padStart(3, '0')}`, person: i % 150, journey: pick(['a', 'b']), version: 1 + below(2),
    // Few instants, so that ties are met.
    enteredAt: T0 + below(40) * 1000, status: pick(['open', 'open', 'open', 'ended', 'starting']), entryNo: i,
  })).filter(onlyOneOpen())
  const visits = runs.flatMap((run) => {
    if (run.status === 'starting') return []
    const past = Array.from({ length: below(3) }, (_, i): TestVisit => ({ run, seq: i + 1, node: pick(NODES), outcome: pick(OUTCOMES) }))
    const open = run.status === 'ended' ? 0 : 1 + below(2)
    const now = Array.from({ length: open }, (_, i): TestVisit => ({ run, seq: 10 + i, node: pick(NODES), state: pick(STATES) }))
    return [...past, ...now]
  })
  return { runs, visits }
}

/** A case has one open run in a journey: the database refuses a second. */
function onlyOneOpen() {
  const taken = new Set<string>()
  return (run: TestRun) => {
    const key = `${run.person}${run.journey}`
    if (run.status === 'ended') return true
    return !taken.has(key) && Boolean(taken.add(key))
  }
}

/** The same question answered by looking at every run. */
function expected({ runs, visits }: World, filter: RunListFilter): string[] {
  const stateOf = (run: TestRun): RunListState | undefined => {
    if (run.status === 'ended' || run.status === 'starting') return run.status
    const here = visits.filter((v) => v.run === run && v.outcome === undefined && (filter.outcome !== undefined || filter.nodeId === undefined || v.node === filter.nodeId))
    const states = new Set<RunListState | undefined>(here.map((v) => (v.state === 'here' ? 'working' : v.state)))
    return RANK.find((state) => states.has(state))
  }
  const matches = (run: TestRun) =>
    (filter.journeyId === undefined || run.journey === filter.journeyId)
    && (filter.versionId === undefined || `${run.journey}-v${run.version}` === filter.versionId)
    && (filter.state === undefined || stateOf(run) === filter.state)
    && (filter.nodeId === undefined || visits.some((v) => v.run === run && v.node === filter.nodeId && v.outcome === filter.outcome))
  return runs.filter(matches).toSorted((a, b) => b.enteredAt - a.enteredAt || (a.id < b.id ? 1 : -1)).map(({ id }) => id)
}

describe('the run list', () => {
  let db: Db
  let drop: () => Promise<void>
  const world = makeWorld()
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
    await db.write((sql) => {
      putPortfolio(sql)
      for (const id of ['a', 'b']) putJourney(sql, { id, versions: 2 })
      for (let n = 0; n < 150; n++) putPerson(sql, { n })
      for (const run of world.runs) putRun(sql, run)
      for (const visit of world.visits) putVisit(sql, visit)
    })
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
  const places: Partial<RunListFilter>[] = [{}, { nodeId: 'call' }, { nodeId: 'sms', outcome: 'sent' }]
  const states: (RunListState | undefined)[] = [undefined, 'starting', 'waiting', 'working', 'postponed', 'suspended', 'ended']
  const filters = journeys.flatMap((one) => places.flatMap((two) => states.map((state) => ({ ...one, ...two, ...(state && { state }) }))))

  it.each(filters)('pages through exactly the runs of %j, newest first', (filter) => {
    const wanted = expected(world, filter)
    expect(walk(filter)).toEqual({ ids: wanted, total: wanted.length })
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
