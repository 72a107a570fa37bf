import { setTimeout as sleep } from 'node:timers/promises'
import { cpuSeconds } from '../rig/cpu.ts'
import type { Rig } from '../rig/rig.ts'
import { reportsToCome } from '../rig/sandbox.ts'

const POLL_MS = 25
const SETTLE_POLL_MS = 100
const PATIENCE_MS = 180_000

/** One of the two services that walk the six steps. */
export interface Side {
  name: string
  /** Name of its workflows' type. */
  type: string
  /** Enrols one run for each case; answers with their ids. */
  start(caseIds: readonly string[]): Promise<string[]>
  /** Runs that have ended, ever. */
  ended(): number
}

export interface Round {
  perSecond: number
  seconds: number
  /** Processor seconds for each run, by process. */
  cpuPerRun: Record<string, number>
  runIds: string[]
}

/**
 * Walks all cases through, `inFlight` at a time: as one ends, the next is enrolled. The clock stops when Temporal itself
 * knows of no open run; processor time is counted until the last report of a provider has been taken in as well.
 */
export async function walk(rig: Rig, side: Side, { caseIds, inFlight }: { caseIds: readonly string[]; inFlight: number }): Promise<Round> {
  const before = cpuOf(rig)
  const endedBefore = side.ended()
  const startMs = performance.now()
  const runIds: string[] = []
  for (let ended = 0; ended < caseIds.length; ended = side.ended() - endedBefore) {
    const room = caseIds.slice(runIds.length, ended + inFlight)
    if (room.length > 0) runIds.push(...(await side.start(room)))
    if (performance.now() - startMs > PATIENCE_MS) throw new Error(`${side.name}: ${ended} of ${caseIds.length} runs ended in ${PATIENCE_MS / 1000} s`)
    await sleep(POLL_MS)
  }
  while ((await openRuns(rig, side)) > 0) await sleep(POLL_MS)
  const seconds = (performance.now() - startMs) / 1000
  await settle(rig)
  const after = cpuOf(rig)
  const cpuPerRun = Object.fromEntries(Object.entries(after).map(([name, used]) => [name, (used - (before[name] ?? 0)) / caseIds.length]))
  return { perSecond: caseIds.length / seconds, seconds, cpuPerRun, runIds }
}

async function openRuns({ client }: Rig, { type }: Side): Promise<number> {
  return (await client.workflow.count(`WorkflowType = '${type}' AND ExecutionStatus = 'Running'`)).count
}

/** Until nothing is under way: neither reports of the sandbox nor deliveries of the relay. */
export async function settle({ sandboxUrl, db }: Rig): Promise<void> {
  const pending = () => db.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM delivery WHERE state = 'pending'`)?.n ?? 0
  while ((await reportsToCome(sandboxUrl)) > 0 || pending() > 0) await sleep(SETTLE_POLL_MS)
}

const cpuOf = ({ pids }: Rig): Record<string, number> =>
  Object.fromEntries(Object.entries(pids).flatMap(([name, pid]) => {
    const used = cpuSeconds(pid)
    return used === undefined ? [] : [[name, used]]
  }))

/** Mean number of events in the histories of some of these runs. */
export async function eventsPerRun({ client }: Rig, runIds: readonly string[], sample = 20): Promise<number> {
  const some = runIds.filter((_, i) => i % Math.ceil(runIds.length / sample) === 0)
  const lengths = await Promise.all(some.map(async (id) => (await client.workflow.getHandle(id).describe()).historyLength))
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length
}
