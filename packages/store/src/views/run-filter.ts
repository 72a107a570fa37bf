import { allOf, condition, type Condition } from './conditions.ts'
import type { RunListFilter } from './run-filter-ask.ts'
import { BESIDE, OPEN, standsAs } from './run-filter-standing.ts'

const DAY_MS = 86_400_000
/** Entry is stored as an instant too, which has the indexes: a local day lies within these bounds. */
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/**
 * What a run's own row must say. `+` hides a column from the planner, which has no statistics: `found` runs are reached
 * by their id or person, and all others by the index that gives the order.
 */
export function ofRun(filter: RunListFilter, reached: 'found' | 'walked'): Condition {
  const { journeyId, versionId, state, portfolioId, arm, enteredFrom, enteredTo } = filter
  const own: Condition[] = []
  const column = (name: string) => (reached === 'found' || own.length > 0 ? `+r.${name}` : `r.${name}`)
  if (versionId !== undefined) own.push(condition(`${column('versionId')} = ?`, versionId))
  else if (journeyId !== undefined) own.push(condition(`${column('journeyId')} = ?`, journeyId))
  if (portfolioId !== undefined) own.push(condition(`${column('portfolioId')} = ?`, portfolioId))
  if (arm !== undefined) own.push(condition('instr(r.arms, ?) > 0', `;${arm.nodeId}=${arm.outcome};`))
  const entered = reached === 'found' ? '+r.enteredAt' : 'r.enteredAt'
  if (enteredFrom !== undefined) own.push(condition(`${entered} >= ? AND r.entryDay >= ?`, dayStart(enteredFrom) - DAY_MS, enteredFrom))
  if (enteredTo !== undefined) own.push(condition(`${entered} < ? AND r.entryDay <= ?`, dayStart(enteredTo) + 2 * DAY_MS, enteredTo))
  if (state === 'ended') own.push(condition(`${column('status')} = 'ended'`))
  else if (state === 'starting') own.push(STARTING)
  else if (state !== undefined) own.push(condition(`+r.status <> 'ended'`))
  return allOf(own)
}

/** No step has written for it yet, so it stands nowhere. */
const STARTING = condition(
  `r.status <> 'ended' AND r.tag = 0 AND NOT EXISTS (SELECT 1 FROM visit n ${BESIDE} WHERE n.runId = r.id AND n.leftAt IS NULL)`)

const isLeft = ({ nodeId, outcome }: RunListFilter): boolean => nodeId !== undefined && outcome !== undefined
export const needsStanding = (filter: RunListFilter): boolean =>
  (filter.nodeId !== undefined && !isLeft(filter)) || (filter.state !== undefined && filter.state !== 'ended' && filter.state !== 'starting')

/** The same of a run's visits and incidents, as a test of one run: for walking many runs in order. */
export function byVisits(filter: RunListFilter): Condition {
  const tests: Condition[] = []
  if (isLeft(filter)) {
    tests.push(condition('EXISTS (SELECT 1 FROM visit v WHERE v.runId = r.id AND v.nodeId = ? AND v.outcome = ?)', filter.nodeId ?? '', filter.outcome ?? ''))
  }
  if (filter.incidentId !== undefined) {
    tests.push(condition('EXISTS (SELECT 1 FROM incident_run ir WHERE ir.incidentId = ? AND ir.runId = r.id)', filter.incidentId))
  }
  if (needsStanding(filter)) {
    const where = standsAs(filter, 'run')
    tests.push(condition(`EXISTS (SELECT 1 FROM visit v ${BESIDE} WHERE v.runId = r.id AND ${where.sql})`, ...where.values))
  }
  return allOf(tests)
}

/** The same as a SELECT of run ids out of visits and incidents: for few runs among many. Undefined when these do not matter. */
export function runsByVisits(filter: RunListFilter): Condition | undefined {
  const sets: Condition[] = []
  if (isLeft(filter)) {
    const where = allOf([...ofVersions(filter), condition('v.nodeId = ? AND v.outcome = ?', filter.nodeId ?? '', filter.outcome ?? '')])
    sets.push(condition(`SELECT v.runId FROM visit v WHERE ${where.sql}`, ...where.values))
  }
  if (filter.incidentId !== undefined) sets.push(condition('SELECT ir.runId FROM incident_run ir WHERE ir.incidentId = ?', filter.incidentId))
  if (needsStanding(filter)) {
    const where = allOf([...ofVersions(filter), standsAs(filter, 'all')])
    sets.push(condition(`SELECT v.runId FROM visit v ${OPEN} WHERE ${where.sql}`, ...where.values))
  }
  if (sets.length === 0) return undefined
  return { sql: sets.map(({ sql }) => sql).join(' INTERSECT '), values: sets.flatMap(({ values }) => values) }
}

/** A visit is of the run's own version, which says the journey. With a node alone: of any, for the index's first column. */
function ofVersions({ journeyId, versionId, nodeId }: RunListFilter): Condition[] {
  if (versionId !== undefined) return [condition('v.versionId = ?', versionId)]
  if (journeyId !== undefined) return [condition('v.versionId IN (SELECT id FROM version WHERE journeyId = ?)', journeyId)]
  return nodeId === undefined ? [] : [condition('v.versionId IN (SELECT id FROM version)')]
}
