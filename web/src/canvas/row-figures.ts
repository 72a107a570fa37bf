import type { NodeFigures } from '@parcours/server/router'
import type { OutcomeRow } from './outline.ts'

/** Below this many who left, a share is drawn grey: it says little. */
export const SMALL = 30

export interface RowFigure {
  count: number
  /** Taken / all who left, 0..1; null while nobody left. */
  share: number | null
  /** All who left: the denominator. */
  left: number
  /** Only where one outcome stands behind the row: medians do not add up. */
  medianMs: number | null
}

/** Everybody who is through with the node, by an outcome or by an interrupt. */
export function allWhoLeft(figures: NodeFigures): number {
  const taken = figures.outcomes.reduce((sum, o) => sum + o.count, 0)
  return taken + figures.left.reduce((sum, l) => sum + l.count, 0)
}

/** Figures of one row, or of the edges that leave it. */
export function rowFigure(figures: NodeFigures | undefined, row: Pick<OutcomeRow, 'covers'>): RowFigure {
  if (!figures) return { count: 0, share: null, left: 0, medianMs: null }
  const behind = figures.outcomes.filter((o) => row.covers.includes(o.name))
  const count = behind.reduce((sum, o) => sum + o.count, 0)
  const left = allWhoLeft(figures)
  const used = behind.filter((o) => o.count > 0)
  return { count, share: left > 0 ? count / left : null, left, medianMs: used.length === 1 ? used[0]?.medianMs ?? null : null }
}

/** The grey row: those whom a fact (cured, ceased...) took out. */
export function leftFigure(figures: NodeFigures): RowFigure & { facts: { fact: string; count: number }[] } {
  const facts = figures.left.filter((l) => l.count > 0).toSorted((a, b) => b.count - a.count)
  const count = facts.reduce((sum, l) => sum + l.count, 0)
  const left = allWhoLeft(figures)
  return { facts, count, share: left > 0 ? count / left : null, left, medianMs: null }
}

/** Width of an edge in px: by the square root, so that a tenth of the cases still shows. */
export function edgeWidth(count: number, peak: number): number {
  return peak > 0 ? 1.2 + 4.2 * Math.sqrt(Math.min(1, count / peak)) : 1.4
}
