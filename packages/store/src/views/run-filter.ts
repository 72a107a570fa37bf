import { allOf, among, condition, type Condition } from './conditions.ts'
import type { PersonSearch } from './person-search.ts'

export type RunListState = 'starting' | 'waiting' | 'working' | 'postponed' | 'suspended' | 'ended'

/** Which runs a list holds. */
export interface RunListFilter {
  journeyId?: string
  /** One version of the journey, by its id. */
  versionId?: string
  /** Alone: runs that stand at this node now. */
  nodeId?: string
  /** With `nodeId`: runs that have left that node by it. */
  outcome?: string
  state?: RunListState
  search?: PersonSearch
}

/*
 * A run with several branches has several open visits; the list shows the one that asks for attention first:
 * suspended, postponed, waiting, working. A join that waits for its branches is open as `here`, so that comes last.
 */
const STANDING: Partial<Record<RunListState, { state: string; beatenBy: string }>> = {
  suspended: { state: 'suspended', beatenBy: '' },
  postponed: { state: 'postponed', beatenBy: `'suspended'` },
  waiting: { state: 'waiting', beatenBy: `'suspended', 'postponed'` },
  working: { state: 'here', beatenBy: `'suspended', 'postponed', 'waiting'` },
}

/** What a run's own row must say. `+` keeps the planner on the index that gives the order. */
export function ofRun({ journeyId, versionId, state }: RunListFilter): Condition {
  const own: Condition[] = []
  if (versionId !== undefined) own.push(condition('r.versionId = ?', versionId))
  else if (journeyId !== undefined) own.push(condition('r.journeyId = ?', journeyId))
  if (state === 'ended' || state === 'starting') {
    const plus = own.length > 0 ? '+' : ''
    own.push(condition(`${plus}r.status = ?`, state))
  } else if (state !== undefined) own.push(condition(`+r.status <> 'ended'`))
  return allOf(own)
}

const needsStanding = ({ nodeId, outcome, state }: RunListFilter): boolean =>
  (nodeId !== undefined && outcome === undefined) || STANDING[state ?? 'ended'] !== undefined

const at = (alias: string, { nodeId, outcome }: RunListFilter): Condition[] =>
  nodeId !== undefined && outcome === undefined ? [condition(`${alias}.nodeId = ?`, nodeId)] : []

/** The same of a run's visits, as a test of one run: for walking many runs in order. */
export function byVisits(filter: RunListFilter): Condition {
  const tests: Condition[] = []
  if (filter.nodeId !== undefined && filter.outcome !== undefined) {
    tests.push(condition('EXISTS (SELECT 1 FROM visit v WHERE v.runId = r.id AND v.nodeId = ? AND v.outcome = ?)', filter.nodeId, filter.outcome))
  }
  if (needsStanding(filter)) {
    const standing = STANDING[filter.state ?? 'ended']
    const open = (alias: string, states?: string) => {
      const where = allOf([...at(alias, filter), ...(states ? [condition(`${alias}.state IN (${states})`)] : [])])
      return condition(`EXISTS (SELECT 1 FROM visit ${alias} WHERE ${alias}.runId = r.id AND ${alias}.leftAt IS NULL AND ${where.sql})`, ...where.values)
    }
    tests.push(open('v', standing && `'${standing.state}'`))
    if (standing?.beatenBy) {
      const beaten = open('w', standing.beatenBy)
      tests.push({ sql: `NOT ${beaten.sql}`, values: beaten.values })
    }
  }
  return allOf(tests)
}

/** The same as a SELECT of run ids out of the visits: for few runs among many. Undefined when visits do not matter. */
export function runsByVisits(filter: RunListFilter, versionIds: readonly string[]): Condition | undefined {
  const sets: Condition[] = []
  const versions = filter.journeyId === undefined && filter.nodeId === undefined ? [] : [among('v.versionId', versionIds)]
  if (filter.nodeId !== undefined && filter.outcome !== undefined) {
    const where = allOf([...versions, condition('v.nodeId = ? AND v.outcome = ?', filter.nodeId, filter.outcome)])
    sets.push(condition(`SELECT v.runId FROM visit v WHERE ${where.sql}`, ...where.values))
  }
  if (needsStanding(filter)) sets.push(standingRuns(filter, versions))
  if (sets.length === 0) return undefined
  return { sql: sets.map(({ sql }) => sql).join(' INTERSECT '), values: sets.flatMap(({ values }) => values) }
}

// Without statistics the planner reads every visit that ever was; this index holds the open ones only, run and all.
const OPEN = 'INDEXED BY visit_open'

function standingRuns(filter: RunListFilter, versions: readonly Condition[]): Condition {
  const standing = STANDING[filter.state ?? 'ended']
  const where = allOf([
    condition('v.leftAt IS NULL'), ...versions, ...at('v', filter), ...(standing ? [condition(`v.state = '${standing.state}'`)] : []),
    ...(standing?.beatenBy ? [unbeaten(filter, standing.beatenBy)] : []),
  ])
  return condition(`SELECT v.runId FROM visit v ${OPEN} WHERE ${where.sql}`, ...where.values)
}

function unbeaten(filter: RunListFilter, states: string): Condition {
  const where = allOf([condition(`w.leftAt IS NULL AND w.state IN (${states})`), ...at('w', filter)])
  return condition(`v.runId NOT IN (SELECT w.runId FROM visit w ${OPEN} WHERE ${where.sql})`, ...where.values)
}
