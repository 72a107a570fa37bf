import { useInfiniteQuery } from '@tanstack/react-query'
import type { RawKind } from '@parcours/server/router'
import { api, trpc } from '../../lib/trpc.ts'

const PAGE = 50

/** The stored rows of one kind, page after page, oldest first. */
export function useRawRows(runId: string, kind: RawKind) {
  const query = useInfiniteQuery({
    queryKey: [...trpc.runRaw.page.pathKey(), runId, kind],
    queryFn: ({ pageParam, signal }) => api.runRaw.page.query({ runId, kind, skip: pageParam, limit: PAGE }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [], total: query.data?.pages[0]?.total ?? null,
    error: query.error, retry: () => void query.refetch(), loading: query.isFetchingNextPage,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  }
}
