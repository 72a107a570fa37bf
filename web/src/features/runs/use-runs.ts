import type { RunFilter } from '@parcours/server/router'
import { usePages } from '../../lib/pages.ts'
import { api, trpc } from '../../lib/trpc.ts'

const LIMIT = 100

/** Runs of a filter, read again every 5 s unless the pointer is over them: nothing moves under it. */
export function useRuns(filter: RunFilter, still: boolean) {
  return usePages({
    queryKey: [...trpc.runs.list.pathKey(), filter],
    load: (cursor, signal) => api.runs.list.query({ filter, cursor, limit: LIMIT }, { signal }),
    refetchMs: still ? undefined : 5_000,
  })
}
