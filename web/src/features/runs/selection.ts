import type { RunFilter } from '@parcours/server/router'

/** What an action of the list is for: some runs by name, or all that the filter finds when it is frozen. */
export type RunSelection =
  | { kind: 'runs'; runIds: readonly string[] }
  | { kind: 'filter'; filter: RunFilter; total: number }

/** Ticked rows; `all`: whatever the filter finds. `anchor` is where a range with Shift begins. */
export interface Ticked {
  ids: ReadonlySet<string>
  all: boolean
  anchor: string | null
}
export const NONE: Ticked = { ids: new Set(), all: false, anchor: null }

/** Ticks a row or takes its tick away. Out of `all`, the rows that are loaded stay ticked but for this one. */
export function toggle(ticked: Ticked, runId: string, loaded: readonly string[]): Ticked {
  const ids = new Set(ticked.all ? loaded : ticked.ids)
  if (!ids.delete(runId)) ids.add(runId)
  return { ids, all: false, anchor: runId }
}

/** Ticks every loaded row between the anchor and this one. */
export function extend(ticked: Ticked, runId: string, loaded: readonly string[]): Ticked {
  const to = loaded.indexOf(runId)
  const from = ticked.anchor === null ? to : loaded.indexOf(ticked.anchor)
  if (to < 0) return ticked
  const range = loaded.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)
  return { ids: new Set([...(ticked.all ? loaded : ticked.ids), ...range]), all: false, anchor: ticked.anchor ?? runId }
}

/** All loaded rows, or none when they are all ticked. */
export function toggleLoaded(ticked: Ticked, loaded: readonly string[]): Ticked {
  const every = ticked.all || loaded.every((id) => ticked.ids.has(id))
  return every ? NONE : { ids: new Set([...ticked.ids, ...loaded]), all: false, anchor: null }
}

/** Null while nothing is selected. */
export function selectionOf(ticked: Ticked, filter: RunFilter, total: number): RunSelection | null {
  if (ticked.all) return { kind: 'filter', filter, total }
  return ticked.ids.size === 0 ? null : { kind: 'runs', runIds: [...ticked.ids] }
}
