/**
 * Strongly connected components (Tarjan 1972), without recursion: a chain of 5,000 nodes must not
 * overflow the stack. Components come in reverse topological order (what follows comes first).
 */
export function components(next: readonly (readonly number[])[]): number[][] {
  const walk = { index: next.map(() => -1), low: next.map(() => 0), onStack: next.map(() => false) }
  const found: number[][] = []
  const stack: number[] = []
  let counter = 0
  const enter = (n: number) => {
    walk.index[n] = walk.low[n] = counter++
    walk.onStack[n] = true
    stack.push(n)
  }
  const lower = (n: number, to: number | undefined) => { walk.low[n] = Math.min(walk.low[n] ?? 0, to ?? 0) }
  const close = (root: number) => {
    const members = stack.splice(stack.lastIndexOf(root))
    for (const m of members) walk.onStack[m] = false
    found.push(members)
  }
  for (let root = 0; root < next.length; root++) {
    if (walk.index[root] !== -1) continue
    const frames = [{ node: root, child: 0 }]
    enter(root)
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const child = next[frame.node]?.[frame.child++]
      if (child === undefined) {
        frames.pop()
        if (walk.low[frame.node] === walk.index[frame.node]) close(frame.node)
        const parent = frames.at(-1)
        if (parent) lower(parent.node, walk.low[frame.node])
      } else if (walk.index[child] === -1) {
        enter(child)
        frames.push({ node: child, child: 0 })
      } else if (walk.onStack[child]) lower(frame.node, walk.index[child])
    }
  }
  return found
}

/** True for components a case can go round in. */
export function isCycle(members: readonly number[], next: readonly (readonly number[])[]): boolean {
  const [only] = members
  return members.length > 1 || (only !== undefined && (next[only]?.includes(only) ?? false))
}
