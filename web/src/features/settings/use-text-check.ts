import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TextView } from '@parcours/server/router'
import { api, trpc } from '../../lib/trpc.ts'

/** Issues and preview of a text, asked 350 ms after the last change. */
export function useTextCheck(channel: TextView['channel'], languages: TextView['languages']) {
  const [asked] = useDebouncedValue({ channel, languages }, 350)
  const { data, isPlaceholderData } = useQuery({
    queryKey: [...trpc.texts.pathKey(), 'check', asked],
    queryFn: () => api.texts.check.mutate(asked),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  return { check: data ?? null, current: !isPlaceholderData && asked.languages === languages && asked.channel === channel }
}
