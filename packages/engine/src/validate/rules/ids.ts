import type { Edge, Issue, Node } from '@parcours/journey'
import { nameOf, quote, same, say } from '../../drawing/words.ts'
import { CONTROL } from '../../lower/control-id.ts'
import { removeEdge } from '../fixes.ts'
import type { Inspection } from '../inspection.ts'

/** One fix gives all copies new ids: a fix for each would carry the whole journey each time. */
export function duplicateNodeIds(inspection: Inspection): Issue[] {
  const { journey, copies } = inspection.drawing
  return copies.map((copy, i): Issue => ({
    code: 'duplicate-node-id',
    severity: 'error',
    nodeId: copy.id,
    message: say(
      `The id ${copy.id} stands twice: ${quote(same(copy.name || copy.id)).en} is a copy`,
      `L’identifiant ${copy.id} figure deux fois : ${quote(same(copy.name || copy.id)).fr} est une copie`,
    ),
    fix: i > 0 ? undefined : {
      label: say('Give copies ids of their own', 'Donner un identifiant propre aux copies'),
      edit: { type: 'replace', journey: { ...journey, nodes: renamed(journey.nodes, inspection.freshId) } },
    },
  }))
}

/** The second and later of each id get a new one; edges stay with the first. */
function renamed<T extends Node | Edge>(things: readonly T[], freshId: (base: string) => string): T[] {
  const seen = new Set<string>()
  return things.map((thing) => {
    const id = seen.has(thing.id) ? freshId(thing.id) : thing.id
    seen.add(id)
    return { ...thing, id }
  })
}

/** The compiler adds a node of this id to the plan, and figures are keyed by it. */
export function reservedIds(inspection: Inspection): Issue[] {
  const { journey, nodes, indexOf } = inspection.drawing
  const drawn = nodes[indexOf.get(CONTROL) ?? -1]
  if (!drawn) return []
  const id = inspection.freshId(CONTROL)
  const edges = journey.edges.filter((e) => e.from === CONTROL || e.to === CONTROL)
  const moved = edges.map((e) => ({ ...e, from: e.from === CONTROL ? id : e.from, to: e.to === CONTROL ? id : e.to }))
  return [{
    code: 'reserved-node-id',
    severity: 'error',
    nodeId: CONTROL,
    message: say(
      `The id ${CONTROL} is kept for the control group: ${nameOf(drawn).en} needs another`,
      `L’identifiant ${CONTROL} est réservé au groupe témoin : ${nameOf(drawn).fr} doit en changer`,
    ),
    fix: {
      label: say('Give it another id', 'Lui donner un autre identifiant'),
      edit: { type: 'batch', edits: [
        { type: 'removeNode', nodeId: CONTROL },
        { type: 'addNode', node: { ...drawn.node, id } },
        ...moved.map((edge) => ({ type: 'addEdge', edge }) as const),
      ] },
    },
  }]
}

const wireOf = (edge: Edge) => `${edge.from}\n${edge.outcome}\n${edge.to}`

/** The same wire twice is harmless and confusing; the same id on two wires makes edits hit the wrong one. */
export function duplicateEdges(inspection: Inspection): Issue[] {
  const { journey } = inspection.drawing
  const wires = new Set<string>()
  const ids = new Map<string, string>()
  let mended = false
  return journey.edges.flatMap((edge): Issue[] => {
    const wire = wireOf(edge)
    const [seen, first] = [wires.has(wire), ids.get(edge.id)]
    wires.add(wire)
    ids.set(edge.id, first ?? wire)
    if (first !== undefined && first !== wire) {
      const fix = mended ? undefined : newEdgeIds(inspection)
      mended = true
      return [{ code: 'duplicate-edge-id', severity: 'error', edgeId: edge.id, fix, message: say(
        `Two edges have the id ${edge.id}`, `Deux liens portent l’identifiant ${edge.id}`,
      ) }]
    }
    if (!seen) return []
    return [{ code: 'duplicate-edge', severity: 'warning', edgeId: edge.id, nodeId: edge.from, fix: removeEdge(edge), message: say(
      `The edge ${edge.outcome} from ${edge.from} to ${edge.to} is drawn twice`,
      `Le lien ${edge.outcome} de ${edge.from} vers ${edge.to} est tracé deux fois`,
    ) }]
  })
}

const newEdgeIds = (inspection: Inspection) => {
  const { journey } = inspection.drawing
  return {
    label: say('Give edges ids of their own', 'Donner un identifiant propre aux liens'),
    edit: { type: 'replace', journey: { ...journey, edges: renamed(journey.edges, inspection.freshId) } } as const,
  }
}
