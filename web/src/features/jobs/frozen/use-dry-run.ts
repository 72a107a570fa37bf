import { skipToken, useQuery } from '@tanstack/react-query'
import { api, trpc } from '../../../lib/trpc.ts'
import type { Ask } from '../job.ts'

/** Counts what each run of the set would answer, as they stand now; counted anew when the act changes. */
export function useDryRun(bulkId: string, ask: Ask | null) {
  return useQuery({
    queryKey: [...trpc.bulks.preview.mutationKey(), bulkId, ask],
    // A mutation on the desk, for it keeps what was chosen; counting twice changes nothing.
    queryFn: ask === null || ask.kind === 'arm' ? skipToken : () => api.bulks.preview.mutate({ bulkId, ask }),
    staleTime: 0, gcTime: 0, refetchOnWindowFocus: true, retry: false,
  })
}
