import { OTHERWISE, type Issue, type OutcomeView } from '@parcours/journey'
import type { ReadyNode } from '../../drawing/drawing.ts'
import { enumerate, nameOf, say } from '../../drawing/words.ts'
import { CONTROL } from '../../lower/control-id.ts'
import { removeEdge, wireToNewEnd } from '../fixes.ts'
import type { Inspection } from '../inspection.ts'

/** The control group's lane is made by the compiler: there is no edge to draw. */
const wirable = (drawn: ReadyNode): OutcomeView[] =>
  drawn.type.starts ? drawn.outcomes.filter((o) => o.name !== CONTROL) : drawn.outcomes

/** Every way out leads somewhere: by its own edge or by `otherwise` (domain rule 12). */
export function unwiredOutcomes(inspection: Inspection): Issue[] {
  const { drawing } = inspection
  return drawing.nodes.flatMap((drawn, i): Issue[] => {
    if (drawn.kind !== 'ready' || drawn.type.ends) return []
    const wired = new Set(drawing.handles[i]?.map((h) => h.outcome))
    const outcomes = wirable(drawn)
    const open = outcomes.filter((o) => !wired.has(o.name))
    const lacksAll = outcomes.length === 0 && wired.size === 0
    if (wired.has(OTHERWISE) || (open.length === 0 && !lacksAll)) return []
    const name = nameOf(drawn)
    // A node with one way out needs no `otherwise`: the edge is named for what happens.
    const outcome = outcomes.length === 1 ? (outcomes[0]?.name ?? OTHERWISE) : OTHERWISE
    const left = enumerate(open.map((o) => o.label))
    return [{
      code: 'otherwise-unwired',
      severity: 'error',
      nodeId: drawn.node.id,
      message: lacksAll
        ? say(`${name.en} leads nowhere`, `${name.fr} ne mène nulle part`)
        : say(`${name.en} does not say where to go after: ${left.en}`, `${name.fr} ne dit pas où aller après : ${left.fr}`),
      fix: wireToNewEnd(inspection, drawn.node, outcome),
    }]
  })
}

/** `otherwise` beside outcomes that are all wired is taken by nobody. */
export function uselessOtherwise({ drawing }: Inspection): Issue[] {
  const edges = drawing.journey.edges.filter((e) => e.outcome === OTHERWISE)
  return edges.flatMap((edge): Issue[] => {
    const at = drawing.indexOf.get(edge.from) ?? -1
    const drawn = drawing.nodes[at]
    if (!drawn || drawn.kind !== 'ready' || drawn.type.ends || drawn.outcomes.length === 0) return []
    const wired = new Set(drawing.handles[at]?.map((h) => h.outcome))
    const own = drawn.outcomes.some((o) => o.name === OTHERWISE)
    if (own || wirable(drawn).some((o) => !wired.has(o.name))) return []
    return [{
      code: 'otherwise-never-taken',
      severity: 'warning',
      nodeId: edge.from,
      edgeId: edge.id,
      message: say(
        `Every outcome of ${nameOf(drawn).en} has its own edge: nobody takes otherwise`,
        `Chaque issue de ${nameOf(drawn).fr} a son lien : personne ne prend « sinon »`,
      ),
      fix: removeEdge(edge),
    }]
  })
}
