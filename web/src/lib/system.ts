import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { businessAt } from './business-at.ts'
import { trpc } from './trpc.ts'

/** What kind of installation this is, who may act, and the business clock. Read again every 10 s. */
export function useSystem() {
  return useQuery({ ...trpc.system.get.queryOptions(), refetchInterval: 10_000, staleTime: 10_000, retry: false })
}

/** Business time now, moved on every `everyMs` between readings; the wall clock until the first one. */
export function useBusinessNow(everyMs = 1000): number {
  const { data } = useSystem()
  const [realMs, setRealMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setRealMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return data ? businessAt(data.clock, realMs) : realMs
}
