import { useQuery } from '@tanstack/react-query'
import { trpc } from './trpc.ts'

/** What is wrong now, read again every 3 s: for the rail, the banner and the list. */
export function useIncidentsNow() {
  return useQuery({ ...trpc.incidents.now.queryOptions(), refetchInterval: 3_000, staleTime: 1_000, retry: false }).data
}
