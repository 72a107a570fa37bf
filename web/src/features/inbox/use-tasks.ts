import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { trpc } from '../../lib/trpc.ts'
import type { InboxSearch } from './inbox-search.ts'
import { inWorkOrder, isWork } from './work-order.ts'

/** Tasks of a queue; without a status, those on which there is work to do. */
export function useTasks({ queue, status }: InboxSearch, still: boolean) {
  const query = useQuery({ ...trpc.tasks.list.queryOptions({ queue, status }), refetchInterval: still ? false : 5_000 })
  const tasks = useMemo(() => query.data && inWorkOrder(status ? query.data : query.data.filter(isWork)), [query.data, status])
  return { tasks, error: query.data ? null : query.error, retry: () => void query.refetch() }
}
