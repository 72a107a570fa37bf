import type { LiveCount } from '@parcours/server/router'

/** So many open runs are told at a node in a state. */
export interface StandingCount {
  state: LiveCount['state']
  count: number
}

/** Who stands at a node of a live map: those that go on by themselves, and those that do not move. */
export interface NodeStanding {
  nodeId: string
  moving: StandingCount[]
  held: StandingCount[]
}

/** URL of the run list that a number of the map opens. */
export interface StandingSearch {
  journey: string
  version?: number
  node?: string
  /** Only runs that are told at the node, each once. */
  only?: true
  state: LiveCount['state']
}

export const MOVING = ['starting', 'working', 'waiting'] as const satisfies readonly LiveCount['state'][]
export const HELD = ['postponed', 'suspended', 'paused', 'trouble'] as const satisfies readonly LiveCount['state'][]
