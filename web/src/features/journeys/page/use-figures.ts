import { useSubscription } from '@trpc/tanstack-react-query'
import type { FigureFilter } from '@parcours/server/router'
import { useEffect, useRef, useState } from 'react'
import type { LiveStore } from '../../../canvas/live-store.ts'
import { trpc } from '../../../lib/trpc.ts'

/** The desk sends the figures every 5 s even if they stand: after three of these without a word it is not there. */
const SILENCE_MS = 15_000
const LISTEN_MS = 2_500

export interface FigureFeed {
  /** `live`: pushed as they change; `connecting`: the line is being opened, has dropped or is silent. */
  state: 'live' | 'connecting'
  /** Real instant of the last figures; null before the first. */
  receivedAtMs: number | null
  error: unknown
}

/** Figures of the filter, pushed by the desk into the cards. Those of another filter are taken off at once. */
export function useFigures(filter: FigureFilter, live: LiveStore): FigureFeed {
  const [receivedAtMs, setReceivedAtMs] = useState<number | null>(null)
  const [silent, setSilent] = useState(false)
  const heardMs = useRef(0)
  const { data, status, error, reset } = useSubscription(trpc.figures.watch.subscriptionOptions({ filter }))
  useEffect(() => {
    if (!data) return
    live.getState().setFigures(data)
    heardMs.current = Date.now()
    setReceivedAtMs(heardMs.current)
    setSilent(false)
  }, [data, live])
  // A line that hangs is open for the browser: only its silence tells. It is opened anew each time.
  const again = useRef(reset)
  again.current = reset
  useEffect(() => {
    heardMs.current = Date.now()
    const timer = setInterval(() => {
      if (Date.now() - heardMs.current < SILENCE_MS) return
      heardMs.current = Date.now()
      setSilent(true)
      again.current()
    }, LISTEN_MS)
    return () => clearInterval(timer)
  }, [])
  return { state: status === 'pending' && !silent ? 'live' : 'connecting', receivedAtMs, error }
}
