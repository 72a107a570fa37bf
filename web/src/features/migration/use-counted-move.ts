import type { CommandAsk } from '@parcours/journey'
import type { BulkPreview } from '@parcours/server/router'
import { useState } from 'react'
import { useOnce } from '../../lib/once.ts'
import { api } from '../../lib/trpc.ts'

interface Move {
  ask: Extract<CommandAsk, { kind: 'migrate' }>
  journeyId: string
  version: number
}

interface Counted {
  bulkId: string
  /** What was counted, to be compared with what is chosen since. */
  of: string
  preview: BulkPreview
}

/** Freezes the version's open runs once, and counts what the decisions would do to them, again when these change. */
export function useCountedMove({ ask, journeyId, version }: Move) {
  const [last, setLast] = useState<Counted | null>(null)
  const of = JSON.stringify(ask)
  const count = useOnce({
    mutationFn: async () => {
      const bulkId = last?.bulkId ?? (await api.bulks.freeze.mutate({ ask, source: { kind: 'filter', filter: { journeyId, version } } })).bulk.id
      return { bulkId, of, preview: await api.bulks.preview.mutate({ bulkId, ask }) }
    },
    onSuccess: setLast,
  })
  return {
    bulkId: last?.bulkId ?? null, counted: last?.of === of ? last.preview : null, busy: count.isPending, error: count.error, count: () => count.mutate(),
  }
}
