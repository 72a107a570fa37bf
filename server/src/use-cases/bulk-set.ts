import type { BulkRecord, Sql } from '@parcours/store'
import type { RunFilter } from '../routers/views.ts'
import type { BulkSetView } from '../routers/steer-views.ts'

/** What `freezeRuns` writes as the source of a set. */
type Source =
  | { kind: 'filter'; filter: RunFilter }
  | { kind: 'runs'; count: number }
  | { kind: 'list'; lines: number; unmatched: number; unknown?: string[] }
  | { kind: 'rollback'; of: string }

/** Where the set of a job came from, as its page says it. */
export function setOf(sql: Sql, bulk: Pick<BulkRecord, 'source'>): BulkSetView {
  // Written by our own use cases only.
  const source = JSON.parse(bulk.source) as Source
  switch (source.kind) {
    case 'filter': return { ...source, names: namesOf(sql, source.filter) }
    case 'list': return { ...source, unknown: source.unknown ?? [] }
    default: return source
  }
}

function namesOf(sql: Sql, { journeyId, nodeId, portfolioId }: RunFilter): Extract<BulkSetView, { kind: 'filter' }>['names'] {
  const name = (query: string, ...values: string[]) => sql.get<{ name: string | null }>(query, ...values)?.name ?? null
  return {
    journey: journeyId === undefined ? null : name('SELECT name FROM journey WHERE id = ?', journeyId),
    portfolio: portfolioId === undefined ? null : name('SELECT name FROM portfolio WHERE id = ?', portfolioId),
    // As the draft calls it; a node that was deleted since keeps its id.
    node: nodeId === undefined || journeyId === undefined ? null : name(
      `SELECT json_extract(n.value, '$.name') AS name FROM journey j, json_each(j.draft, '$.nodes') n WHERE j.id = ? AND json_extract(n.value, '$.id') = ?`, journeyId, nodeId),
  }
}
