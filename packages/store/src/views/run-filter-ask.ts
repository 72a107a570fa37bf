import type { PersonSearch } from './person-search.ts'

/** What a run is doing, one of these for each run: paused and trouble come before what its visits say. */
export type RunListState = 'starting' | 'waiting' | 'working' | 'postponed' | 'suspended' | 'paused' | 'trouble' | 'ended'

/** Which runs a list holds. */
export interface RunListFilter {
  journeyId?: string
  /** One version of the journey, by its id. */
  versionId?: string
  /** Alone: runs that stand at this node now. */
  nodeId?: string
  /** With `nodeId` alone: only runs that are told there, not those whose other branch asks for attention first. */
  foremost?: boolean
  /** With `nodeId`: runs that have left that node by it. */
  outcome?: string
  /** `not_moving`: postponed, suspended, paused or in trouble. */
  state?: RunListState | 'not_moving'
  search?: PersonSearch
  /** Runs that this incident holds, or held. */
  incidentId?: string
  portfolioId?: string
  /** One side of a split. */
  arm?: { nodeId: string; outcome: string }
  /** Local days of entry, YYYY-MM-DD, inclusive. */
  enteredFrom?: string
  enteredTo?: string
  /** Business instant: an open visit that was due earlier is overdue, which is trouble. Absent: nothing is. */
  overdueBefore?: number
}
