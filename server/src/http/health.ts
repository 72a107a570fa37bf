import type { FastifyInstance } from 'fastify'
import { heartbeats, type WorkerDetail } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { metricsOf } from '../incidents/server-metrics.ts'

const ALIVE_MS = 10_000

/**
 * `/live`: the process answers. `/ready`: the database answers, which is all that the server needs: while workers or
 * Temporal are away it takes events and serves the desk, so they are told beside it and decide nothing. `/metrics` and
 * what is told beside stay on the desk, which is loopback.
 */
export function healthRoutes(app: FastifyInstance, deps: Deps, listener: 'desk' | 'public'): void {
  const { metrics, requests } = metricsOf(deps)
  app.addHook('onResponse', (request, reply, done) => {
    // The route, not the address: a link's token must not become a label.
    const route = request.routeOptions.url ?? 'none'
    requests.observe(reply.elapsedTime / 1000, { listener, method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` })
    done()
  })
  app.get('/live', () => ({ live: true }))
  app.get('/ready', (_request, reply) => {
    const ready = answers(deps)
    return reply.code(ready ? 200 : 503).send({ ready, ...(listener === 'desk' && ready && { beside: beside(deps) }) })
  })
  if (listener !== 'desk') return
  app.get('/metrics', (_request, reply) => reply.type('text/plain; version=0.0.4')
    .send(metrics.text((error) => deps.log({ error: String(error) }, 'a metric could not be read'))))
}

function answers({ db, log }: Deps): boolean {
  try {
    return db.read.get<{ n: number }>('SELECT 1 AS n FROM sqlite_master LIMIT 1')?.n === 1
  } catch (error) {
    log({ error: String(error) }, 'the database does not answer')
    return false
  }
}

function beside({ db, clock }: Deps) {
  const workers = heartbeats<WorkerDetail>(db.read, 'worker').filter(({ seenRealMs }) => clock.realMs() - seenRealMs < ALIVE_MS)
  return { workers: workers.length, temporal: workers.some(({ detail }) => detail.temporal === 'serving') ? 'serving' : 'unknown' }
}
