import { useSubscription } from '@trpc/tanstack-react-query'
import type { FigureFilter } from '@parcours/server/router'
import { useEffect, useState } from 'react'
import type { LiveStore } from '../../../canvas/live-store.ts'
import { trpc } from '../../../lib/trpc.ts'

export interface FigureFeed {
  /** `live`: pushed as they change; `connecting`: the line is being opened or has dropped. */
  state: 'live' | 'connecting'
  /** Real instant of the last figures; null before the first. */
  receivedAtMs: number | null
  error: unknown
}

/** Figures of the filter, pushed by the desk into the cards. Those of another filter are taken off at once. */
export function useFigures(filter: FigureFilter, live: LiveStore): FigureFeed {
  const [receivedAtMs, setReceivedAtMs] = useState<number | null>(null)
  const { data, status, error } = useSubscription(trpc.figures.watch.subscriptionOptions({ filter }))
  useEffect(() => {
    if (!data) return
    live.getState().setFigures(data)
    setReceivedAtMs(Date.now())
  }, [data, live])
  return { state: status === 'pending' ? 'live' : 'connecting', receivedAtMs, error }
}
