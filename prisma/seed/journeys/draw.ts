import { catalog } from '@parcours/nodes'
import type { Edge, Node } from '@parcours/journey'

/** Cards are 210 wide; the second column stands where the canvas puts the lane of the control group. */
const COLUMNS = [20, 252, 520, 788, 1056, 1324, 1592, 1860, 2128, 2396]

interface Place {
  /** From 0, left to right. */
  column: number
  /** Upper edge, in px. */
  y: number
}

/** A card with the defaults of its type where `config` says nothing. */
export function card(id: string, type: string, one: Place & { name: string; config?: Record<string, unknown> }): Node {
  const known = catalog.get(type)
  const x = COLUMNS[one.column]
  if (!known || x === undefined) throw new Error(`${id}: there is no ${known ? `column ${one.column}` : `node type ${type}`}`)
  return { id, type, name: one.name, x, y: one.y, config: { ...known.manifest.defaultConfig, ...one.config } }
}

/** Every edge that leaves a node, by outcome. Several targets of one outcome are branches that run side by side. */
export function wires(from: string, targets: Record<string, string | string[]>): Edge[] {
  return Object.entries(targets).flatMap(([outcome, to]) =>
    [to].flat().map((one, n) => ({ id: `${from}-${outcome}${n > 0 ? `-${n + 1}` : ''}`, from, outcome, to: one })))
}
