import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { useWords } from '../../lib/words.ts'

export function useQueues() {
  const words = useWords()
  const queues = useQuery({ ...trpc.tasks.queues.queryOptions(), refetchInterval: 5_000 }).data ?? []
  const nameOf = useCallback((name: string) => words(queues.find((queue) => queue.name === name)?.label) || name, [queues, words])
  return { queues, nameOf }
}
