import type { Edge, Finding, Journey, Node, NodeType, OutcomeView } from '@parcours/journey'

type Config = Record<string, unknown>

/** A node as its type reads it: the type may be unknown here, or refuse the settings. */
export type DrawnNode =
  | { kind: 'unknown'; node: Node }
  | { kind: 'invalid'; node: Node; type: NodeType; findings: Finding[] }
  | { kind: 'ready'; node: Node; type: NodeType; config: Config; outcomes: OutcomeView[] }
export type ReadyNode = Extract<DrawnNode, { kind: 'ready' }>

/** One way out that is wired: the edges of one outcome. More than one target = a fork. */
export interface Handle {
  from: number
  outcome: string
  /** Indexes of nodes, ascending, each once. */
  to: number[]
}

/**
 * A journey in normal form: the start first, then nodes by id; handles by outcome. Nothing below this
 * depends on the order of the arrays in the draft, so equal drawings give equal plans.
 */
export interface Drawing {
  journey: Journey
  nodes: DrawnNode[]
  indexOf: ReadonlyMap<string, number>
  /** For each node its wired handles. */
  handles: Handle[][]
  /** For each node the nodes that follow it, each once. */
  next: number[][]
  /** For each node the number of edges that lead into it. */
  inputs: number[]
  /** The node where runs start, if there is one. */
  start: number | undefined
  /** Nodes whose id stands twice; only the first of each id is in `nodes`. */
  copies: Node[]
  /** Edges that name a node which is not there. */
  loose: Edge[]
}

export const typeOf = (drawn: DrawnNode): NodeType | undefined => (drawn.kind === 'unknown' ? undefined : drawn.type)
