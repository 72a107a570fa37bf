import type { NodeMove } from '@parcours/journey'
import type { MigrationNode, MigrationView } from '@parcours/server/router'
import { CONTROL } from '../../lib/names.ts'

/** What the operator chose, by node of the old version; what is not in it goes by {@link usualMove}. */
export type Choices = Readonly<Record<string, NodeMove>>
/** Running waits keep the time that they have left, or begin again in the new version. */
export type Waits = 'keep' | 'again'
type Moved = Pick<MigrationView, 'nodes'>

/** Observed people are in no plan's hands: they stay where they are. */
export const isObserved = ({ type }: Pick<MigrationNode, 'type'>): boolean => type === CONTROL

/** Without a choice: the same node where the new version has it. A node with people in it that it has not must be decided: null. */
export function usualMove(node: MigrationNode): NodeMove | null {
  if (isObserved(node)) return { kind: 'stay' }
  if (node.to !== null) return { kind: 'move', to: node.to }
  return node.runs === 0 ? { kind: 'stay' } : null
}

export const moveOf = (node: MigrationNode, choices: Choices): NodeMove | null => choices[node.nodeId] ?? usualMove(node)

/** Nodes with people in them of which nobody has said where these go. */
export const undecided = ({ nodes }: Moved, choices: Choices): MigrationNode[] => nodes.filter((node) => moveOf(node, choices) === null)

export interface Sums {
  move: number
  stay: number
  end: number
  undecided: number
  /** In parallel branches, or starting. */
  cannot: number
}

/** All open runs of the old version by what would become of them: the sum is their number. */
export function sumsOf({ nodes, cannot }: Pick<MigrationView, 'nodes' | 'cannot'>, choices: Choices): Sums {
  const sums: Sums = { move: 0, stay: 0, end: 0, undecided: 0, cannot }
  for (const node of nodes) sums[moveOf(node, choices)?.kind ?? 'undecided'] += node.runs
  return sums
}

/** How many would arrive at each node of the new version. */
export function arrivalsOf({ nodes }: Moved, choices: Choices): Map<string, number> {
  const arrivals = new Map<string, number>()
  for (const node of nodes) {
    const move = moveOf(node, choices)
    if (move?.kind === 'move' && node.runs > 0) arrivals.set(move.to, (arrivals.get(move.to) ?? 0) + node.runs)
  }
  return arrivals
}

/** As a job asks it of each run. */
export const nodesOf = ({ nodes }: Moved, choices: Choices): Record<string, NodeMove> =>
  Object.fromEntries(nodes.map((node) => [node.nodeId, moveOf(node, choices) ?? { kind: 'stay' as const }]))

/** A choice as the value of a list, and back. */
export const toValue = (move: NodeMove): string => (move.kind === 'move' ? `move:${move.to}` : move.kind)
export const fromValue = (value: string): NodeMove =>
  value.startsWith('move:') ? { kind: 'move', to: value.slice('move:'.length) } : { kind: value === 'end' ? 'end' : 'stay' }
