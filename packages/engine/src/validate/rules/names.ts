import type { Issue } from '@parcours/journey'
import { typeOf } from '../../drawing/drawing.ts'
import { nameOf, say } from '../../drawing/words.ts'
import { freshNames, nameFrom } from '../fresh.ts'
import type { Inspection } from '../inspection.ts'

/** Names stand on cards, in figures and in run pages: empty or doubled, nobody knows which is meant. */
export function names({ drawing }: Inspection): Issue[] {
  const fresh = freshNames(new Set(drawing.nodes.map((d) => d.node.name.trim())), nameFrom)
  const seen = new Set<string>()
  return drawing.nodes.flatMap((drawn): Issue[] => {
    const { id, type } = drawn.node
    const name = drawn.node.name.trim()
    const rename = (to: string) => ({
      label: say(`Name it “${to}”`, `Le nommer «\u00a0${to}\u00a0»`), edit: { type: 'renameNode', nodeId: id, name: to } as const,
    })
    if (name === '') {
      const fix = rename(fresh(typeOf(drawn)?.manifest.label.en ?? type))
      return [{ code: 'empty-name', severity: 'warning', nodeId: id, path: 'name', fix, message: say(
        `The node ${nameOf(drawn).en} has no name`, `Le nœud ${nameOf(drawn).fr} n’a pas de nom`,
      ) }]
    }
    if (!seen.has(name)) { seen.add(name); return [] }
    return [{ code: 'duplicate-name', severity: 'warning', nodeId: id, path: 'name', fix: rename(fresh(name)), message: say(
      `Two nodes are called ${nameOf(drawn).en}`, `Deux nœuds s’appellent ${nameOf(drawn).fr}`,
    ) }]
  })
}
