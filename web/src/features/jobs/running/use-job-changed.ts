import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { trpc } from '../../../lib/trpc.ts'

/** Reads a job and its runs again after something was asked of it. */
export function useJobChanged(bulkId: string): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await client.invalidateQueries({ queryKey: trpc.bulks.get.queryKey({ bulkId }) })
    void client.invalidateQueries({ queryKey: trpc.bulks.items.pathKey() })
  }, [client, bulkId])
}
