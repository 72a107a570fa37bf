import type { Catalog, Edge, Journey, Node } from '@parcours/journey'
import { typeOf, type DrawnNode, type Drawing, type Handle } from './drawing.ts'
import { readNode } from './read-node.ts'

/** Reads a draft, however broken, into normal form. Linear in nodes and edges (times a sort); never throws. */
export function readDrawing(journey: Journey, catalog: Catalog): Drawing {
  const { first, copies } = firstOfEachId(journey.nodes)
  const nodes = first.map((node) => readNode(node, catalog)).toSorted(normalOrder)
  const indexOf = new Map(nodes.map((drawn, i) => [drawn.node.id, i]))
  const { handles, inputs, loose } = wire(journey.edges, indexOf)
  const start = nodes[0] && typeOf(nodes[0])?.starts ? 0 : undefined
  const next = handles.map((all) => [...new Set(all.flatMap((h) => h.to))].sort((a, b) => a - b))
  return { journey, nodes, indexOf, handles, next, inputs, start, copies, loose }
}

function firstOfEachId(nodes: readonly Node[]): { first: Node[]; copies: Node[] } {
  const seen = new Set<string>()
  const first: Node[] = []
  const copies: Node[] = []
  for (const node of nodes) {
    ;(seen.has(node.id) ? copies : first).push(node)
    seen.add(node.id)
  }
  return { first, copies }
}

function normalOrder(a: DrawnNode, b: DrawnNode): number {
  const starts = Number(typeOf(b)?.starts ?? false) - Number(typeOf(a)?.starts ?? false)
  if (starts !== 0) return starts
  return a.node.id < b.node.id ? -1 : a.node.id > b.node.id ? 1 : 0
}

function wire(edges: readonly Edge[], indexOf: ReadonlyMap<string, number>) {
  const targets: Map<string, Set<number>>[] = Array.from({ length: indexOf.size }, () => new Map())
  const inputs = targets.map(() => 0)
  const loose: Edge[] = []
  for (const edge of edges) {
    const [from, to] = [indexOf.get(edge.from), indexOf.get(edge.to)]
    if (from === undefined || to === undefined) { loose.push(edge); continue }
    const known = targets[from]?.get(edge.outcome) ?? new Set()
    // The same wire drawn twice counts once.
    if (!known.has(to)) inputs[to] = (inputs[to] ?? 0) + 1
    targets[from]?.set(edge.outcome, known.add(to))
  }
  return { handles: targets.map(toHandles), inputs, loose }
}

function toHandles(byOutcome: ReadonlyMap<string, Set<number>>, from: number): Handle[] {
  return [...byOutcome]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([outcome, to]) => ({ from, outcome, to: [...to].sort((a, b) => a - b) }))
}
