import type { BulkRecord, Sql } from '@parcours/store'
import type { RunFilter } from '../routers/views.ts'
import type { BulkSetView, ListedLines } from '../routers/steer-views.ts'
import { NO_LINES } from './bulk-list.ts'

/** What `freezeRuns` writes as the source of a set. */
type Source =
  | { kind: 'filter'; filter: RunFilter }
  | { kind: 'runs'; count: number }
  | { kind: 'list'; lines: number; unmatched: number; unknown?: string[]; ambiguous?: ListedLines; portfolioId?: string }
  | { kind: 'rollback'; of: string }

/** Where the set of a job came from, as its page says it. */
export function setOf(sql: Sql, bulk: Pick<BulkRecord, 'source'>): BulkSetView {
  // Written by our own use cases only.
  const source = JSON.parse(bulk.source) as Source
  switch (source.kind) {
    case 'filter': return { ...source, names: namesOf(sql, source.filter) }
    case 'list': {
      const { portfolioId, unknown = [], ambiguous = NO_LINES, ...list } = source
      return { ...list, unknown, ambiguous, portfolio: portfolioId === undefined ? null : (nameOf(sql, 'SELECT name FROM portfolio WHERE id = ?', portfolioId) ?? portfolioId) }
    }
    default: return source
  }
}

const nameOf = (sql: Sql, query: string, ...values: string[]): string | null => sql.get<{ name: string | null }>(query, ...values)?.name ?? null

function namesOf(sql: Sql, { journeyId, nodeId, portfolioId }: RunFilter): Extract<BulkSetView, { kind: 'filter' }>['names'] {
  const name = (query: string, ...values: string[]) => nameOf(sql, query, ...values)
  return {
    journey: journeyId === undefined ? null : name('SELECT name FROM journey WHERE id = ?', journeyId),
    portfolio: portfolioId === undefined ? null : name('SELECT name FROM portfolio WHERE id = ?', portfolioId),
    // As the draft calls it; a node that was deleted since keeps its id.
    node: nodeId === undefined || journeyId === undefined ? null : name(
      `SELECT json_extract(n.value, '$.name') AS name FROM journey j, json_each(j.draft, '$.nodes') n WHERE j.id = ? AND json_extract(n.value, '$.id') = ?`, journeyId, nodeId),
  }
}
