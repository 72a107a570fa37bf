import type { Journey } from './journey.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Keys sorted, so that equal values have equal bytes. Undefined members are dropped, as JSON does. */
export function sortKeys(value: unknown): Json {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value as Json
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  // Code-unit order, not locale order: the same bytes on every machine.
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([k, v]) => [k, sortKeys(v)]))
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The one text form of a journey: sorted keys, nodes and edges by id, two spaces, final newline. */
export function canonicalJson(journey: Journey): string {
  const sorted = { ...journey, nodes: journey.nodes.toSorted(byId), edges: journey.edges.toSorted(byId) }
  return `${JSON.stringify(sortKeys(sorted), null, 2)}\n`
}
