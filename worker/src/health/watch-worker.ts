import { createHash } from 'node:crypto'
import type { Client } from '@temporalio/client'
import type { NativeConnection, Worker } from '@temporalio/worker'
import type { Db, WorkerDetail } from '@parcours/store'
import { startLoop } from '../relay/loop.ts'
import { failingWorkflows } from './failing-workflows.ts'
import { startHeartbeat, type Heart } from './heartbeat.ts'
import { measureHeart, type WorkerMetrics } from './worker-metrics.ts'

/** Temporal's visibility is asked so often: the answer lags by seconds anyway. */
const FAILING_EVERY_MS = 8_000

export interface WatchedWorker {
  db: Db
  /** Queue -> the worker that polls it. */
  workers: Readonly<Record<string, Worker>>
  connection: NativeConnection
  client: Client
  /** What its workflows run: two workers with one code have one build. */
  code: string
  measured: WorkerMetrics
  log: (fields: Record<string, unknown>, message: string) => void
}

/** The heart of a worker process, and what it looks after for the incidents: failing workflows, answer times. */
export async function watchWorker({ db, workers, connection, client, code, measured, log }: WatchedWorker): Promise<Heart> {
  const build = createHash('sha256').update(code).digest('hex').slice(0, 12)
  const realMs = () => Date.now()
  let failing: WorkerDetail['failing']
  const loop = startLoop(async () => {
    failing = await failingWorkflows(client)
    measured.failing.set(failing.total)
    return FAILING_EVERY_MS
  }, (error) => log({ error: String(error), level: 'warn' }, 'Temporal could not say which workflows fail, asking again'))
  const heart = await startHeartbeat({
    db, workers, connection, build, realMs, log,
    more: () => ({ answers: measured.channels.times.report(realMs()), ...(failing && { failing }) }),
  })
  measureHeart(measured, heart)
  return {
    ...heart,
    stop: async () => {
      await loop.stop()
      await heart.stop()
    },
  }
}
