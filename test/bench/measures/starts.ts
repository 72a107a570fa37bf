import type { Found } from '../report/measured.ts'
import { short } from '../report/stats.ts'
import type { Rig } from '../rig/rig.ts'
import { enrolWaiters, type Waiters } from '../rig/waiters.ts'

/** From enrolments in the outbox to workflows that Temporal has accepted, and on to runs that stand in their first wait. */
export async function starts(rig: Rig, { waiters, count }: { waiters: Waiters; count: number }): Promise<Found> {
  const { queuedS, startedS, waitingS } = await enrolWaiters(rig, waiters, count)
  const rate = (seconds: number) => count / seconds
  return {
    name: 'Starts', how: `${count.toLocaleString('en')} cases enrolled at once, in transactions of 100; the worker takes the first steps of those started meanwhile.`,
    rows: [
      { what: 'enrolments queued a second', value: short(rate(queuedS)), numbers: { enrolledPerSecond: rate(queuedS) } },
      { what: 'workflows started a second', value: short(rate(startedS)), numbers: { startsPerSecond: rate(startedS) } },
      { what: 'runs in their first wait a second', value: short(rate(waitingS)), numbers: { waitingPerSecond: rate(waitingS) } },
    ],
  }
}
