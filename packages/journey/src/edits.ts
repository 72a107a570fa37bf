import type { Edge, Journey, Node } from './journey.ts'
import type { JourneySettings } from './settings.ts'

/**
 * A structural change as a value. `apply` gives the next journey and the inverse edit: undo, redo and
 * version diffs fall out of it. Positions are edits too; drags arrive as one edit at their end.
 */
export type Edit =
  | { type: 'addNode'; node: Node }
  | { type: 'removeNode'; nodeId: string }
  | { type: 'moveNode'; nodeId: string; x: number; y: number }
  | { type: 'renameNode'; nodeId: string; name: string }
  | { type: 'setConfig'; nodeId: string; config: Record<string, unknown> }
  | { type: 'addEdge'; edge: Edge }
  | { type: 'removeEdge'; edgeId: string }
  | { type: 'setSettings'; settings: JourneySettings }
  | { type: 'renameJourney'; name: string }
  | { type: 'replace'; journey: Journey }
  | { type: 'batch'; edits: Edit[] }

export interface Applied {
  journey: Journey
  inverse: Edit
}

const NOTHING: Edit = { type: 'batch', edits: [] }

/**
 * Applies one edit. An edit that names something that is gone (a stale click, a repeated delete) changes
 * nothing and has an empty inverse, so replaying a list of edits never throws.
 */
export function apply(journey: Journey, edit: Edit): Applied {
  switch (edit.type) {
    case 'addNode': return addNode(journey, edit.node)
    case 'removeNode': return removeNode(journey, edit.nodeId)
    case 'moveNode': return patchNode(journey, edit.nodeId, (n) => ({
      next: { ...n, x: edit.x, y: edit.y },
      inverse: { type: 'moveNode', nodeId: n.id, x: n.x, y: n.y },
    }))
    case 'renameNode': return patchNode(journey, edit.nodeId, (n) => ({
      next: { ...n, name: edit.name },
      inverse: { type: 'renameNode', nodeId: n.id, name: n.name },
    }))
    case 'setConfig': return patchNode(journey, edit.nodeId, (n) => ({
      next: { ...n, config: edit.config },
      inverse: { type: 'setConfig', nodeId: n.id, config: n.config },
    }))
    case 'addEdge': return addEdge(journey, edit.edge)
    case 'removeEdge': return removeEdge(journey, edit.edgeId)
    case 'setSettings': return {
      journey: { ...journey, settings: edit.settings },
      inverse: { type: 'setSettings', settings: journey.settings },
    }
    case 'renameJourney': return {
      journey: { ...journey, name: edit.name },
      inverse: { type: 'renameJourney', name: journey.name },
    }
    case 'replace': return { journey: edit.journey, inverse: { type: 'replace', journey } }
    case 'batch': return batch(journey, edit.edits)
  }
}

function addNode(journey: Journey, node: Node): Applied {
  if (journey.nodes.some((n) => n.id === node.id)) return { journey, inverse: NOTHING }
  const next = { ...journey, nodes: [...journey.nodes, node] }
  // In a broken draft an edge may name the id already: taking the node back must not take that edge.
  const named = journey.edges.some((e) => e.from === node.id || e.to === node.id)
  return { journey: next, inverse: named ? { type: 'replace', journey } : { type: 'removeNode', nodeId: node.id } }
}

/** Takes the node's edges with it; the inverse brings all back, in their old places. */
function removeNode(journey: Journey, nodeId: string): Applied {
  if (!journey.nodes.some((n) => n.id === nodeId)) return { journey, inverse: NOTHING }
  const next = {
    ...journey,
    nodes: journey.nodes.filter((n) => n.id !== nodeId),
    edges: journey.edges.filter((e) => e.from !== nodeId && e.to !== nodeId),
  }
  return { journey: next, inverse: { type: 'replace', journey } }
}

function patchNode(journey: Journey, nodeId: string, patch: (node: Node) => { next: Node; inverse: Edit }): Applied {
  const at = journey.nodes.findIndex((n) => n.id === nodeId)
  const node = journey.nodes[at]
  if (!node) return { journey, inverse: NOTHING }
  const { next, inverse } = patch(node)
  return { journey: { ...journey, nodes: journey.nodes.with(at, next) }, inverse }
}

function addEdge(journey: Journey, edge: Edge): Applied {
  const ids = new Set(journey.nodes.map((n) => n.id))
  const twice = journey.edges.some(
    (e) => e.id === edge.id || (e.from === edge.from && e.outcome === edge.outcome && e.to === edge.to),
  )
  if (twice || !ids.has(edge.from) || !ids.has(edge.to)) return { journey, inverse: NOTHING }
  return { journey: { ...journey, edges: [...journey.edges, edge] }, inverse: { type: 'removeEdge', edgeId: edge.id } }
}

function removeEdge(journey: Journey, edgeId: string): Applied {
  const edge = journey.edges.find((e) => e.id === edgeId)
  if (!edge) return { journey, inverse: NOTHING }
  const next = { ...journey, edges: journey.edges.filter((e) => e !== edge) }
  // A dangling or doubled edge could not be put back by `addEdge`, which refuses both.
  const back = addEdge(next, edge).journey.edges.length > next.edges.length
  return { journey: next, inverse: back ? { type: 'addEdge', edge } : { type: 'replace', journey } }
}

function batch(journey: Journey, edits: Edit[]): Applied {
  const inverses: Edit[] = []
  let next = journey
  for (const edit of edits) {
    const applied = apply(next, edit)
    next = applied.journey
    inverses.unshift(applied.inverse)
  }
  return { journey: next, inverse: { type: 'batch', edits: inverses } }
}
