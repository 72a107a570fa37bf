import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyHelmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'
import { appRouter, type AppRouter } from '../routers/router.ts'
import { bulkExportRoutes } from './bulk-export.ts'
import { nothingHere, useErrorForm } from './errors.ts'
import { exportRoutes } from './exports.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './imports.ts'

/** The desk's listener: tRPC, files in and out, and the pages. Loopback only while there is no sign-in. */
export async function deskListener(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, bodyLimit: 12_000_000, routerOptions: { maxParamLength: 5_000 } })
  useErrorForm(app, deps.log)
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        'script-src': ["'self'"], 'worker-src': ["'self'", 'blob:'], 'style-src': ["'self'", "'unsafe-inline'"],
        'font-src': ["'self'", 'data:'], 'upgrade-insecure-requests': null,
      },
    },
  })
  healthRoutes(app, deps, 'desk')
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: ({ req }) => ({ deps, actor: String(req.headers['x-actor'] ?? 'somebody').slice(0, 80) }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') deps.log({ path, error: String(error.cause ?? error) }, 'a call failed')
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  })
  importRoutes(app, deps)
  bulkExportRoutes(app, deps)
  exportRoutes(app, deps)
  const dist = deps.env.WEB_DIST
  const pages = dist !== undefined && existsSync(join(dist, 'index.html'))
  // Looked up at each request: after a rebuild the files have other names, and the listener still stands.
  if (pages) await app.register(fastifyStatic, { root: dist })
  // Pages are routed in the browser: what is no file is the one page. A missing script of an older build is missing:
  // a page in its place would be run as one.
  app.setNotFoundHandler((request, reply) => pages && request.method === 'GET' && !/^\/(api|trpc|assets)\//.test(request.url)
    ? reply.type('text/html').sendFile('index.html')
    : nothingHere(reply))
  return app
}
