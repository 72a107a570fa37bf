import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'

/** Files in (uploads) and out (refusals). */
export function importRoutes(app: FastifyInstance, deps: Deps): void {
  app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload))
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  void deps
}
