/** Deep equality of plain JSON values. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  // Both are plain objects or arrays here: their members may be read by key.
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return keys.length === Object.keys(b).length && keys.every((key) => key in right && equal(left[key], right[key]))
}

/**
 * Indexes a fresh list by id, keeping the object of before wherever nothing changed in it: a card that
 * selects its own entry renders only when its own figures move, not five times a second.
 */
export function keepSame<T>(before: ReadonlyMap<string, T>, list: readonly T[], idOf: (item: T) => string): ReadonlyMap<string, T> {
  const next = new Map<string, T>()
  let changed = before.size !== list.length
  for (const item of list) {
    const id = idOf(item)
    const known = before.get(id)
    const kept = known !== undefined && equal(known, item) ? known : item
    changed ||= kept !== known
    next.set(id, kept)
  }
  return changed ? next : before
}
