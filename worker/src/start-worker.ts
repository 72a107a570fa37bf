import { randomUUID } from 'node:crypto'
import { Client } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { catalog } from '@parcours/nodes'
import { liveJourneys, openDb, releaseExpired, reviewStanding, type Db } from '@parcours/store'
import { journeyActivities } from './activities/index.ts'
import { PlanCache, type Deps } from './activities/context.ts'
import { sweepJourney } from './activities/sweep.ts'
import { businessClock } from './business-clock.ts'
import { openChannels } from './channels/index.ts'
import { ParcoursCodec } from './codec/codec.ts'
import { checkPayloadKeys } from './codec/key-check.ts'
import type { WorkerEnv } from './env.ts'
import { startLoop } from './relay/loop.ts'
import { reconcile, settleStranded } from './relay/reconcile.ts'
import { relayOnce, releaseRelay, type RelayDeps } from './relay/relay.ts'
import { installRuntime } from './runtime.ts'
import { FAILURE_CONVERTER, PAYLOAD_CONVERTER, bundles } from './workflow-bundles.ts'
import { JOURNEY_QUEUE, SWEEP_QUEUE } from './workflows/protocol.ts'

type Log = RelayDeps['log']
export interface RunningWorker {
  ready(): boolean
  deps: Deps
  client: Client
  stop(): Promise<void>
}

/** Everything the worker process does: workflows, activities, relay, upkeep. Stopping lets work in hand finish. */
export async function startWorker(env: WorkerEnv, log: Log): Promise<RunningWorker> {
  installRuntime()
  const db = await openDb(env.dbFile)
  await checkPayloadKeys(db, env.payloadKeys)
  const plans = new PlanCache(db)
  const deps: Deps = {
    db, plans, catalog, clock: businessClock(db), channels: openChannels(env.channels), publicUrl: env.publicUrl, linkSecret: env.linkSecret,
  }
  const dataConverter = {
    payloadConverterPath: PAYLOAD_CONVERTER, failureConverterPath: FAILURE_CONVERTER,
    payloadCodecs: [new ParcoursCodec({ keys: env.payloadKeys }, (hash) => plans.json(hash))],
  }
  const connection = await NativeConnection.connect({ address: env.temporal.address })
  const client = new Client({ connection, namespace: env.temporal.namespace, dataConverter })
  const workers = await createWorkers({ connection, namespace: env.temporal.namespace, dataConverter }, deps)
  const running = workers.map((worker) => worker.run())
  for (const run of running) run.catch((error: unknown) => log({ error: String(error) }, 'a Temporal worker stopped'))
  const relay: RelayDeps = { db, client, holder: randomUUID(), realMs: () => Date.now(), log }
  log({ ...(await reconcile(deps, client)) }, 'reconciled')
  const loops = upkeep(deps, { relay, client, log })
  return {
    deps, client,
    ready: () => workers.every((worker) => worker.getState() === 'RUNNING'),
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
      await releaseRelay(relay)
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown()
      await Promise.allSettled(running)
      await connection.close()
      await db.close()
    },
  }
}

type Common = Pick<Parameters<typeof Worker.create>[0], 'connection' | 'namespace' | 'dataConverter'>

async function createWorkers(common: Common, deps: Deps): Promise<Worker[]> {
  const code = await bundles()
  const journeys = await Worker.create({
    ...common, taskQueue: JOURNEY_QUEUE, workflowBundle: { code: code.journeys }, activities: journeyActivities(deps),
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

function upkeep(deps: Deps, { relay, client, log }: { relay: RelayDeps; client: Client; log: Log }) {
  const onError = (what: string) => (error: unknown) => log({ error: String(error) }, what)
  return [
    startLoop(async () => ((await relayOnce(relay)) > 0 ? 0 : 50), onError('relay failed, trying again')),
    startLoop(async () => {
      await releaseExpired(deps.db, deps.clock.nowMs())
      return 1_000
    }, onError('upkeep failed, trying again')),
    startLoop(async () => {
      await reviewStanding(deps.db, deps.clock.nowMs())
      return 60_000
    }, onError('suspensions could not be reviewed, trying again')),
    startLoop(async () => {
      await settleStranded(deps)
      return 2_000
    }, onError('contacts could not be settled, trying again')),
    startLoop(async () => {
      await startSweeps(deps.db, client)
      return 2_000
    }, onError('sweeps could not be started, trying again')),
  ]
}

const swept = new Set<string>()
/** One durable sweep for each live journey; starting twice is refused by its id. A new version sweeps at once. */
async function startSweeps(db: Db, client: Client): Promise<void> {
  for (const { version } of liveJourneys(db.read)) {
    if (swept.has(version.id)) continue
    await client.workflow.signalWithStart('sweep', {
      workflowId: `sweep:${version.slug}`, taskQueue: SWEEP_QUEUE, args: [{ journeyId: version.journeyId, done: 0 }],
      signal: 'sweepNow', signalArgs: [], workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    })
    swept.add(version.id)
  }
}

export { bundles }
export { PlanRef } from './codec/payload-converter.ts'
