import type { RunState } from './views.ts'

/** So many open runs of one version are told at one node in one state; the run list with the same filter has as many. */
export interface LiveCount {
  version: number
  /** Null: runs that have not begun, which have no node yet. */
  nodeId: string | null
  state: Exclude<RunState, 'ended'>
  count: number
}

/** Every open run of a journey, once each: at the branch that asks for attention first. */
export interface LiveMapView {
  journeyId: string
  asOfMs: number
  /** Open runs of the journey: the sum of all counts. */
  total: number
  counts: LiveCount[]
  /** Newest first. */
  versions: { versionId: string; version: number; live: boolean; open: number }[]
  /** Nodes that some counts stand at, as the newest version that has them names them. */
  nodes: { nodeId: string; name: string; nodeType: string }[]
}
