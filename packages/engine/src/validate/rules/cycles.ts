import type { Issue } from '@parcours/journey'
import { components, isCycle } from '../../drawing/components.ts'
import { typeOf, type Drawing, type DrawnNode } from '../../drawing/drawing.ts'
import { enumerate, nameOf, say } from '../../drawing/words.ts'
import type { Inspection } from '../inspection.ts'

const takesTime = (drawn: DrawnNode | undefined) => drawn === undefined || (typeOf(drawn)?.takesTime ?? true)

const drawnAt = (drawing: Drawing, members: readonly number[]) =>
  members.toSorted((a, b) => a - b).flatMap((m) => drawing.nodes[m] ?? [])

/** A loop in which no time passes would spin: only nodes without time are walked, so any cycle left is one. */
export function cyclesWithoutWait({ drawing }: Inspection): Issue[] {
  const quick = drawing.next.map((targets, i) =>
    takesTime(drawing.nodes[i]) ? [] : targets.filter((to) => !takesTime(drawing.nodes[to])))
  return components(quick).filter((members) => isCycle(members, quick)).map((members) => {
    const loop = drawnAt(drawing, members)
    const names = enumerate(loop.map(nameOf))
    return {
      code: 'cycle-without-wait',
      severity: 'error',
      nodeId: loop[0]?.node.id,
      message: say(
        `This loop never waits: ${names.en}. Put a wait into it`, `Cette boucle n’attend jamais : ${names.fr}. Mettez-y une attente`,
      ),
    }
  })
}

/** Each turn of such a loop adds branches to the run, without limit. */
export function forksInCycles({ drawing, flow }: Inspection): Issue[] {
  return drawing.handles.flat().flatMap((handle): Issue[] => {
    const drawn = drawing.nodes[handle.from]
    const own = flow.componentOf[handle.from]
    const back = handle.to.filter((to) => flow.componentOf[to] === own)
    if (!drawn || handle.to.length < 2 || back.length === 0) return []
    // A join inside the loop gathers the branches before the next turn.
    const loop = flow.components[own ?? -1] ?? []
    if (drawnAt(drawing, loop).some((d) => typeOf(d)?.joins)) return []
    return [{
      code: 'fork-in-cycle',
      severity: back.length > 1 ? 'error' : 'warning',
      nodeId: drawn.node.id,
      message: say(
        `${nameOf(drawn).en} stands in a loop and starts new branches each time round (${handle.outcome})`,
        `${nameOf(drawn).fr} est dans une boucle et ouvre de nouvelles branches à chaque tour (${handle.outcome})`,
      ),
    }]
  })
}
