import { useEffect, useState } from 'react'

/** Real time, moved on every `everyMs`: how long an incident lasts is no business time. */
export function useRealNow(everyMs = 1_000): number {
  const [realMs, setRealMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setRealMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return realMs
}
