import { useSubscription } from '@trpc/tanstack-react-query'
import { useEffect, useRef, useState } from 'react'
import { trpc } from '../../lib/trpc.ts'

/** The desk sends the counts every 5 s even if they stand: after three of these without a word it is not there. */
const SILENCE_MS = 15_000
const LISTEN_MS = 2_500

/** Where all open runs of a journey stand, pushed as it changes; `stale` while the line is down or silent. */
export function useLiveMap(journeyId: string) {
  const { data, status, error, reset } = useSubscription(trpc.live.watch.subscriptionOptions({ journeyId }))
  const [silent, setSilent] = useState(false)
  const heardMs = useRef(0)
  useEffect(() => {
    heardMs.current = Date.now()
    setSilent(false)
  }, [data])
  // A line that hangs is open for the browser: only its silence tells. It is opened anew each time.
  const again = useRef(reset)
  again.current = reset
  useEffect(() => {
    const timer = setInterval(() => {
      if (Date.now() - heardMs.current < SILENCE_MS) return
      heardMs.current = Date.now()
      setSilent(true)
      again.current()
    }, LISTEN_MS)
    return () => clearInterval(timer)
  }, [])
  // A line that opens anew has no data for a moment: the last map stands, greyed.
  const last = useRef(data)
  if (data) last.current = data
  return { view: data ?? last.current, stale: status !== 'pending' || silent, error: last.current ? null : error }
}
