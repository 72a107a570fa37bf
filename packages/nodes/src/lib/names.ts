import type { Finding, Words } from '@parcours/journey'
import { error } from './finding.ts'

/** Used by every node, by the compiler or by the engine. */
const RESERVED: ReadonlySet<string> = new Set(['otherwise', 'unknown', 'left'])

/** Same shape as an outcome of the journey model: it stands on card, edge, event and figure. */
const SHAPE = /^[A-Za-z0-9_]{1,40}$/

/** The nearest allowed name, or undefined where nothing of it can be kept. */
export function allowedName(name: string): string | undefined {
  // Accents are dropped, not their letters: `promesse tenue à temps` becomes `promesse_tenue_a_temps`.
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9]+/g, '_')
  const trimmed = plain.slice(0, 40).replace(/^_+|_+$/g, '')
  return trimmed === '' ? undefined : trimmed
}

interface NameRules {
  /** Path of the name at this index. */
  path: (index: number) => string
  /** Outcomes that the node has by itself. */
  taken?: readonly string[]
  /** The config with another name at this index; makes the one-click fix. */
  rename: (index: number, name: string) => Record<string, unknown>
}

/** Names that a manager gives to outcomes: present, well formed, unique, not one of ours. */
export function nameFindings(names: readonly string[], rules: NameRules): Finding[] {
  const seen = new Set<string>()
  return names.flatMap((name, index) => {
    const path = rules.path(index)
    const twice = seen.has(name)
    seen.add(name)
    if (name === '') return error('name-missing', { en: 'This outcome has no name', fr: 'Cette issue n’a pas de nom' }, { path })
    if (!SHAPE.test(name)) return error('name-invalid', invalid(name), { path, fix: renameFix(name, index, { rules, names }) })
    if (twice) return error('name-twice', { en: `“${name}” is used twice`, fr: `« ${name} » sert deux fois` }, { path })
    if (RESERVED.has(name) || rules.taken?.includes(name)) return error('name-reserved', reserved(name), { path })
    return []
  })
}

const invalid = (name: string): Words => ({
  en: `“${name}”: use up to 40 letters without accents, digits or _`,
  fr: `« ${name} » : au plus 40 lettres sans accent, chiffres ou _`,
})
const reserved = (name: string): Words => ({
  en: `“${name}” already means something here; choose another name`,
  fr: `« ${name} » a déjà un sens ici ; choisissez un autre nom`,
})

function renameFix(name: string, index: number, { rules, names }: { rules: NameRules; names: readonly string[] }): Finding['fix'] {
  const next = allowedName(name)
  if (next === undefined || names.includes(next)) return undefined
  return { label: { en: `Rename to ${next}`, fr: `Renommer en ${next}` }, config: rules.rename(index, next) }
}

/** True when both hold the same names, in whatever order. */
export const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((name) => b.includes(name)) && b.every((name) => a.includes(name))
