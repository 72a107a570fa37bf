import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'

/** One page of a list that the desk cuts by cursor. */
export interface ListPage<Row> {
  total: number
  rows: Row[]
  next: string | null
}

interface PagesOptions<Row> {
  queryKey: QueryKey
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<ListPage<Row>>
  /** Reads all loaded pages again every so many ms. */
  refetchMs?: number
  enabled?: boolean
}

/** A list read page by page; while a changed filter loads, the old rows stay (`stale`). */
export function usePages<Row>({ queryKey, load, refetchMs, enabled }: PagesOptions<Row>) {
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: refetchMs,
    placeholderData: keepPreviousData,
    enabled,
  })
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return {
    rows,
    /** Null until the first page is there. */
    total: data?.pages.at(-1)?.total ?? null,
    more,
    stale: query.isPlaceholderData,
    error: data ? null : query.error,
    retry: () => void query.refetch(),
  }
}
