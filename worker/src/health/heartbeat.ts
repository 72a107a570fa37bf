import { randomUUID } from 'node:crypto'
import type { NativeConnection, Worker } from '@temporalio/worker'
import { beat, leave, type Db, type WorkerDetail } from '@parcours/store'
import { startLoop } from '../relay/loop.ts'

const BEAT_MS = 2_000
const ANSWER_MS = 1_500
/** A worker that could not even write its row for so long is not at work. */
const STALE_MS = 10_000
const SERVING = 1

export interface HeartbeatDeps {
  db: Db
  /** Queue -> the worker that polls it. */
  workers: Readonly<Record<string, Worker>>
  connection: Pick<NativeConnection, 'healthService' | 'withDeadline'>
  build: string
  realMs: () => number
  /** What else the row says. */
  more: () => Pick<WorkerDetail, 'failing' | 'answers'>
  log: (fields: Record<string, unknown>, message: string) => void
}

export interface Heart {
  /** Pollers poll, Temporal serves, the database takes our row. */
  ready(): boolean
  state(): Pick<WorkerDetail, 'polling' | 'temporal'>
  stop(): Promise<void>
}

/** One row every two seconds, by which everybody else knows that this worker lives, and what it can do. */
export async function startHeartbeat(deps: HeartbeatDeps): Promise<Heart> {
  const { db, realMs, log, build } = deps
  const [id, startedRealMs, queues] = [randomUUID(), realMs(), Object.keys(deps.workers)]
  let state: ReturnType<Heart['state']> = { polling: false, temporal: 'away' }
  let writtenRealMs = 0
  const once = async (): Promise<number> => {
    const temporal = (await serves(deps)) ? 'serving' : 'away'
    if (temporal !== state.temporal && writtenRealMs > 0) log({ level: temporal === 'away' ? 'error' : 'info', temporal }, 'Temporal answers or does not')
    state = { temporal, polling: Object.values(deps.workers).every(polls) }
    const seenRealMs = realMs()
    await beat(db, { id, kind: 'worker', startedRealMs, seenRealMs, detail: { queues, build, ...state, ...deps.more() } satisfies WorkerDetail })
    writtenRealMs = seenRealMs
    return BEAT_MS
  }
  await once()
  const loop = startLoop(once, (error) => log({ error: String(error) }, 'the heartbeat could not be written, trying again'))
  return {
    state: () => state,
    ready: () => state.polling && state.temporal === 'serving' && realMs() - writtenRealMs < STALE_MS,
    stop: async () => {
      await loop.stop()
      await leave(db, id)
    },
  }
}

const polls = (worker: Worker): boolean => {
  const { runState, workflowPollerState, activityPollerState } = worker.getStatus()
  return runState === 'RUNNING' && workflowPollerState === 'POLLING' && activityPollerState === 'POLLING'
}

/** Temporal's own health service, with a deadline: a server that hangs is away too. */
async function serves({ connection, realMs }: HeartbeatDeps): Promise<boolean> {
  try {
    const { status } = await connection.withDeadline(realMs() + ANSWER_MS, () => connection.healthService.check({ service: '' }))
    return status === SERVING
  } catch {
    return false
  }
}
