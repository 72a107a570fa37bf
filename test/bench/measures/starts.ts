import { setTimeout as sleep } from 'node:timers/promises'
import type { Measured } from '../report/measured.ts'
import { short } from '../report/stats.ts'
import { addPeople } from '../rig/people.ts'
import type { Rig } from '../rig/rig.ts'
import { settle } from './round.ts'
import { enrol } from './sides.ts'

const POLL_MS = 20
const PAGE = 100

export interface Started {
  measured: Omit<Measured, 'seconds'>
  /** Cases whose runs now wait. */
  caseIds: string[]
}

/** From enrolments in the outbox to workflows that Temporal has accepted, and on to runs that stand in their first wait. */
export async function starts(rig: Rig, { journeyId, runs }: { journeyId: string; runs: number }): Promise<Started> {
  const caseIds = await addPeople(rig.db, runs)
  const startMs = performance.now()
  for (let i = 0; i < runs; i += PAGE) await enrol(rig, journeyId, caseIds.slice(i, i + PAGE))
  const enrolledS = (performance.now() - startMs) / 1000
  await until(() => count(rig, `SELECT COUNT(*) AS n FROM run WHERE journeyId = ? AND status = 'starting'`, journeyId) === 0)
  const startedS = (performance.now() - startMs) / 1000
  await until(() => count(rig, `SELECT COUNT(*) AS n FROM visit v JOIN run r ON r.id = v.runId WHERE r.journeyId = ? AND v.state = 'waiting'`, journeyId) === runs)
  const waitingS = (performance.now() - startMs) / 1000
  await settle(rig)
  const rate = (seconds: number) => runs / seconds
  return {
    caseIds,
    measured: {
      name: 'Starts', how: `${runs} cases enrolled at once, in transactions of ${PAGE}; the worker takes the first steps of those started meanwhile.`,
      rows: [
        { what: 'enrolments queued a second', value: short(rate(enrolledS)), numbers: { enrolledPerSecond: rate(enrolledS) } },
        { what: 'workflows started a second', value: short(rate(startedS)), numbers: { startsPerSecond: rate(startedS) } },
        { what: 'runs in their first wait a second', value: short(rate(waitingS)), numbers: { waitingPerSecond: rate(waitingS) } },
      ],
    },
  }
}

const count = ({ db }: Rig, query: string, journeyId: string): number => db.read.get<{ n: number }>(query, journeyId)?.n ?? 0

async function until(holds: () => boolean): Promise<void> {
  const lastMs = performance.now() + 180_000
  while (!holds()) {
    if (performance.now() > lastMs) throw new Error('the starts did not come to an end in three minutes')
    await sleep(POLL_MS)
  }
}
