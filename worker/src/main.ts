import { openLogger } from '@parcours/telemetry'
import { readEnv } from './env.ts'
import { healthListener } from './health/health-listener.ts'
import { freeLoopbackPort, installRuntime, temporalMetrics } from './runtime.ts'
import { startWorker } from './start-worker.ts'

const env = readEnv(process.env)
const log = openLogger('worker', (line) => process.stdout.write(line), () => Date.now())

const nativePort = await freeLoopbackPort()
installRuntime({ metricsPort: nativePort, log })
const worker = await startWorker(env, log)
const health = healthListener({
  ready: () => worker.ready(), metrics: async () => `${await worker.metrics()}${await temporalMetrics(nativePort)}`,
}, env.port)

const stop = async () => {
  health.close()
  await worker.stop()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())
