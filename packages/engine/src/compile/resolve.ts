import type { Instruction, LabelledNext, Lowered, Next, Target } from '@parcours/journey'

/** Labels become indexes; every instruction learns its node. */
export function resolve(code: readonly Lowered[], { node, base }: { node: number; base: Target }): Instruction[] {
  const indexOf = new Map(code.map((instruction, i) => [instruction.label, base + i]))
  const next = (to: LabelledNext): Next => ('leave' in to ? { leave: to.leave } : { goto: indexOf.get(to.goto) ?? -1 })
  return code.map((lowered): Instruction => {
    const { label: _, ...rest } = lowered
    if (!('on' in rest)) return { ...rest, node }
    const on = Object.fromEntries(Object.entries(rest.on).map(([result, to]) => [result, next(to)]))
    return { ...rest, node, on }
  })
}
