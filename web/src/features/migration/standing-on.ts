import type { LiveMapView } from '@parcours/server/router'
import { HELD, MOVING, type NodeStanding } from '../../canvas/standing.ts'

/** Who stands at the nodes of one version already; runs that have not begun stand at none. */
export function standingOn({ counts }: Pick<LiveMapView, 'counts'>, version: number): NodeStanding[] {
  const here = counts.filter((one) => one.version === version && one.nodeId !== null)
  return [...Map.groupBy(here, ({ nodeId }) => nodeId ?? '')].map(([nodeId, list]) => {
    const of = (states: readonly string[]) => list.filter(({ state, count }) => states.includes(state) && count > 0).map(({ state, count }) => ({ state, count }))
    return { nodeId, moving: of(MOVING), held: of(HELD) }
  })
}
