import { listRuns, runLines, type RunListFilter } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { RunFilter, RunRow } from '../routers/views.ts'
import { runRow } from './run-rows.ts'
import { readRunFilter } from './run-search.ts'

export interface RunPage {
  total: number
  rows: RunRow[]
  next: string | null
}

/** One page of the runs of a filter, newest entry first. */
export function runPage(deps: Deps, filter: RunFilter, ask: { cursor?: string; limit: number }): RunPage {
  const asked = readRunFilter(deps, filter)
  const listed = listRuns(deps.db.read, asked, ask)
  return { ...listed, rows: runRows(deps, asked, listed.rows.map(({ id }) => id)) }
}

/** Rows of a list by its runs, in their order, each told at the node that the list is about. */
export function runRows(deps: Deps, { nodeId, outcome, overdueBefore }: RunListFilter, runIds: readonly string[]): RunRow[] {
  const at = { nowMs: deps.clock.nowMs(), overdueBefore, ...(outcome === undefined && { nodeId }) }
  return runLines(deps.db.read, runIds).map((line) => runRow(deps.db.read, line, at))
}
