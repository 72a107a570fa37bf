import type { RunFilter, RunState } from '@parcours/server/router'
import { countOf, oneOf, textOf, type RawSearch } from '../../lib/search.ts'

export const RUN_STATES = [
  'not_moving', 'starting', 'working', 'waiting', 'postponed', 'suspended', 'paused', 'trouble', 'ended',
] as const satisfies readonly (RunState | 'not_moving')[]

/** What the list is narrowed to: saved views keep exactly this. */
export interface RunsQuery {
  journey?: string
  version?: number
  node?: string
  /** With `node`: only runs that are told there, each once. */
  only?: true
  outcome?: string
  state?: (typeof RUN_STATES)[number]
  q?: string
  incident?: string
  portfolio?: string
  /** `node=outcome` of a split of `journey`. */
  arm?: string
  /** Local days of entry, YYYY-MM-DD, inclusive. */
  from?: string
  to?: string
}

/** The URL of the runs page: a filter, its columns, the saved view it came from, and the run that the side panel shows. */
export interface RunsSearch extends RunsQuery {
  /** Keys of the columns that are shown, with commas; absent: the usual ones. */
  columns?: string
  view?: string
  run?: string
}

const dayOf = (raw: RawSearch, name: string): string | undefined => {
  const text = textOf(raw, name)
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
}
const ARM = /^[^=]+=[^=]+$/

export function runsQuery(raw: RawSearch): RunsQuery {
  const arm = textOf(raw, 'arm')
  return {
    journey: textOf(raw, 'journey'),
    version: countOf(raw, 'version'),
    node: textOf(raw, 'node'),
    only: raw.only === true ? true : undefined,
    outcome: textOf(raw, 'outcome'),
    state: oneOf(raw, 'state', RUN_STATES),
    q: textOf(raw, 'q'),
    incident: textOf(raw, 'incident'),
    portfolio: textOf(raw, 'portfolio'),
    arm: arm !== undefined && ARM.test(arm) ? arm : undefined,
    from: dayOf(raw, 'from'),
    to: dayOf(raw, 'to'),
  }
}

export const runsSearch = (raw: RawSearch): RunsSearch =>
  ({ ...runsQuery(raw), columns: textOf(raw, 'columns'), view: textOf(raw, 'view'), run: textOf(raw, 'run') })

/** Node, outcome, version and arm are a journey's: without one they filter nothing. */
export function toFilter(search: RunsQuery): RunFilter {
  const { journey, version, node, only, outcome, state, q, incident, portfolio, arm, from, to } = search
  const [armNode, armOutcome] = arm?.split('=') ?? []
  const within = journey
    ? {
      journeyId: journey, version, nodeId: node, outcome: node ? outcome : undefined, foremost: node && !outcome ? only : undefined,
      arm: armNode && armOutcome ? { nodeId: armNode, outcome: armOutcome } : undefined,
    }
    : {}
  return { ...within, state, search: q?.trim() || undefined, incidentId: incident, portfolioId: portfolio, enteredFrom: from, enteredTo: to }
}

/** The same question, whatever the order of its parts. */
export const sameQuery = (a: RunsQuery, b: RunsQuery): boolean => keyOf(a) === keyOf(b)
const keyOf = (query: RunsQuery): string => JSON.stringify(Object.entries(runsQuery({ ...query })).filter(([, value]) => value !== undefined))
