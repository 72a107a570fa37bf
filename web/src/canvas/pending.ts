import { connect, type Point, type Source } from './gestures.ts'
import type { Edit, OutcomeView } from '@parcours/journey'
import { OTHERWISE } from '@parcours/journey'
import type { NewId } from './new-ids.ts'
import type { Outline } from './outline.ts'

/** Where a dragged connection was let go. */
export type Landing =
  | { kind: 'card'; nodeId: string }
  /** On empty space: `flow` is where the new card goes. */
  | { kind: 'empty'; flow: Point }

/**
 * What the manager is asked before a dragged connection becomes an edit: by which outcome it leaves
 * (from `otherwise`), then which node it leads to (on empty space). `at` is in the canvas' own px.
 */
export type Pending =
  | { ask: 'outcome'; at: Point; from: string; offers: readonly OutcomeView[]; landing: Landing }
  | { ask: 'type'; at: Point; source: Source | null; flow: Point }

export type NextStep = { ask: Pending } | { edit: Edit }

/** From `otherwise`, the unwired outcomes are offered by name first (domain rule 12). */
export function afterDrop(source: Source, outline: Outline, drop: { landing: Landing; at: Point; newId: NewId }): NextStep {
  if (source.outcome === OTHERWISE && outline.unwired.length > 0) {
    return { ask: { ask: 'outcome', at: drop.at, from: source.from, offers: outline.unwired, landing: drop.landing } }
  }
  return afterOutcome(source, drop)
}

/** The outcome is known: connect, or ask which node to add. */
export function afterOutcome(source: Source, drop: { landing: Landing; at: Point; newId: NewId }): NextStep {
  return drop.landing.kind === 'card'
    ? { edit: connect(source, drop.landing.nodeId, drop.newId) }
    : { ask: { ask: 'type', at: drop.at, source, flow: drop.landing.flow } }
}
