import type { Lowered, Target } from '@parcours/journey'
import type { Handle } from '../drawing/drawing.ts'

/** Where everything will stand in `Plan.instructions`. */
export interface Layout {
  /** First instruction of each node; for a node without instructions that of its forks, which nothing enters. */
  entries: Target[]
  /** Handles with several targets: the index of their `fork`. */
  forks: ReadonlyMap<Handle, Target>
  /** Number of instructions. */
  size: number
}

/** Node after node: its instructions, then a fork for each handle with several targets. */
export function layOut(code: readonly (readonly Lowered[])[], handles: readonly (readonly Handle[])[]): Layout {
  const entries: Target[] = []
  const forks = new Map<Handle, Target>()
  let at = 0
  for (const [i, instructions] of code.entries()) {
    entries.push(at)
    at += instructions.length
    for (const handle of handles[i] ?? []) if (handle.to.length > 1) forks.set(handle, at++)
  }
  return { entries, forks, size: at }
}
