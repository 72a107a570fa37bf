import { components } from './components.ts'
import { typeOf, type Drawing } from './drawing.ts'

/** What the wires say about a drawing. Arrays run parallel to `Drawing.nodes`. */
export interface Flow {
  /** Can be reached from the start; all true when there is no start to ask from. */
  reachable: boolean[]
  /** Some way leads from here to a node that ends. */
  reachesEnd: boolean[]
  /** Index into `components` for each node. */
  componentOf: number[]
  /** In reverse topological order. */
  components: number[][]
}

export function flowOf(drawing: Drawing): Flow {
  const all = drawing.nodes.map((_, i) => i)
  const found = components(drawing.next)
  const componentOf: number[] = Array.from(all, () => 0)
  for (const [c, members] of found.entries()) for (const m of members) componentOf[m] = c
  return {
    reachable: spread(drawing.next, drawing.start === undefined ? all : [drawing.start]),
    reachesEnd: spread(backwards(drawing.next), all.filter((i) => endsAt(drawing, i))),
    componentOf,
    components: found,
  }
}

const endsAt = (drawing: Drawing, i: number) => {
  const drawn = drawing.nodes[i]
  // Of an unknown type nothing is known: it may well end.
  return drawn !== undefined && (typeOf(drawn)?.ends ?? true)
}

/** Everything that can be reached from the seeds; `through` may close nodes to passage (seeds pass). */
export function spread(
  next: readonly (readonly number[])[], seeds: readonly number[], through: (node: number) => boolean = () => true,
): boolean[] {
  const seen = next.map(() => false)
  const open = [...seeds]
  for (const seed of seeds) seen[seed] = true
  for (let n = open.pop(); n !== undefined; n = open.pop()) {
    for (const to of next[n] ?? []) {
      if (seen[to] || !through(to)) continue
      seen[to] = true
      open.push(to)
    }
  }
  return seen
}

export function backwards(next: readonly (readonly number[])[]): number[][] {
  const before: number[][] = next.map(() => [])
  for (const [from, targets] of next.entries()) for (const to of targets) before[to]?.push(from)
  return before
}
