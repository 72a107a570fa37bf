import type { CatalogEntry, Edit, Journey, Node } from '@parcours/journey'
import type { NewId } from './new-ids.ts'

/** Where a new edge begins. */
export interface Source { from: string; outcome: string }
export interface Point { x: number; y: number }

/** Cards stand on a grid of 2 px: clean numbers in the JSON, no jump to the eye. */
const snap = (value: number) => Math.round(value / 2) * 2

/** The end of a drag, of a layout or of an arrow key: one edit, or none if nothing moved. */
export function moveNodes(journey: Journey, places: ReadonlyMap<string, Point>): Edit | null {
  const edits = journey.nodes.flatMap((node): Edit[] => {
    const place = places.get(node.id)
    if (!place) return []
    const [x, y] = [snap(place.x), snap(place.y)]
    return x === node.x && y === node.y ? [] : [{ type: 'moveNode', nodeId: node.id, x, y }]
  })
  return edits.length > 0 ? { type: 'batch', edits } : null
}

/** Arrow keys: all selected cards by the same step. */
export function nudge(journey: Journey, nodeIds: readonly string[], by: Point): Edit | null {
  const chosen = journey.nodes.filter((n) => nodeIds.includes(n.id))
  return moveNodes(journey, new Map(chosen.map((n) => [n.id, { x: n.x + by.x, y: n.y + by.y }])))
}

export function connect(source: Source, to: string, newId: NewId): Edit {
  return { type: 'addEdge', edge: { id: newId('e'), ...source, to } }
}

/** Moves the end of an edge: to another node, or (from `otherwise`, say) to another outcome. */
export function reconnect(edgeId: string, source: Source, next: { to: string; newId: NewId }): Edit {
  return { type: 'batch', edits: [{ type: 'removeEdge', edgeId }, connect(source, next.to, next.newId)] }
}

/** A card of this type with its defaults; the name is the type's until the manager gives one. */
export function newNode(entry: CatalogEntry, name: string, options: { at: Point; newId: NewId }): Node {
  return {
    id: options.newId(entry.type), type: entry.type, name,
    x: snap(options.at.x), y: snap(options.at.y), config: structuredClone(entry.defaultConfig),
  }
}

/** Adds the card; with a source, also the edge that was dropped on empty space. */
export function addNode(node: Node, source: Source | null, newId: NewId): Edit {
  const add: Edit = { type: 'addNode', node }
  return source ? { type: 'batch', edits: [add, connect(source, node.id, newId)] } : add
}

/** The next free name: `SMS`, `SMS 2`, `SMS 3`. */
export function freeName(journey: Journey, base: string): string {
  const taken = new Set(journey.nodes.map((n) => n.name))
  if (!taken.has(base)) return base
  for (let n = 2; ; n += 1) if (!taken.has(`${base} ${n}`)) return `${base} ${n}`
}

/**
 * Deletes cards and edges together. Nodes that cannot be added by hand (the one that starts runs) stay:
 * without them there would be no way back but undo.
 */
export function remove(
  journey: Journey, chosen: { nodes: readonly string[]; edges: readonly string[] }, isFixed: (node: Node) => boolean,
): Edit | null {
  const nodes = journey.nodes.filter((n) => chosen.nodes.includes(n.id) && !isFixed(n))
  const edits: Edit[] = [
    ...chosen.edges.map((edgeId): Edit => ({ type: 'removeEdge', edgeId })),
    ...nodes.map((n): Edit => ({ type: 'removeNode', nodeId: n.id })),
  ]
  return edits.length > 0 ? { type: 'batch', edits } : null
}
