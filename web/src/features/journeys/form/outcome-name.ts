import type { Edge, Edit } from '@parcours/journey'

/** Names of outcomes stand on edges, events and figures: letters without accents, digits and `_`, at most 40. */
export function asOutcomeName(typed: string): string {
  return typed.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[^A-Za-z0-9_]+/g, '_').slice(0, 40)
}

/**
 * Edges follow their outcome to its new name, so that naming an arm or a branch never cuts a drawing.
 * Each edge keeps its id: undo and redo of a name typed letter by letter stay one step.
 */
export function renameOutcome(edges: readonly Edge[], nodeId: string, names: { from: string; to: string }): Edit[] {
  return edges.filter((e) => e.from === nodeId && e.outcome === names.from).flatMap((edge): Edit[] => [
    { type: 'removeEdge', edgeId: edge.id },
    { type: 'addEdge', edge: { ...edge, outcome: names.to } },
  ])
}
