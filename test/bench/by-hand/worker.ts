import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { openDb } from '@parcours/store'
import { activities, bareActivities } from './activities.ts'
import { bookkeeping } from './bookkeeping.ts'
import { readEnv } from './env.ts'
import { BY_HAND_QUEUE } from './names.ts'

/** The hand-written service's worker, tuned as the product's is. */
const env = readEnv()
Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') })
const db = await openDb(env.BY_HAND_DB)
const connection = await NativeConnection.connect({ address: env.TEMPORAL_ADDRESS })
const worker = await Worker.create({
  connection, namespace: env.TEMPORAL_NAMESPACE, taskQueue: BY_HAND_QUEUE,
  activities: { ...activities({ db, env }), ...bareActivities({ db, env }), ...bookkeeping(db) },
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)), maxCachedWorkflows: 1_500, shutdownGraceTime: '10 s',
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 6 }, activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 4 },
})
const running = worker.run()
const health = createServer((_, response) => response.writeHead(worker.getState() === 'RUNNING' ? 200 : 503).end())
health.listen(env.BY_HAND_WORKER_PORT, '127.0.0.1')

process.once('SIGTERM', () => {
  health.close()
  worker.shutdown()
  void running.then(() => Promise.all([connection.close(), db.close()])).then(() => process.exit(0))
})
