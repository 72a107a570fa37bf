import { useQuery } from '@tanstack/react-query'
import type { TaskRow } from '@parcours/server/router'
import { useMemo } from 'react'
import { trpc } from '../../lib/trpc.ts'
import type { InboxSearch } from './inbox-search.ts'

/** Tasks in the order in which they should be worked: priority (high first), then due. */
export const inWorkOrder = (tasks: readonly TaskRow[]): TaskRow[] =>
  tasks.toSorted((a, b) => b.priority - a.priority || a.dueAtMs - b.dueAtMs)

const isWork = ({ status }: TaskRow) => status === 'open' || status === 'claimed'

/** Tasks of a queue; without a status, those on which there is work to do. */
export function useTasks({ queue, status }: InboxSearch, still: boolean) {
  const query = useQuery({ ...trpc.tasks.list.queryOptions({ queue, status }), refetchInterval: still ? false : 5_000 })
  const tasks = useMemo(() => query.data && inWorkOrder(status ? query.data : query.data.filter(isWork)), [query.data, status])
  return { tasks, error: query.data ? null : query.error, retry: () => void query.refetch() }
}
