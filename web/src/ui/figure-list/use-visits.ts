import type { VisitRow } from '@parcours/server/router'
import { usePages, type ListPage } from '../../lib/pages.ts'
import { api, trpc } from '../../lib/trpc.ts'
import type { FigureQuery } from './figure-query.ts'

const LIMIT = 100

function load(query: FigureQuery, cursor: string | undefined, signal: AbortSignal): Promise<ListPage<VisitRow>> {
  const page = { filter: query.filter, cursor, limit: LIMIT }
  switch (query.kind) {
    case 'strip': return api.figures.stripList.query({ ...page, name: query.name, part: query.part }, { signal })
    case 'rate': return api.figures.list.query({ ...page, nodeId: query.nodeId, what: 'rate', rate: query.rate, part: query.part }, { signal })
    case 'visits': return api.figures.list.query({ ...page, nodeId: query.nodeId, what: query.what, outcome: query.outcome }, { signal })
  }
}

/** The visits that a figure counts, with their number. */
export const useVisits = (query: FigureQuery) => usePages({
  queryKey: [...trpc.figures.pathKey(), query], load: (cursor, signal) => load(query, cursor, signal),
})
