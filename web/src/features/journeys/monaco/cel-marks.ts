import type { Issue } from '@parcours/journey'

/** One underlined stretch of an expression: character offsets, `to` exclusive. */
interface Mark extends Pick<Issue, 'severity' | 'message'> {
  from: number
  to: number
}

/**
 * What to underline for the issues of one expression: the range that each names, or all of the text. The text
 * may have changed since it was checked: ranges are kept inside it, and one that is empty takes one character.
 */
export function celMarks(source: string, issues: readonly Issue[]): Mark[] {
  return issues.map(({ severity, message, from, to }) => {
    if (from === undefined || to === undefined) return { severity, message, from: 0, to: source.length }
    const start = Math.max(0, Math.min(from, source.length - 1))
    return { severity, message, from: start, to: Math.max(start + 1, Math.min(to, source.length)) }
  })
}
