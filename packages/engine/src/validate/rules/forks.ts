import type { Issue } from '@parcours/journey'
import { typeOf, type DrawnNode } from '../../drawing/drawing.ts'
import { nameOf, say } from '../../drawing/words.ts'
import type { Inspection } from '../inspection.ts'

/** An end closes the whole run, so branches that never meet cut each other short. */
export function forksWithoutJoin({ drawing, meetings, flow }: Inspection): Issue[] {
  const tooLarge = meetings.arrivals.size === 0 && drawing.nodes.some((d) => typeOf(d)?.joins)
  if (tooLarge) return []
  return drawing.handles.flat().flatMap((handle): Issue[] => {
    const drawn = drawing.nodes[handle.from]
    if (!drawn || handle.to.length < 2 || meetings.met.has(handle) || !flow.reachable[handle.from]) return []
    return [{
      code: 'fork-without-join',
      severity: 'info',
      nodeId: drawn.node.id,
      message: say(
        `The ${handle.to.length} branches after ${nameOf(drawn).en} (${handle.outcome}) never meet: the first to reach an end closes the others`,
        `Les ${handle.to.length} branches après ${nameOf(drawn).fr} (${handle.outcome}) ne se rejoignent pas : la première qui atteint une fin ferme les autres`,
      ),
    }]
  })
}

export function joins(inspection: Inspection): Issue[] {
  const { drawing, flow, meetings } = inspection
  return drawing.nodes.flatMap((drawn, i): Issue[] => {
    if (!typeOf(drawn)?.joins || !flow.reachable[i]) return []
    // Branches that came together before still arrive one by one, by the same edge.
    if ((drawing.inputs[i] ?? 0) < 2 && (meetings.arrivals.get(i) ?? 1) < 2) return [warning(drawn, 'join-with-one-input', say(
      `Only one edge leads to ${nameOf(drawn).en}: there is nothing to join`,
      `Un seul lien mène à ${nameOf(drawn).fr} : il n’y a rien à réunir`,
    ))]
    return [...mixed(inspection, drawn, i), ...neverMet(inspection, drawn, i)]
  })
}

const warning = (drawn: DrawnNode, code: string, message: Issue['message']): Issue =>
  ({ code, severity: 'warning', nodeId: drawn.node.id, message })

function neverMet({ meetings, lowered }: Inspection, drawn: DrawnNode, i: number): Issue[] {
  const arriving = meetings.arrivals.get(i)
  if (arriving === undefined) return []
  const need = Math.max(0, ...(lowered[i]?.instructions ?? []).map((l) => (l.op === 'join' ? l.need : 0)))
  if (arriving < 2) return [warning(drawn, 'join-never-met', say(
    `What leads to ${nameOf(drawn).en} are alternatives, not branches of one fork: they never meet there`,
    `Ce qui mène à ${nameOf(drawn).fr} sont des alternatives, non les branches d’un même départ : rien ne s’y rejoint`,
  ))]
  if (need <= arriving) return []
  return [warning(drawn, 'join-never-met', say(
    `${nameOf(drawn).en} waits for ${need} branches, but at most ${arriving} arrive`,
    `${nameOf(drawn).fr} attend ${need} branches, mais ${arriving} au plus y arrivent`,
  ))]
}

function mixed({ meetings }: Inspection, drawn: DrawnNode, i: number): Issue[] {
  if (!meetings.mixed.has(i)) return []
  return [warning(drawn, 'join-mixes-forks', say(
    `Branches of two forks lead to ${nameOf(drawn).en}: join the inner ones first`,
    `Les branches de deux départs mènent à ${nameOf(drawn).fr} : réunissez d’abord celles de l’intérieur`,
  ))]
}
