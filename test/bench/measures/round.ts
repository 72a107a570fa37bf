import { setTimeout as sleep } from 'node:timers/promises'
import { cpuSeconds } from '../rig/cpu.ts'
import type { Rig } from '../rig/rig.ts'
import { settle } from '../rig/settled.ts'

const POLL_MS = 25
/** A stuck walk ends the bench; a slow machine does not. */
const PATIENCE_MS = 180_000
const PATIENCE_A_RUN_MS = 500

/** One of the services that walk the six steps. */
export interface Side {
  name: string
  /** Name of its workflows' type. */
  type: string
  /** Enrols one run for each case; answers with their ids. */
  start(caseIds: readonly string[]): Promise<string[]>
  /** Where its run rows stand now, for `ended`. */
  mark(): number
  /** Ended runs after that mark: counting those before as well would cost more with every run. */
  ended(mark: number): number
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
  const mark = side.mark()
  const patienceMs = PATIENCE_MS + caseIds.length * PATIENCE_A_RUN_MS
  const startMs = performance.now()
  const runIds: string[] = []
  for (let ended = 0; ended < caseIds.length; ended = side.ended(mark)) {
    const room = caseIds.slice(runIds.length, ended + inFlight)
    if (room.length > 0) runIds.push(...(await side.start(room)))
    if (performance.now() - startMs > patienceMs) throw new Error(`${side.name}: ${ended} of ${caseIds.length} runs ended in ${patienceMs / 1000} s`)
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

const cpuOf = ({ pids }: Rig): Record<string, number> =>
  Object.fromEntries(Object.entries(pids).flatMap(([name, pid]) => {
    const used = cpuSeconds(pid)
    return used === undefined ? [] : [[name, used]]
  }))
