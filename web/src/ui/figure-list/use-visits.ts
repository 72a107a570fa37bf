import type { VisitRow } from '@parcours/server/router'
import { usePages, type ListPage } from '../../lib/pages.ts'
import { api, trpc } from '../../lib/trpc.ts'
import type { FigureQuery } from './figure-query.ts'

const LIMIT = 100

function load(query: FigureQuery, cursor: string | undefined, signal: AbortSignal): Promise<ListPage<VisitRow>> {
  if (query.kind === 'strip') {
    const { filter, name, part } = query
    return api.figures.stripList.query({ filter, name, part, cursor, limit: LIMIT }, { signal })
  }
  const { filter, nodeId, what, outcome } = query
  return api.figures.list.query({ filter, nodeId, what, outcome, cursor, limit: LIMIT }, { signal })
}

/** The visits that a figure counts, with their number. */
export const useVisits = (query: FigureQuery) => usePages({
  queryKey: [...trpc.figures.pathKey(), query], load: (cursor, signal) => load(query, cursor, signal),
})
