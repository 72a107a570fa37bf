import type { Words } from '@parcours/journey'
import type { DrawnNode } from '../drawing/drawing.ts'
import { nameOf, say } from '../drawing/words.ts'
import { fieldAt, type FormField } from './form-field.ts'
import { equal, pathChanges, type PathChange } from './path-changes.ts'
import { valueWords } from './value-words.ts'

/** More than these are counted, and shown in full by the list of paths. */
const MOST = 4

/** What changed in the settings of one node: fields of its form, before and after. */
export function configChanges(was: DrawnNode, now: DrawnNode): { words: Words; paths: PathChange[] } | undefined {
  const [before, after] = [settingsOf(was), settingsOf(now)]
  const schema = now.kind === 'unknown' ? {} : now.type.manifest.schema
  const fields = new Map<string, FormField>()
  for (const { path } of pathChanges(before, after)) {
    const field = fieldAt(schema, path)
    fields.set(field.path, field)
  }
  const paths = [...fields.keys()].map((path) => ({ path, before: valueAt(before, path), after: valueAt(after, path) }))
  if (paths.length === 0) return undefined
  return { words: told(now, { fields, paths }), paths }
}

/** Parsed where it can be: a default that an older draft left out is no change. */
const settingsOf = (drawn: DrawnNode) => (drawn.kind === 'ready' ? drawn.config : drawn.node.config)

function told(drawn: DrawnNode, { fields, paths }: { fields: ReadonlyMap<string, FormField>; paths: readonly PathChange[] }): Words {
  const name = nameOf(drawn)
  const lines = paths.slice(0, MOST).map((change) => line(fields.get(change.path), change))
  const more = paths.length - lines.length
  return say(
    `${name.en}: ${lines.map((w) => w.en).join('; ')}${more > 0 ? `; ${more} more settings` : ''}`,
    `${name.fr} : ${lines.map((w) => w.fr).join(' ; ')}${more > 0 ? ` ; ${more} autres réglages` : ''}`,
  )
}

function line(field: FormField | undefined, { path, before, after }: PathChange): Words {
  const label = field?.label ?? say(path, path)
  const [old, fresh] = [valueWords(before, field?.schema), valueWords(after, field?.schema)]
  // Too long or too alike to tell apart in a line: the list of paths shows them.
  if (equal(old, fresh)) return say(`${label.en} changed`, `${label.fr} modifié`)
  return say(`${label.en} ${fresh.en} instead of ${old.en}`, `${label.fr} ${fresh.fr} au lieu de ${old.fr}`)
}

function valueAt(root: unknown, path: string): unknown {
  if (path === '') return root
  let value = root
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined
    value = Object.entries(value).find(([k]) => k === key)?.[1]
  }
  return value
}
