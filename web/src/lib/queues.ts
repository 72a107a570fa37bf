import { useQuery } from '@tanstack/react-query'
import type { Words } from '@parcours/journey'
import { useCallback } from 'react'
import { trpc } from './trpc.ts'
import { useWords } from './words.ts'

const NONE: { name: string; label: Words; open: number }[] = []

export function useQueues() {
  const words = useWords()
  const queues = useQuery({ ...trpc.tasks.queues.queryOptions(), refetchInterval: 5_000 }).data ?? NONE
  const nameOf = useCallback((name: string) => words(queues.find((queue) => queue.name === name)?.label) || name, [queues, words])
  return { queues, nameOf }
}
