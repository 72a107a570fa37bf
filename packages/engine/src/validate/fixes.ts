import type { Edge, Edit, Issue, Node, NodeType } from '@parcours/journey'
import { say } from '../drawing/words.ts'
import type { Inspection } from './inspection.ts'

export type Fix = NonNullable<Issue['fix']>

export const removeEdge = (edge: Edge): Fix => ({
  label: say('Remove the edge', 'Retirer le lien'), edit: { type: 'removeEdge', edgeId: edge.id },
})

export const removeNode = (nodeId: string): Fix => ({
  label: say('Remove the node', 'Retirer le nœud'), edit: { type: 'removeNode', nodeId },
})

/** The first type of the catalog with a trait, as a palette would add it. */
export function typeWith(inspection: Inspection, trait: 'starts' | 'ends' | 'human'): NodeType | undefined {
  return [...inspection.catalog.values()].find((type) => type[trait])
}

export interface Draft {
  type: NodeType
  /** The new node's id is made from this one's. */
  base: string
  x: number
  y: number
}

export const newNode = (inspection: Inspection, { type, base, x, y }: Draft): Node => ({
  id: inspection.freshId(base), type: type.manifest.type, name: type.manifest.label.en, x, y, config: type.manifest.defaultConfig,
})

/** Beside and a little below the node it follows, so that the card does not hide another's. */
const ASIDE = { x: 320, y: 160 }

/** A new End behind one outcome of a node. */
export function wireToNewEnd(inspection: Inspection, node: Node, outcome: string): Fix | undefined {
  const type = typeWith(inspection, 'ends')
  if (!type) return undefined
  const end = newNode(inspection, { type, base: `end-${node.id}`, x: node.x + ASIDE.x, y: node.y + ASIDE.y })
  const edge = { id: inspection.freshId(`e-${node.id}`), from: node.id, outcome, to: end.id }
  const edits: Edit[] = [{ type: 'addNode', node: end }, { type: 'addEdge', edge }]
  return {
    label: say(`Lead ${outcome} to a new end`, `Mener ${outcome} vers une nouvelle fin`),
    edit: { type: 'batch', edits },
  }
}
