import { createServer } from 'node:net'
import type { Log } from '@parcours/telemetry'
import { DefaultLogger, Runtime, makeTelemetryFilterString } from '@temporalio/worker'

let installed = false

interface RuntimeOptions {
  /** Where Temporal's native part tells its own numbers, on loopback; without one it tells none. */
  metricsPort?: number
  /** Its warnings and errors as lines of ours; without one they go to the console. */
  log?: Log
}

/** Temporal's native part, one for a process; signals are ours, so that work in hand can finish. */
export function installRuntime({ metricsPort, log }: RuntimeOptions = {}): void {
  if (installed) return
  const metrics = metricsPort === undefined ? undefined
    : { prometheus: { bindAddress: `127.0.0.1:${metricsPort}`, useSecondsForDurations: true, countersTotalSuffix: true, unitSuffix: true } }
  const logger = new DefaultLogger('WARN', log && (({ level, message, meta }) => log({ ...told(meta), level: level === 'WARN' ? 'warn' : 'error' }, message)))
  Runtime.install({
    shutdownSignals: [], logger,
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} }, ...(metrics && { metrics }) },
  })
  installed = true
}

/** Of what Temporal says beside a message: ids, and an error as text. Arguments and payloads may be there too, and stay out. */
function told(meta: Record<string, unknown> = {}): Record<string, unknown> {
  const { workflowId, workflowType, activityType, taskQueue, attempt, error } = meta
  return { runId: workflowId, workflowType, activityType, taskQueue, attempt, ...(error !== undefined && { error: error instanceof Error || typeof error === 'string' ? String(error) : JSON.stringify(error) }) }
}

/** A port of this machine that nobody uses now: only `/metrics` of this worker reads it, so nobody need know it. */
export async function freeLoopbackPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('this machine gives no port')
  return address.port
}

/** What Temporal's native part counts, as text; empty while it does not answer: our own numbers matter more. */
export async function temporalMetrics(port: number): Promise<string> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(2_000) })
    return answer.ok ? await answer.text() : ''
  } catch {
    return ''
  }
}
