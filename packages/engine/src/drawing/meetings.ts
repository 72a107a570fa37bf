import { typeOf, type Drawing, type Handle } from './drawing.ts'
import { MAX_EDGES, MAX_NODES } from './limits.ts'

/** Where the branches of forks come together. */
export interface Meetings {
  /** For each join that the start reaches: the most branches of one fork that can arrive there. At least 1. */
  arrivals: ReadonlyMap<number, number>
  /** Fork handles at least two of whose branches meet at some join. */
  met: ReadonlySet<Handle>
  /** Joins where branches of an inner and of an outer fork arrive: the engine keeps such meetings apart. */
  mixed: ReadonlySet<number>
}

/** What reaches the join when one case stands at a node. */
interface Arrival {
  /** Joins passed on the way that closed a fork around the node; null when only inner branches arrive. */
  closed: number | null
  /** The most branches of one fork behind the node that arrive side by side. */
  most: number
  /** Branches of a fork behind the node arrive as such. */
  inner: boolean
}

/**
 * Counts branches, not edges: a branch may lead into a join by three outcomes and still arrives once; a join
 * that counted edges would wait for a third that never comes. Works backwards from the join over one post-order
 * (ways back in a cycle are left out). Costs joins x edges, hence the limit.
 */
export function meetingsOf(drawing: Drawing): Meetings {
  const found = { arrivals: new Map<number, number>(), met: new Set<Handle>(), mixed: new Set<number>() }
  const tooLarge = drawing.nodes.length > MAX_NODES || drawing.journey.edges.length > MAX_EDGES
  if (drawing.start === undefined || tooLarge) return found
  const order = postOrder(drawing.next, drawing.start)
  for (const join of order) {
    if (!joinsAt(drawing, join)) continue
    const values: (Arrival | undefined)[] = []
    values[join] = { closed: 0, most: 1, inner: false }
    for (const node of order) if (node !== join) values[node] = arrivalAt(drawing, { node, join, values, ...found })
    found.arrivals.set(join, values[drawing.start]?.most ?? 1)
  }
  return found
}

const joinsAt = (drawing: Drawing, i: number) => {
  const drawn = drawing.nodes[i]
  return drawn !== undefined && (typeOf(drawn)?.joins ?? false)
}

interface Place {
  node: number
  join: number
  /** By node; so far those that come after `node`. */
  values: readonly (Arrival | undefined)[]
  met: Set<Handle>
  mixed: Set<number>
}

/** Outcomes are alternatives: the one with the most arrivals counts. */
function arrivalAt(drawing: Drawing, place: Place): Arrival | undefined {
  let best: Arrival | undefined
  for (const handle of drawing.handles[place.node] ?? []) {
    const one = handle.to.length === 1 ? place.values[handle.to[0] ?? -1] : branched(handle, place)
    if (!one) continue
    best = !best ? one : {
      closed: least(best.closed, one.closed), most: Math.max(best.most, one.most), inner: best.inner || one.inner,
    }
  }
  if (!best || best.closed === null || !joinsAt(drawing, place.node)) return best
  return { ...best, closed: best.closed + 1 }
}

function branched(handle: Handle, place: Place): Arrival | undefined {
  const values = handle.to.flatMap((to) => place.values[to] ?? [])
  if (values.length === 0) return undefined
  const arriving = values.filter((v) => v.closed === 0).length
  const deeper = values.some((v) => v.inner)
  if (values.length > 1) place.met.add(handle)
  if (arriving > 0 && deeper) place.mixed.add(place.join)
  const outer = values.map((v) => (v.closed === null || v.closed === 0 ? null : v.closed - 1))
  return {
    closed: outer.reduce(least, null),
    most: Math.max(arriving, ...values.map((v) => v.most)),
    inner: deeper || arriving > 0,
  }
}

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))

function postOrder(next: readonly (readonly number[])[], start: number): number[] {
  const order: number[] = []
  const seen = new Set([start])
  const frames = [{ node: start, child: 0 }]
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const child = next[frame.node]?.[frame.child++]
    if (child === undefined) {
      order.push(frame.node)
      frames.pop()
    } else if (!seen.has(child)) {
      seen.add(child)
      frames.push({ node: child, child: 0 })
    }
  }
  return order
}
