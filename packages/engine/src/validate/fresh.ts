/**
 * Gives names that are not taken, each only once. Remembers where it was for each stem, so that
 * thousands of copies of one name cost no more than thousands of different ones.
 */
export function freshNames(taken: Set<string>, name: (stem: string, n: number) => string): (stem: string) => string {
  const last = new Map<string, number>()
  return (stem) => {
    let n = (last.get(stem) ?? 0) + 1
    while (taken.has(name(stem, n))) n++
    last.set(stem, n)
    const fresh = name(stem, n)
    taken.add(fresh)
    return fresh
  }
}

/** `base-1`, `base-2`...: ids of at most 40 characters. */
export const idFrom = (stem: string, n: number): string => `${stem.slice(0, 34)}-${n}`

/** `SMS`, `SMS 2`, `SMS 3`...: names of at most 120 characters. */
export const nameFrom = (stem: string, n: number): string => (n === 1 ? stem : `${stem.slice(0, 110)} ${n}`)
