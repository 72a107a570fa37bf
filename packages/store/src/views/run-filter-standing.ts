import { allOf, condition, type Condition } from './conditions.ts'
import type { RunListFilter, RunListState } from './run-filter-ask.ts'

/*
 * Where an open run is told, and as what. It has one open visit for each branch; the foremost one asks for attention
 * first: suspended, postponed, waiting, working (a join that waits for its branches is open as `here`, so that comes
 * last); of equals the one that was opened first. Two facts of the run as a whole come before all of these: paused by
 * an operator, then in trouble.
 */
const STATES = ['suspended', 'postponed', 'waiting', 'here'] as const
/** Of a visit `alias`, smaller is more urgent. */
export const urgency = (alias: string): string =>
  `CASE ${alias}.state ${STATES.map((state, i) => `WHEN '${state}' THEN ${i}`).join(' ')} END`

export type StandingState = Exclude<RunListState, 'starting' | 'ended'>
const STANDING: Partial<Record<StandingState, (typeof STATES)[number]>> = { suspended: 'suspended', postponed: 'postponed', waiting: 'waiting', working: 'here' }

// Without statistics the planner reads every visit that ever was; these hold the open ones only.
/** By version, node and state. */
export const OPEN = 'INDEXED BY visit_open'
/** The open visits of one run side by side. */
export const BESIDE = 'INDEXED BY visit_standing'

/** A SELECT of runs that an operator holds. An ended run keeps its mark, so the caller asks for open visits. */
export const pausedRuns = (): Condition => condition('SELECT h.id FROM run h WHERE h.held > 0')

/** A SELECT of runs that an open incident holds still, or whose open visit is overdue; paused ones among them. */
export const troubledRuns = (overdueBefore: number): Condition => condition(
  `SELECT ir.runId FROM incident i CROSS JOIN incident_run ir ON ir.incidentId = i.id WHERE i.closedAt IS NULL AND ir.found = 1
   UNION ALL SELECT d.runId FROM visit d INDEXED BY visit_due WHERE d.leftAt IS NULL AND d.nextAt IS NOT NULL AND d.nextAt < ?`, overdueBefore)

// `+`: looked up run by run. Else the planner walks the whole set again for each run of a search.
const among = (set: Condition, not = ''): Condition => condition(`+v.runId ${not}IN (${set.sql})`, ...set.values)

/** A SELECT of runs with several open visits. */
export const branchedRuns = (): string => `SELECT b.runId FROM visit b ${BESIDE} WHERE b.leftAt IS NULL GROUP BY b.runId HAVING COUNT(*) > 1`

/** The visit `alias` is the foremost of its run. */
const isForemost = (alias: string): Condition => condition(
  `(${alias}.runId NOT IN (${branchedRuns()}) OR NOT EXISTS (SELECT 1 FROM visit f ${BESIDE} WHERE f.runId = ${alias}.runId AND f.leftAt IS NULL
    AND (${urgency('f')}, f.seq) < (${urgency(alias)}, ${alias}.seq)))`)

/** Of open visits `v`: those by which runs of the filter stand where and as it says. */
export function standsAs(filter: RunListFilter, scope: 'all' | 'run'): Condition {
  const { nodeId, outcome, foremost } = filter
  const here = nodeId !== undefined && outcome === undefined
  return allOf([
    condition('v.leftAt IS NULL'),
    ...(here ? [condition('v.nodeId = ?', nodeId)] : []),
    ...(here && foremost ? [isForemost('v')] : []),
    ...asState(filter, scope),
  ])
}

function asState(filter: RunListFilter, scope: 'all' | 'run'): Condition[] {
  const { state } = filter
  if (state === undefined || state === 'ended' || state === 'starting') return []
  const paused = pausedRuns()
  const troubled = troubledRuns(filter.overdueBefore ?? Number.MIN_SAFE_INTEGER)
  if (state === 'paused') return [among(paused)]
  if (state === 'trouble') return [among(troubled), among(paused, 'NOT ')]
  if (state === 'not_moving') {
    const [one, two] = [among(paused), among(troubled)]
    return [condition(`(v.state IN ('suspended', 'postponed') OR ${one.sql} OR ${two.sql})`, ...one.values, ...two.values)]
  }
  const own = STANDING[state]
  if (own === undefined) return []
  return [condition(`v.state = '${own}'`), ...unbeaten(filter, own, scope), among(paused, 'NOT '), among(troubled, 'NOT ')]
}

/** No open visit of the run, at the node if the filter names one, is in a more urgent state. */
function unbeaten({ nodeId, outcome, foremost }: RunListFilter, own: (typeof STATES)[number], scope: 'all' | 'run'): Condition[] {
  const here = nodeId !== undefined && outcome === undefined
  const urgent = STATES.slice(0, STATES.indexOf(own)).map((state) => `'${state}'`)
  if (urgent.length === 0 || (here && foremost)) return []
  const where = allOf([condition(`w.leftAt IS NULL AND w.state IN (${urgent.join(', ')})`), ...(here ? [condition('w.nodeId = ?', nodeId)] : [])])
  // For one run its own visits are few; for all, one set of all that is more urgent.
  return scope === 'run'
    ? [condition(`NOT EXISTS (SELECT 1 FROM visit w ${BESIDE} WHERE w.runId = v.runId AND ${where.sql})`, ...where.values)]
    : [condition(`v.runId NOT IN (SELECT w.runId FROM visit w ${BESIDE} WHERE ${where.sql})`, ...where.values)]
}
