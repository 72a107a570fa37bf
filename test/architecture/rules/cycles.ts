import type { Project } from '../project/project.ts'

/** Groups of modules that reach each other (Tarjan); types count too, a type is half of a module's meaning. */
export function importCycles({ modules }: Project): string[] {
  const edges = new Map(modules.map(({ path, imports }) => [path, imports.flatMap(({ target }) => (target ? [target] : []))]))
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const cycles: string[][] = []

  const visit = (path: string): number => {
    order.set(path, order.size)
    let lowest = order.get(path) ?? 0
    stack.push(path)
    for (const next of edges.get(path) ?? []) {
      if (!order.has(next)) lowest = Math.min(lowest, visit(next))
      else if (stack.includes(next)) lowest = Math.min(lowest, order.get(next) ?? 0)
    }
    low.set(path, lowest)
    if (lowest === order.get(path)) {
      const group = stack.splice(stack.indexOf(path))
      if (group.length > 1 || edges.get(path)?.includes(path)) cycles.push(group)
    }
    return lowest
  }
  for (const path of edges.keys()) if (!order.has(path)) visit(path)
  return cycles.map((group) => `${group.toReversed().join(' <-> ')}: these import each other; move what they share into a file of its own`)
}
