import type { Sql } from '../db/open-db.ts'
import { allOf, condition, cursorOf, readCursor, type Condition, type Page } from './conditions.ts'
import { personsFound } from './person-search.ts'
import { byVisits, needsStanding, ofRun, runsByVisits } from './run-filter.ts'
import type { RunListFilter } from './run-filter-ask.ts'

/** A run of the list; what else its line shows is read for one page only (`runLines`). */
export interface ListedRun {
  id: string
  enteredAt: number
}

export interface PageAsk {
  cursor?: string
  limit: number
}

/** Up to so many hits are fetched and sorted; more are met soon enough by walking all runs in order. */
const FEW = 3_000

/**
 * Runs of a filter, newest entry first. The total is counted from indexes; then the page comes the cheaper way
 * round, since neither way is good for both ten hits and ninety thousand. `fewest` is for tests of both ways.
 */
export function listRuns(sql: Sql, filter: RunListFilter, ask: PageAsk, fewest = FEW): Page<ListedRun> {
  const visited = visitedOf(filter)
  const source = sourceOf(filter, visited)
  const total = countOf(sql, filter, { source, visited })
  const few = source.narrow && total <= fewest
  const rows = total === 0 ? [] : pageOf(sql, few ? source : wide(filter), ask)
  const last = rows.length === ask.limit ? rows.at(-1) : undefined
  return { total, rows, next: last ? cursorOf(last.enteredAt, last.id) : null }
}

/** The next page of a list that is not counted again; `total` is what it was counted at first. */
export function nextRuns(sql: Sql, filter: RunListFilter, ask: PageAsk & { total: number }): Omit<Page<ListedRun>, 'total'> {
  const source = sourceOf(filter, visitedOf(filter))
  const rows = pageOf(sql, source.narrow && ask.total <= FEW ? source : wide(filter), ask)
  const last = rows.length === ask.limit ? rows.at(-1) : undefined
  return { rows, next: last ? cursorOf(last.enteredAt, last.id) : null }
}

const visitedOf = (filter: RunListFilter): Condition | undefined => (filter.search === undefined ? runsByVisits(filter) : undefined)

/** The ids of all runs of a filter, in their order, as one statement: for freezing the set of a job. */
export function selectRunIds(filter: RunListFilter): Condition {
  const { from, where } = sourceOf(filter, visitedOf(filter))
  return condition(`SELECT r.id FROM ${from.sql} WHERE ${where.sql} ORDER BY r.id`, ...from.values, ...where.values)
}

/** FROM and WHERE of a list. */
interface Source {
  from: Condition
  where: Condition
  /** Starts from the hits and not from all runs. */
  narrow: boolean
}

function wide(filter: RunListFilter): Source {
  const found = filter.search && personsFound(filter.search)
  const ofPersons = found ? [condition(`r.personId IN (${found.sql})`, ...found.values)] : []
  return { from: condition('run r'), where: allOf([ofRun(filter, 'walked'), ...ofPersons, byVisits(filter)]), narrow: false }
}

function sourceOf(filter: RunListFilter, visited: Condition | undefined): Source {
  // CROSS JOIN: the planner has no statistics, and must not begin with the runs.
  if (filter.search) {
    const found = personsFound(filter.search)
    return {
      from: { sql: `(${found.sql}) p CROSS JOIN run r ON r.personId = p.id`, values: found.values },
      where: allOf([ofRun(filter, 'found'), byVisits(filter)]), narrow: true,
    }
  }
  if (!visited) return wide(filter)
  return {
    from: { sql: `(SELECT DISTINCT runId FROM (${visited.sql})) s CROSS JOIN run r ON r.id = s.runId`, values: visited.values },
    where: ofRun(filter, 'found'), narrow: true,
  }
}

function countOf(sql: Sql, filter: RunListFilter, { source, visited }: { source: Source; visited: Condition | undefined }): number {
  const counted = visited && isBare(filter)
    ? condition(`SELECT COUNT(DISTINCT runId) AS n FROM (${visited.sql})`, ...visited.values)
    : condition(`SELECT COUNT(*) AS n FROM ${source.from.sql} WHERE ${source.where.sql}`, ...source.from.values, ...source.where.values)
  return sql.get<{ n: number }>(counted.sql, ...counted.values)?.n ?? 0
}

/** Open visits are of open runs, and their version says the journey: no run need be read. */
const isBare = (filter: RunListFilter): boolean =>
  filter.state !== 'ended' && filter.state !== 'starting' && filter.portfolioId === undefined && filter.arm === undefined
  && filter.enteredFrom === undefined && filter.enteredTo === undefined
  && (filter.incidentId === undefined || needsStanding(filter) || (filter.journeyId === undefined && filter.versionId === undefined))

function pageOf(sql: Sql, source: Source, { cursor, limit }: PageAsk): ListedRun[] {
  const after = readCursor(cursor)
  const where = allOf([source.where, ...(after ? [condition('(r.enteredAt, r.id) < (?, ?)', after.at, after.id)] : [])])
  return sql.all<ListedRun>(
    `SELECT r.id, r.enteredAt FROM ${source.from.sql} WHERE ${where.sql} ORDER BY r.enteredAt DESC, r.id DESC LIMIT ?`,
    ...source.from.values, ...where.values, limit)
}

/** Runs that have not ended. */
export const countOpenRuns = (sql: Sql): number =>
  sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM run WHERE status IN ('starting', 'open')`)?.n ?? 0
