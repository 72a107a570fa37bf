import type { Catalog, Journey } from '@parcours/journey'
import { quote, same, say } from '../drawing/words.ts'
import type { Change } from './change.ts'
import { nodeChanges } from './node-changes.ts'
import { settingChanges } from './setting-changes.ts'
import { wireChanges } from './wire-changes.ts'

export interface DiffOptions {
  catalog: Catalog
}

/**
 * What a publication changes, in words: the journey itself first, then nodes and wires in the order of the new
 * drawing. Places on the canvas, ids of edges and the order of arrays are no change. Before the first version
 * everything is new.
 */
export function diff(before: Journey | undefined, after: Journey, { catalog }: DiffOptions): Change[] {
  if (!before) return nodeChanges([], after.nodes, catalog)
  return [
    ...renamed(before, after),
    ...settingChanges(before.settings, after.settings),
    ...nodeChanges(before.nodes, after.nodes, catalog),
    ...wireChanges(before, after, catalog),
  ]
}

function renamed(before: Journey, after: Journey): Change[] {
  const changes: Change[] = []
  const names = [quote(same(before.name)), quote(same(after.name))] as const
  if (before.name !== after.name) changes.push({ kind: 'renamed', words: say(
    `The journey is called ${names[1].en} instead of ${names[0].en}`, `Le parcours s’appelle ${names[1].fr} au lieu de ${names[0].fr}`,
  ) })
  if (before.slug !== after.slug) changes.push({ kind: 'renamed', words: say(
    `The journey is known as ${after.slug} instead of ${before.slug}`, `Le parcours est connu sous ${after.slug} au lieu de ${before.slug}`,
  ) })
  return changes
}
