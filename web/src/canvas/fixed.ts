import type { CatalogEntry, Node } from '@parcours/journey'

/** Drawn once (the node that starts runs): cannot be added, so is not copied or deleted either. Unknown types may go. */
export function isFixed(node: Node, types: ReadonlyMap<string, CatalogEntry>): boolean {
  return types.get(node.type)?.addable === false
}
