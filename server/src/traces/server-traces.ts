import type { Server } from 'node:http'
import type { Db } from '@parcours/store'
import { errorCode, openTraces, type Traces } from '@parcours/telemetry'
import type { Deps } from '../deps.ts'
import type { ServerEnv } from '../env.ts'
import { appRouter } from '../routers/router.ts'
import { notedWrites, type Noted } from './noted-writes.ts'
import { traceRequests } from './requests.ts'
import { recordTold } from './told-spans.ts'

export interface ServerTraces {
  /** The same database, whose writes are heard. */
  writes(db: Db): Db
  /** Whose requests are traced, by name. */
  requests(listeners: Record<string, { server: Server }>): void
  stop(): Promise<void>
}

/** Undefined when nobody asked for traces: then nothing of this is in any path. */
export async function openServerTraces(env: ServerEnv, log: Deps['log']): Promise<ServerTraces | undefined> {
  const traces = await openTraces({ endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, service: env.OTEL_SERVICE_NAME ?? 'parcours-server', log })
  return traces && serverTraces(traces, log)
}

export function serverTraces(traces: Traces, log: Deps['log']): ServerTraces {
  const realMs = () => performance.timeOrigin + performance.now()
  const safely = (work: () => void) => {
    try {
      work()
    } catch (error) {
      log({ code: errorCode(error) }, 'a span was not recorded')
    }
  }
  const requests = traceRequests(traces, { procedures: new Set(Object.keys(appRouter._def.procedures)), realMs, safely })
  const tell = (noted: Noted) => {
    if (!requests.keep(noted)) safely(() => recordTold(traces, noted))
  }
  return {
    writes: (db) => notedWrites(db, tell, realMs), requests: (listeners) => requests.of(listeners),
    stop: () => {
      requests.stop()
      return traces.stop()
    },
  }
}
