import { FACTS } from './facts.ts'

/** Levenshtein distance, two rows; inputs are short names. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The candidate nearest to `name`, if it is near enough to be a slip of the pen (a third of its length). */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of candidates) {
    const d = distance(wanted, candidate.toLowerCase())
    if (d < bestDistance) { best = candidate; bestDistance = d }
  }
  return best
}

const PATHS = FACTS.map((f) => f.path)

/** `arrearsCents` and `case.arrears` both lead to `case.arrearsCents`. */
export function nearestFact(path: string): string | undefined {
  const slip = nearest(path, PATHS)
  if (slip) return slip
  const last = (path.split('.').at(-1) ?? path).toLowerCase()
  if (last.length < 3) return undefined
  const tail = (p: string) => (p.split('.')[1] ?? '').toLowerCase()
  return PATHS.find((p) => tail(p) === last) ?? PATHS.find((p) => tail(p).startsWith(last)) ?? nearestByTail(last)
}

function nearestByTail(last: string): string | undefined {
  const found = nearest(last, PATHS.map((p) => p.split('.')[1] ?? ''))
  return found && PATHS.find((p) => p.endsWith(`.${found}`))
}
