import type { RunFilter, RunState } from '@parcours/server/router'
import { countOf, oneOf, textOf, type RawSearch } from '../../lib/search.ts'

export const RUN_STATES = ['starting', 'working', 'waiting', 'postponed', 'suspended', 'ended'] as const satisfies readonly RunState[]

/** The URL of the runs page: a filter, and the run that the side panel shows. */
export interface RunsSearch {
  journey?: string
  version?: number
  node?: string
  outcome?: string
  state?: RunState
  q?: string
  run?: string
}

export function runsSearch(raw: RawSearch): RunsSearch {
  return {
    journey: textOf(raw, 'journey'),
    version: countOf(raw, 'version'),
    node: textOf(raw, 'node'),
    outcome: textOf(raw, 'outcome'),
    state: oneOf(raw, 'state', RUN_STATES),
    q: textOf(raw, 'q'),
    run: textOf(raw, 'run'),
  }
}

/** Node, outcome and version are a journey's: without one they filter nothing. */
export function toFilter(search: RunsSearch): RunFilter {
  const { journey, version, node, outcome, state, q } = search
  const within = journey ? { journeyId: journey, version, nodeId: node, outcome: node ? outcome : undefined } : {}
  return { ...within, state, search: q?.trim() || undefined }
}
