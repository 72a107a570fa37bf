import type { Sql } from '../db/open-db.ts'
import { condition, type Condition } from './conditions.ts'
import { BESIDE, OPEN, branchedRuns, pausedRuns, troubledRuns, urgency, type StandingState } from './run-filter-standing.ts'

/** So many open runs of a version are told at a node in a state. Runs that have not begun have no node. */
export interface LiveSum {
  versionId: string
  nodeId: string | null
  state: StandingState | 'starting'
  count: number
}

export interface LiveMapAsk {
  journeyId: string
  /** Business instant: an open visit that was due earlier is overdue. */
  overdueBefore: number
}

interface Place {
  versionId: string
  nodeId: string
  state: 'here' | 'waiting' | 'postponed' | 'suspended'
  n: number
}

/**
 * Every open run of a journey once: at its foremost open visit, as paused, in trouble, or what that visit says.
 * All open visits are counted from their index; then the few that this would count wrongly are put right: other branches
 * of a run are taken off, and runs that are paused or in trouble change their state. To group all visits by run took
 * twice as long.
 */
export function liveSums(sql: Sql, ask: LiveMapAsk): LiveSum[] {
  const sums = new Tally()
  for (const one of openVisits(sql, ask)) sums.add(one, ownState(one), one.n)
  for (const one of otherBranches(sql, ask)) sums.add(one, ownState(one), -one.n)
  for (const one of marked(sql, ask)) {
    sums.add(one, ownState(one), -one.n)
    sums.add(one, one.mark, one.n)
  }
  for (const { versionId, n } of starting(sql, ask)) sums.add({ versionId, nodeId: null }, 'starting', n)
  return sums.list()
}

const ownState = ({ state }: Place): StandingState => (state === 'here' ? 'working' : state)

class Tally {
  readonly #sums = new Map<string, LiveSum>()
  add({ versionId, nodeId }: { versionId: string; nodeId: string | null }, state: LiveSum['state'], n: number): void {
    const key = `${versionId} ${nodeId ?? ''} ${state}`
    const known = this.#sums.get(key)
    if (known) known.count += n
    else this.#sums.set(key, { versionId, nodeId, state, count: n })
  }
  list(): LiveSum[] {
    return [...this.#sums.values()].filter(({ count }) => count !== 0)
  }
}

const ofJourney = (alias: string, { journeyId }: LiveMapAsk): Condition =>
  condition(`${alias}.versionId IN (SELECT id FROM version WHERE journeyId = ?)`, journeyId)

function openVisits(sql: Sql, ask: LiveMapAsk): Place[] {
  const where = ofJourney('v', ask)
  return sql.all<Place>(
    `SELECT v.versionId, v.nodeId, v.state, COUNT(*) AS n FROM visit v ${OPEN} WHERE v.leftAt IS NULL AND ${where.sql}
     GROUP BY v.versionId, v.nodeId, v.state`, ...where.values)
}

/** Open visits that another one of the same run comes before. */
function otherBranches(sql: Sql, ask: LiveMapAsk): Place[] {
  const where = ofJourney('v', ask)
  return sql.all<Place>(
    `SELECT v.versionId, v.nodeId, v.state, COUNT(*) AS n FROM (${branchedRuns()}) b CROSS JOIN visit v ${BESIDE} ON v.runId = b.runId
     WHERE v.leftAt IS NULL AND +${where.sql} AND EXISTS (SELECT 1 FROM visit f ${BESIDE}
       WHERE f.runId = v.runId AND f.leftAt IS NULL AND (${urgency('f')}, f.seq) < (${urgency('v')}, v.seq))
     GROUP BY v.versionId, v.nodeId, v.state`, ...where.values)
}

/** The foremost visits of runs that are paused or in trouble. */
function marked(sql: Sql, ask: LiveMapAsk): (Place & { mark: 'paused' | 'trouble' })[] {
  const [paused, troubled, where] = [pausedRuns(), troubledRuns(ask.overdueBefore), ofJourney('v', ask)]
  return sql.all<Place & { mark: 'paused' | 'trouble' }>(
    `SELECT versionId, nodeId, state, mark, COUNT(*) AS n FROM (
       SELECT v.versionId, v.nodeId, v.state, m.mark, MIN(${urgency('v')} * 1000000 + v.seq)
       FROM (SELECT runId, MIN(mark) AS mark FROM (
           SELECT id AS runId, 'paused' AS mark FROM (${paused.sql}) UNION ALL SELECT runId, 'trouble' FROM (${troubled.sql})
         ) GROUP BY runId) m CROSS JOIN visit v ${BESIDE} ON v.runId = m.runId
       WHERE v.leftAt IS NULL AND +${where.sql} GROUP BY m.runId
     ) GROUP BY versionId, nodeId, state, mark`, ...paused.values, ...troubled.values, ...where.values)
}

function starting(sql: Sql, { journeyId }: LiveMapAsk): { versionId: string; n: number }[] {
  return sql.all<{ versionId: string; n: number }>(
    `SELECT r.versionId, COUNT(*) AS n FROM run r INDEXED BY run_fresh WHERE r.journeyId = ? AND r.tag = 0 AND r.status <> 'ended'
     AND NOT EXISTS (SELECT 1 FROM visit n ${BESIDE} WHERE n.runId = r.id AND n.leftAt IS NULL) GROUP BY r.versionId`, journeyId)
}
