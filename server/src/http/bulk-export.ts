import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Language } from '@parcours/journey'
import { bulkById, ITEM_STATES, type ItemState } from '@parcours/store'
import Papa from 'papaparse'
import type { Deps } from '../deps.ts'
import { bulkItems } from '../use-cases/bulk-views.ts'
import { ITEM_WORDS } from '../use-cases/bulk-words.ts'
import { nothingHere } from './errors.ts'

const PAGE = 1_000
const HEADER: Record<Language, string[]> = { en: ['reference', 'person', 'state', 'reason', 'run'], fr: ['référence', 'personne', 'état', 'motif', 'passage'] }

interface Export {
  bulkId: string
  /** Absent: all items. */
  state: ItemState | undefined
  language: Language
}

/** The items of a job as a file: all of them, or those of one state. */
export function bulkExportRoutes(app: FastifyInstance, deps: Deps): void {
  app.get<{ Params: { id: string }; Querystring: { state?: string; language?: string } }>('/api/bulks/:id/items.csv', (request, reply) => {
    const bulk = bulkById(deps.db.read, request.params.id)
    if (!bulk) return nothingHere(reply)
    const state = ITEM_STATES.find((one) => one === request.query.state)
    const language = request.query.language === 'fr' ? 'fr' : 'en'
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${bulk.id}${state ? `-${state}` : ''}.csv"`)
      .send(Readable.from(itemsCsv(deps, { bulkId: bulk.id, state, language })))
  })
}

/** Pages by key, with a byte order mark and semicolons, so that a spreadsheet opens it as it is. */
async function* itemsCsv(deps: Deps, { bulkId, state, language }: Export): AsyncGenerator<string> {
  yield `\uFEFF${HEADER[language].join(';')}\r\n`
  for (let after: number | null = 0; after !== null;) {
    const { rows, next } = bulkItems(deps, { bulkId, state, after, limit: PAGE })
    const lines = rows.map((row) => [row.caseRef, row.person, ITEM_WORDS[row.state][language], row.words?.[language] ?? '', row.runId])
    // Names come from files of others: a spreadsheet must not run them.
    if (lines.length > 0) yield `${Papa.unparse(lines, { delimiter: ';', escapeFormulae: true })}\r\n`
    after = next
  }
}
