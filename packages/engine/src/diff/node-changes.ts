import type { Catalog, Node, Words } from '@parcours/journey'
import type { DrawnNode } from '../drawing/drawing.ts'
import { readNode } from '../drawing/read-node.ts'
import { nameOf, quote, same, say } from '../drawing/words.ts'
import type { Change } from './change.ts'
import { configChanges } from './config-changes.ts'

export function nodeChanges(before: readonly Node[], after: readonly Node[], catalog: Catalog): Change[] {
  const old = new Map(before.map((n) => [n.id, n]))
  const kept = new Map(after.map((n) => [n.id, n]))
  // A node that changed its type is another node that happens to have the id.
  const gone = before.filter((n) => kept.get(n.id)?.type !== n.type)
  return [
    ...gone.map((n) => removed(readNode(n, catalog))),
    ...after.flatMap((n) => {
      const was = old.get(n.id)
      const drawn = readNode(n, catalog)
      return was?.type === n.type ? keptNode(readNode(was, catalog), drawn) : [added(drawn)]
    }),
  ]
}

function removed(drawn: DrawnNode): Change {
  const name = nameOf(drawn)
  return { kind: 'removed', nodeId: drawn.node.id, words: say(`${name.en} is removed`, `${name.fr} est retiré`) }
}

function added(drawn: DrawnNode): Change {
  const [name, does] = [nameOf(drawn), sentenceOf(drawn)]
  const words = does ? say(`${name.en} is new: ${does.en}`, `${name.fr} est nouveau : ${does.fr}`) : say(`${name.en} is new`, `${name.fr} est nouveau`)
  return { kind: 'added', nodeId: drawn.node.id, words }
}

function keptNode(was: DrawnNode, now: DrawnNode): Change[] {
  const changes: Change[] = []
  const [before, after] = [quote(same(was.node.name)), nameOf(now)]
  if (was.node.name !== now.node.name) changes.push({ kind: 'renamed', nodeId: now.node.id, words: say(
    `${before.en} is now called ${after.en}`, `${before.fr} s’appelle désormais ${after.fr}`,
  ) })
  const config = configChanges(was, now)
  if (config) changes.push({ kind: 'changed', nodeId: now.node.id, ...config })
  return changes
}

/** What a new node does. */
function sentenceOf(drawn: DrawnNode): Words | undefined {
  if (drawn.kind !== 'ready') return undefined
  try {
    return drawn.type.sentence(drawn.config)
  } catch {
    return undefined
  }
}
