import type { Issue } from '@parcours/journey'
import { typeOf } from '../../drawing/drawing.ts'
import { enumerate, nameOf, say } from '../../drawing/words.ts'
import { newNode, removeNode, typeWith } from '../fixes.ts'
import type { Inspection } from '../inspection.ts'

/** Exactly one node starts runs. */
export function enters(inspection: Inspection): Issue[] {
  const found = inspection.drawing.nodes.filter((drawn) => typeOf(drawn)?.starts)
  if (found.length === 0) return [noEnter(inspection)]
  return found.slice(1).map((extra) => ({
    code: 'several-enters',
    severity: 'error',
    nodeId: extra.node.id,
    message: say(
      `A journey starts once: ${enumerate(found.map(nameOf)).en} all start runs`,
      `Un parcours commence une fois : ${enumerate(found.map(nameOf)).fr} lancent tous des parcours individuels`,
    ),
    fix: removeNode(extra.node.id),
  }))
}

function noEnter(inspection: Inspection): Issue {
  const type = typeWith(inspection, 'starts')
  const label = type?.manifest.label ?? say('Enter', 'Entrée')
  const left = Math.min(0, ...inspection.drawing.journey.nodes.map((n) => n.x))
  const issue: Issue = {
    code: 'no-enter',
    severity: 'error',
    message: say(`The journey has no start: add the node “${label.en}”`, `Le parcours n’a pas de début : ajoutez le nœud «\u00a0${label.fr}\u00a0»`),
  }
  if (!type) return issue
  const node = newNode(inspection, { type, base: 'enter', x: left - 320, y: 0 })
  return { ...issue, fix: { label: say(`Add “${label.en}”`, `Ajouter «\u00a0${label.fr}\u00a0»`), edit: { type: 'addNode', node } } }
}
