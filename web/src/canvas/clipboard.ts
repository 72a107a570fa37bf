import { Edge, Node, type Edit, type Journey } from '@parcours/journey'
import type { Point } from './gestures.ts'
import type { NewId } from './new-ids.ts'

/** What copy puts on the clipboard: text, so that it crosses journeys, windows and mails. */
export interface Clip { nodes: Node[]; edges: Edge[] }

const MARK = 'parcours/nodes@1'

/** The chosen cards and the edges between them. */
export function clipOf(journey: Journey, nodeIds: readonly string[], isFixed: (node: Node) => boolean): Clip {
  const nodes = journey.nodes.filter((n) => nodeIds.includes(n.id) && !isFixed(n))
  const ids = new Set(nodes.map((n) => n.id))
  return { nodes, edges: journey.edges.filter((e) => ids.has(e.from) && ids.has(e.to)) }
}

export function writeClip(clip: Clip): string {
  return JSON.stringify({ kind: MARK, nodes: clip.nodes, edges: clip.edges }, null, 2)
}

/** `null` for any text that is not one of ours: paste then does nothing. */
export function readClip(text: string): Clip | null {
  if (!text.includes(MARK)) return null
  const parsed = parseJson(text)
  if (typeof parsed !== 'object' || parsed === null || !('kind' in parsed) || parsed.kind !== MARK) return null
  const nodes = Node.array().safeParse('nodes' in parsed ? parsed.nodes : [])
  const edges = Edge.array().safeParse('edges' in parsed ? parsed.edges : [])
  return nodes.success && edges.success && nodes.data.length > 0 ? { nodes: nodes.data, edges: edges.data } : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export interface Pasted {
  edit: Edit
  /** New ids of the pasted cards, to select them. */
  nodeIds: string[]
}

/** Top left of all cards of the clip. */
export const cornerOf = ({ nodes }: Clip): Point => ({ x: Math.min(...nodes.map((n) => n.x)), y: Math.min(...nodes.map((n) => n.y)) })

/** Adds the clip with fresh ids, its top left card at `at`, or moved by `by` from where it was. */
export function paste(clip: Clip, place: { at: Point } | { by: Point }, newId: NewId): Pasted {
  const corner = cornerOf(clip)
  const by = 'by' in place ? place.by : { x: place.at.x - corner.x, y: place.at.y - corner.y }
  const ids = new Map(clip.nodes.map((n) => [n.id, newId(n.type)]))
  const fresh = (id: string) => ids.get(id) ?? id
  const edits: Edit[] = [
    ...clip.nodes.map((n): Edit => ({
      type: 'addNode',
      node: { ...n, id: fresh(n.id), x: Math.round(n.x + by.x), y: Math.round(n.y + by.y), config: structuredClone(n.config) },
    })),
    ...clip.edges.map((e): Edit => ({ type: 'addEdge', edge: { ...e, id: newId('e'), from: fresh(e.from), to: fresh(e.to) } })),
  ]
  return { edit: { type: 'batch', edits }, nodeIds: [...ids.values()] }
}
