import type { Words } from '@parcours/journey'
import type { IncidentCause } from '@parcours/store'
import type { RunRow } from './views.ts'

export type { IncidentCause } from '@parcours/store'

/** One incident in words. Instants end in RealMs on the real clock, else they are business time. */
export interface IncidentRow {
  incidentId: string
  cause: IncidentCause
  groupKey: string
  title: Words
  /** What is known of it: since when, how many, of what. */
  detail: Words
  /** What solves it. */
  action: Words
  openedAtMs: number
  closedAtMs: number | null
  openedRealMs: number
  closedRealMs: number | null
  /** Runs that it holds or has held. */
  runs: number
  /** Every open run stands still: none is listed. */
  holdsAll: boolean
  journeyId: string | null
}

export interface IncidentView extends IncidentRow {
  temporalUiUrl: string | null
  importId: string | null
  /** Nodes at which contacts of runs that it holds still have failed, those of most runs first. */
  failedAt: { journeyId: string; nodeId: string; name: string; runs: number }[]
}

/** What every page shows: how many are open, the gravest, and whether the watch itself is awake. */
export interface IncidentsNow {
  open: number
  /** Gravest first, at most three. */
  worst: IncidentRow[]
  /** Real instant at which the watch last ran; null when it never did. */
  watchedRealMs: number | null
  silent: boolean
}

export interface IncidentRunsPage {
  total: number
  rows: RunRow[]
  next: string | null
}
