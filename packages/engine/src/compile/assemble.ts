import {
  ALWAYS_STOP, ALWAYS_SUSPEND, ENGINE_VERSION, OTHERWISE, STOP_FACTS, SUSPENSIONS,
  type Instruction, type Lowered, type Plan, type PlanNode, type Target,
} from '@parcours/journey'
import type { Handle, ReadyNode } from '../drawing/drawing.ts'
import type { Inspection } from '../validate/inspection.ts'
import { controlLane } from './control.ts'
import { layOut, type Layout } from './layout.ts'
import { TREATED } from '../lower/control-id.ts'
import { listensTo } from './listens.ts'
import { resolve } from './resolve.ts'

/** Builds the plan of a drawing that has no errors: nodes in normal order, each with its instructions and forks. */
export function assemble(inspection: Inspection): Plan {
  const { drawing, lowered } = inspection
  const ready = drawing.nodes.map(readyOrThrow)
  const code = lowered.map((node) => node?.instructions ?? [])
  const layout = layOut(code, drawing.handles)
  const exits = drawing.handles.map((handles) => exitsOf(handles, layout))
  const treated = exits[0]?.[TREATED] ?? exits[0]?.[OTHERWISE]
  if (treated === undefined) throw new Error('a drawing without a way on from its start was sent to the compiler')
  const nodes = ready.map(({ node, config }, i): PlanNode => ({
    id: node.id, type: node.type, config, exits: exits[i] ?? {},
    // The start has no instructions of its own: whoever enters it goes straight on.
    entry: i === 0 ? treated : (layout.entries[i] ?? treated),
  }))
  const control = controlLane({ node: nodes.length, at: layout.size, days: drawing.journey.settings.metricWindowDays })
  const instructions = [...ready.flatMap((_, i) => place(i, { code, layout, handles: drawing.handles })), ...control.instructions]
  return {
    engine: ENGINE_VERSION, slug: drawing.journey.slug, nodes: [...nodes, control.node], instructions,
    entry: { treated, control: layout.size }, ...interrupts(inspection), listens: listensTo(instructions, interrupts(inspection).ends),
  }
}

function readyOrThrow(drawn: Inspection['drawing']['nodes'][number]): ReadyNode {
  if (drawn.kind !== 'ready') throw new Error(`node ${drawn.node.id} was sent to the compiler unread`)
  return drawn
}

const targetOf = (handle: Handle, layout: Layout): Target =>
  layout.forks.get(handle) ?? layout.entries[handle.to[0] ?? -1] ?? -1

const exitsOf = (handles: readonly Handle[], layout: Layout): Record<string, Target> =>
  Object.fromEntries(handles.map((handle) => [handle.outcome, targetOf(handle, layout)]))

interface Parts {
  code: readonly (readonly Lowered[])[]
  layout: Layout
  handles: readonly (readonly Handle[])[]
}

/** The instructions of one node, then its forks, as `layOut` has numbered them. */
function place(i: number, { code, layout, handles }: Parts): Instruction[] {
  const own = resolve(code[i] ?? [], { node: i, base: layout.entries[i] ?? 0 })
  const forks = (handles[i] ?? []).filter((h) => layout.forks.has(h)).map((handle): Instruction => ({
    op: 'fork', node: i, targets: handle.to.map((to) => layout.entries[to] ?? -1),
  }))
  return [...own, ...forks]
}

/** What the settings say and what the law adds, in the order of the lists. */
function interrupts({ drawing }: Inspection): Pick<Plan, 'ends' | 'suspends'> {
  const { ends, suspends } = drawing.journey.settings
  return {
    ends: STOP_FACTS.filter((fact) => ends.includes(fact) || ALWAYS_STOP.includes(fact)),
    suspends: SUSPENSIONS.filter((kind) => suspends.includes(kind) || ALWAYS_SUSPEND.includes(kind)),
  }
}
