import { randomUUID } from 'node:crypto'
import { Client } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { catalog } from '@parcours/nodes'
import { openDb, timedWrites } from '@parcours/store'
import { openTraces } from '@parcours/telemetry'
import { journeyActivities } from './activities/index.ts'
import { PlanCache, type Deps } from './activities/context.ts'
import { sweepJourney } from './activities/sweep.ts'
import { businessClock } from './business-clock.ts'
import { listMessages, openChannels } from './channels/index.ts'
import { ParcoursCodec } from './codec/codec.ts'
import { checkPayloadKeys } from './codec/key-check.ts'
import type { WorkerEnv } from './env.ts'
import { watchWorker } from './health/watch-worker.ts'
import { watchedChannels } from './health/watched-channels.ts'
import { workerMetrics } from './health/worker-metrics.ts'
import { withFoundContacts } from './relay/found-contacts.ts'
import { reconcileRestored, reconcileUntilClean, type ListMessages } from './relay/reconcile-restored.ts'
import { reconcile } from './relay/reconcile.ts'
import { releaseRelay, type RelayDeps } from './relay/relay.ts'
import { installRuntime } from './runtime.ts'
import { tracedActivities } from './traces/activities.ts'
import { tracedChannels } from './traces/channels.ts'
import { tracedCommands } from './traces/deliveries.ts'
import { upkeep } from './upkeep.ts'
import { FAILURE_CONVERTER, PAYLOAD_CONVERTER, bundles } from './workflow-bundles.ts'
import { JOURNEY_QUEUE, SWEEP_QUEUE } from './workflows/protocol.ts'

type Log = RelayDeps['log']
export interface RunningWorker {
  ready(): boolean
  /** What this worker measures, for Prometheus. */
  metrics(): Promise<string>
  deps: Deps
  client: Client
  stop(): Promise<void>
}

/** Everything the worker process does: workflows, activities, relay, upkeep. Stopping lets work in hand finish. */
export async function startWorker(env: WorkerEnv, log: Log): Promise<RunningWorker> {
  installRuntime()
  const measured = workerMetrics(() => Date.now())
  const traces = await openTraces({ ...env.traces, log })
  const db = timedWrites(await openDb(env.dbFile), (seconds) => measured.writes.observe(seconds), () => performance.now())
  await checkPayloadKeys(db, env.payloadKeys)
  const plans = new PlanCache(db)
  const channels = openChannels(env.channels)
  const deps: Deps = {
    db, plans, catalog, clock: businessClock(db), publicUrl: env.publicUrl, linkSecret: env.linkSecret,
    channels: watchedChannels(traces ? tracedChannels(channels, traces) : channels, measured.channels),
  }
  const dataConverter = {
    payloadConverterPath: PAYLOAD_CONVERTER, failureConverterPath: FAILURE_CONVERTER,
    payloadCodecs: [new ParcoursCodec({ keys: env.payloadKeys }, (hash) => plans.json(hash))],
  }
  const connection = await NativeConnection.connect({ address: env.temporal.address })
  const common = { connection, namespace: env.temporal.namespace, dataConverter }
  const client = new Client({ ...common, ...(traces && { interceptors: { workflow: [tracedCommands(traces)] } }) })
  const workers = await createWorkers({ ...common, ...(traces && { interceptors: { activity: [tracedActivities(traces)] } }) }, deps)
  const source = env.channels.list
  const list: ListMessages = source && ((sinceRealMs) => listMessages(source, sinceRealMs))
  // Before any workflow goes on: what it would do again, the world may have seen.
  const restored = await reconcileRestored(deps, client, list)
  if (restored) log({ ...restored }, 'reconciled after a restore')
  const running = workers.map((worker) => worker.run())
  for (const run of running) run.catch((error: unknown) => log({ error: String(error) }, 'a Temporal worker stopped'))
  const heart = await watchWorker({
    db, connection, client, code: (await bundles()).journeys, measured, log,
    workers: Object.fromEntries(workers.map((worker) => [worker.options.taskQueue, worker])),
  })
  const relay: RelayDeps = { db, client, holder: randomUUID(), realMs: () => Date.now(), nowMs: () => deps.clock.nowMs(), log, traces }
  log({ ...(await reconcile(deps, client)) }, 'reconciled')
  const loops = [
    ...upkeep(deps, { relay, client, log }),
    reconcileUntilClean(deps, client, { list, onError: (error) => log({ error: String(error) }, 'the restore could not be reconciled, trying again') }),
  ]
  return {
    deps, client,
    ready: () => heart.ready(),
    metrics: () => Promise.resolve(measured.metrics.text((error) => log({ error: String(error) }, 'a metric could not be read'))),
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
      await releaseRelay(relay)
      await heart.stop()
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown()
      await Promise.allSettled(running)
      await connection.close()
      await db.close()
      await traces?.stop()
    },
  }
}

type Common = Pick<Parameters<typeof Worker.create>[0], 'connection' | 'namespace' | 'dataConverter' | 'interceptors'>

async function createWorkers(common: Common, deps: Deps): Promise<Worker[]> {
  const code = await bundles()
  const journeys = await Worker.create({
    ...common, taskQueue: JOURNEY_QUEUE, workflowBundle: { code: code.journeys }, activities: withFoundContacts(deps, journeyActivities(deps)),
    maxCachedWorkflows: 1_500, shutdownGraceTime: '10 s',
    workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 6 }, activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 4 },
  })
  const sweeps = await Worker.create({
    ...common, taskQueue: SWEEP_QUEUE, workflowBundle: { code: code.sweeps }, maxCachedWorkflows: 50, shutdownGraceTime: '10 s',
    activities: { sweepJourney: (journeyId: string) => sweepJourney(deps, journeyId) },
    workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 }, activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 1 },
  })
  return [journeys, sweeps]
}

export { bundles }
export { PlanRef } from './codec/payload-converter.ts'
