import { sortKeys } from '@parcours/journey'

export interface PathChange {
  /** Dotted: `branches.0.when`. */
  path: string
  /** Undefined where nothing stood or stands. */
  before: unknown
  after: unknown
}

/** Where two values differ, down to the leaves; lists of different length differ as a whole. */
export function pathChanges(before: unknown, after: unknown, path = ''): PathChange[] {
  if (equal(before, after)) return []
  const [a, b] = [members(before), members(after)]
  if (!a || !b || Array.isArray(before) !== Array.isArray(after)) return [{ path, before, after }]
  if (Array.isArray(before) && a.size !== b.size) return [{ path, before, after }]
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort()
  return keys.flatMap((key) => pathChanges(a.get(key), b.get(key), path === '' ? key : `${path}.${key}`))
}

export const equal = (a: unknown, b: unknown): boolean => JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b))

const members = (value: unknown): Map<string, unknown> | undefined =>
  value !== null && typeof value === 'object' ? new Map(Object.entries(value)) : undefined
