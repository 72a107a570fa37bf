import type { LiveCount, LiveMapView } from '@parcours/server/router'
import { HELD, MOVING, type NodeStanding, type StandingCount, type StandingSearch } from './standing.ts'

type State = LiveCount['state']

/** What one version, or all of them together, has on the map. */
export interface MapStanding {
  /** Of the drawing's nodes; runs that have not begun stand at its start. */
  nodes: NodeStanding[]
  /** Nodes of other versions that the drawing does not have. */
  elsewhere: (NodeStanding & { name: string })[]
  /** By state, in the order of the strip; every state, also those of nobody. */
  totals: StandingCount[]
  total: number
}

const STATES: readonly State[] = [...MOVING, ...HELD]

interface Drawing {
  nodeIds: ReadonlySet<string>
  /** The node where runs begin. */
  startId: string | undefined
}

/** Counts of a map as they stand on a drawing; `version` absent: of all versions together. */
export function standingOf(view: Pick<LiveMapView, 'counts' | 'nodes'>, drawing: Drawing, version: number | undefined): MapStanding {
  const counts = view.counts.filter((one) => version === undefined || one.version === version)
  const byNode = Map.groupBy(counts, (one) => one.nodeId ?? drawing.startId ?? '')
  const nodes = [...byNode].map(([nodeId, list]) => nodeStanding(nodeId, list))
  const names = new Map(view.nodes.map(({ nodeId, name }) => [nodeId, name]))
  return {
    nodes: nodes.filter(({ nodeId }) => drawing.nodeIds.has(nodeId)),
    elsewhere: nodes.filter(({ nodeId }) => !drawing.nodeIds.has(nodeId)).map((one) => ({ ...one, name: names.get(one.nodeId) ?? one.nodeId })),
    totals: STATES.map((state) => ({ state, count: sumOf(counts, state) })),
    total: counts.reduce((sum, { count }) => sum + count, 0),
  }
}

const sumOf = (counts: readonly LiveCount[], state: State): number =>
  counts.reduce((sum, one) => sum + (one.state === state ? one.count : 0), 0)

function nodeStanding(nodeId: string, counts: readonly LiveCount[]): NodeStanding {
  const of = (states: readonly State[]) => states.map((state) => ({ state, count: sumOf(counts, state) })).filter(({ count }) => count > 0)
  return { nodeId, moving: of(MOVING), held: of(HELD) }
}

/** Who stands at the nodes of one version already; runs that have not begun stand at none. */
export function standingOn({ counts }: Pick<LiveMapView, 'counts'>, version: number): NodeStanding[] {
  const here = counts.filter((one) => one.version === version && one.nodeId !== null)
  return [...Map.groupBy(here, ({ nodeId }) => nodeId ?? '')].map(([nodeId, list]) => nodeStanding(nodeId, list))
}

/** The run list that a number opens: the same runs, each once. */
export function runsOf(journey: string, version: number | undefined, at: { nodeId?: string; state: State }): StandingSearch {
  const within = { journey, ...(version !== undefined && { version }), state: at.state }
  // Runs that have not begun stand at no node.
  return at.nodeId === undefined || at.state === 'starting' ? within : { ...within, node: at.nodeId, only: true }
}
