import type { Sql } from '../db/open-db.ts'
import { put, putJourney, putPerson, putPortfolio, putRun, putVisit, T0, type TestRun, type TestVisit } from './rows.ts'

const NODES = ['sms', 'call', 'wait']
const OUTCOMES = ['sent', 'no_reply']
const STATES = ['here', 'waiting', 'postponed', 'suspended'] as const
const HOUR = 3_600_000

/** Runs of two journeys in two versions each, and what marks some of them. */
export interface DeskWorld {
  runs: TestRun[]
  visits: TestVisit[]
  /** Run ids. */
  paused: Set<string>
  held: Set<string>
  late: Set<string>
  other: Set<string>
}

/** 400 runs with one or two open visits and some past ones, by a small generator of its own: the same world each time. */
export function makeDeskWorld(): DeskWorld {
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
  const some = (n: number) => new Set(runs.filter(() => below(n) === 0).map(({ id }) => id))
  const open = new Set(visits.filter((visit) => visit.outcome === undefined).map((visit) => visit.run.id))
  return { runs, visits, paused: some(9), held: some(8), late: new Set([...some(7)].filter((id) => open.has(id))), other: some(3) }
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

export function putDeskWorld(sql: Sql, world: DeskWorld): void {
  putPortfolio(sql)
  for (const id of ['a', 'b']) putJourney(sql, { id, versions: 2 })
  for (let n = 0; n < 150; n++) putPerson(sql, { n })
  for (const run of world.runs) putRun(sql, run)
  for (const visit of world.visits) putVisit(sql, visit)
  putMarks(sql, world)
}

/** Pauses, an incident, a closed one, and one that goes on although these runs have recovered; late visits, and a second portfolio with days and arms of its own. */
function putMarks(sql: Sql, { runs, paused, held, late, other }: DeskWorld): void {
  putPortfolio(sql, { id: 'p2', name: 'Loans' })
  for (const [id, closedAt] of [['i1', null], ['i2', T0], ['i3', null]] as const) {
    put(sql, 'incident', { id, cause: 'retries_used_up', groupKey: id, openedAt: T0, openedRealMs: T0, seenRealMs: T0, closedAt })
  }
  for (const { id } of runs) {
    if (paused.has(id)) sql.run('UPDATE run SET held = 1 WHERE id = ?', id)
    put(sql, 'incident_run', { incidentId: held.has(id) ? 'i1' : 'i2', runId: id })
    put(sql, 'incident_run', { incidentId: 'i3', runId: id, found: 0 })
    sql.run('UPDATE visit SET nextAt = ? WHERE runId = ? AND leftAt IS NULL', late.has(id) ? T0 - HOUR : T0 + HOUR, id)
    if (other.has(id)) sql.run(`UPDATE run SET portfolioId = 'p2', entryDay = '2026-11-24', arms = ';tone=A;' WHERE id = ?`, id)
  }
}
