import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { RunFilterInput } from '../routers/runs.ts'
import { runsCsv } from '../use-cases/export-runs.ts'

const Ask = z.object({
  /** The list's filter, as JSON. */
  filter: z.string().max(4_000).default('{}').transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('filter is no JSON')
      return z.NEVER
    }
  }).pipe(RunFilterInput),
  /** Keys with commas. */
  columns: z.string().max(400).default('').transform((text) => text.split(',').filter((key) => key !== '')),
  language: z.enum(['en', 'fr']).default('en'),
})

/** Lists as files, of any length: written as they are read. */
export function exportRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/api/runs.csv', (request, reply) => {
    const asked = Ask.safeParse(request.query)
    if (!asked.success) return reply.code(400).send({ error: { code: 'bad_filter', message: 'This filter cannot be read: export from the list again.' } })
    const { filter, columns, language } = asked.data
    const name = language === 'fr' ? 'passages.csv' : 'runs.csv'
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(runsCsv(deps, filter, { columns, language })))
  })
}
