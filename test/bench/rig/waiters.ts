import { setTimeout as sleep } from 'node:timers/promises'
import { bytesInUse } from './disk.ts'
import { enrol } from './enrol.ts'
import { addPeople } from './people.ts'
import type { Rig } from './rig.ts'
import { settle } from './settled.ts'

const PAGE = 100
/** Counting those that wait reads them all: not too often. */
const POLL_MS = 200
const PATIENCE_MS = 180_000
const PATIENCE_A_RUN_MS = 200

/** A run that stands at its first node and waits for money. */
export interface Waiter {
  caseId: string
  runId: string
}

/** Runs that wait on one rig: enrolled once, and used by one measure after the other. */
export interface Waiters {
  journeyId: string
  /** People without a run yet. */
  fresh: string[]
  waiting: Waiter[]
  /** Bytes of both databases before the first of them was enrolled, people and debts included. */
  bytesBefore: { own: number; temporal: number }
}

export async function prepareWaiters(rig: Rig, { journeyId, count }: { journeyId: string; count: number }): Promise<Waiters> {
  const fresh = await addPeople(rig.db, count)
  return { journeyId, fresh, waiting: [], bytesBefore: bytesOf(rig) }
}

export const bytesOf = ({ files }: Rig): Waiters['bytesBefore'] => ({ own: bytesInUse(files.own), temporal: bytesInUse(files.temporal) })

/** Seconds from the first enrolment until all were queued, accepted by Temporal, and waiting. */
export interface StartTimes {
  count: number
  queuedS: number
  startedS: number
  waitingS: number
}

/** Enrols so many more and waits until each stands in its first wait. */
export async function enrolWaiters(rig: Rig, waiters: Waiters, count: number): Promise<StartTimes> {
  const caseIds = waiters.fresh.splice(0, count)
  const startMs = performance.now()
  const since = () => (performance.now() - startMs) / 1000
  const runIds: string[] = []
  for (let i = 0; i < caseIds.length; i += PAGE) runIds.push(...(await enrol(rig, waiters.journeyId, caseIds.slice(i, i + PAGE))))
  const queuedS = since()
  const { read } = rig.db
  const number = (query: string) => read.get<{ n: number }>(query, waiters.journeyId)?.n ?? 0
  await until(count, () => number(`SELECT COUNT(*) AS n FROM run WHERE journeyId = ? AND status = 'starting'`) === 0)
  const startedS = since()
  const already = waiters.waiting.length
  await until(count, () => number(
    `SELECT COUNT(*) AS n FROM visit WHERE versionId IN (SELECT id FROM version WHERE journeyId = ?) AND leftAt IS NULL AND state = 'waiting'`) >= already + caseIds.length)
  const waitingS = since()
  waiters.waiting.push(...caseIds.map((caseId, i) => ({ caseId, runId: runIds[i] ?? '' })))
  await settle(rig)
  return { count: caseIds.length, queuedS, startedS, waitingS }
}

/** Takes so many of them out, from all over: those that the worker still has in memory, and those that it has not. */
export function takeWaiters(waiters: Waiters, count: number): Waiter[] {
  const stride = Math.max(1, Math.floor(waiters.waiting.length / count))
  const taken = waiters.waiting.filter((_, i) => i % stride === 0).slice(0, count)
  const gone = new Set(taken)
  waiters.waiting = waiters.waiting.filter((one) => !gone.has(one))
  return taken
}

async function until(runs: number, holds: () => boolean): Promise<void> {
  const patienceMs = PATIENCE_MS + runs * PATIENCE_A_RUN_MS
  const lastMs = performance.now() + patienceMs
  while (!holds()) {
    if (performance.now() > lastMs) throw new Error(`${runs} starts did not come to an end in ${Math.round(patienceMs / 1000)} s`)
    await sleep(POLL_MS)
  }
}
