import { apply, type Edit, type Journey } from '@parcours/journey'

/** One step back or forth. `edit` was applied, `inverse` takes it away again. */
interface Step {
  edit: Edit
  inverse: Edit
  /** Field that was typed in; steps of one field within `COALESCE_MS` are one step. */
  key?: string
  atMs: number
}

/** Undo and redo of one journey, newest step last. */
export interface History {
  done: readonly Step[]
  undone: readonly Step[]
}

export const EMPTY_HISTORY: History = { done: [], undone: [] }
/** Older steps fall off; a step holds shared structure, not a copy of the journey. */
export const MAX_STEPS = 500
export const COALESCE_MS = 1000

export interface Moved { journey: Journey; history: History }

/** Applies an edit and remembers how to take it back. An edit that changes nothing leaves no step. */
export function perform(journey: Journey, history: History, step: { edit: Edit; key?: string; atMs: number }): Moved {
  const applied = apply(journey, step.edit)
  if (applied.journey === journey) return { journey, history }
  const next: Step = { ...step, inverse: applied.inverse }
  const last = history.done.at(-1)
  const merged = last && canMerge(last, next) ? { ...next, inverse: last.inverse } : undefined
  const done = merged ? history.done.with(-1, merged) : [...history.done, next]
  return { journey: applied.journey, history: { done: done.slice(-MAX_STEPS), undone: [] } }
}

/**
 * Only edits that set a whole value under the same key merge: the newest edit and the oldest inverse
 * then say all there is to say.
 */
function canMerge(last: Step, next: Step): boolean {
  return next.key !== undefined && last.key === next.key && next.atMs - last.atMs <= COALESCE_MS
}

export function undo(journey: Journey, history: History): Moved {
  const step = history.done.at(-1)
  if (!step) return { journey, history }
  const applied = apply(journey, step.inverse)
  const { key: _key, ...closed } = step
  return { journey: applied.journey, history: { done: history.done.slice(0, -1), undone: [...history.undone, closed] } }
}

export function redo(journey: Journey, history: History): Moved {
  const step = history.undone.at(-1)
  if (!step) return { journey, history }
  const applied = apply(journey, step.edit)
  const again: Step = { ...step, inverse: applied.inverse }
  return { journey: applied.journey, history: { done: [...history.done, again], undone: history.undone.slice(0, -1) } }
}
