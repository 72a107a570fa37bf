import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { importById } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { ImportError } from '../imports/import-error.ts'
import { jobsOf } from '../imports/jobs.ts'
import { previewFile } from '../imports/preview.ts'
import { refusalsCsv } from '../imports/refusals-csv.ts'
import { UPLOAD_LIMIT, storeUpload } from '../imports/uploads.ts'

/** Files in (uploads) and out (refusals). The jobs of imports live as long as this listener. */
export function importRoutes(app: FastifyInstance, deps: Deps): void {
  // Bodies stay streams: a file never stands in memory.
  for (const type of ['text/csv', 'application/octet-stream']) app.addContentTypeParser(type, (_request, payload, done) => done(null, payload))
  app.addHook('onReady', () => jobsOf(deps).resume())
  app.addHook('preClose', () => jobsOf(deps).stop())
  app.post('/api/imports/upload', { bodyLimit: UPLOAD_LIMIT }, async (request, reply) => {
    try {
      // Told beforehand, so that a refusal arrives before the file does.
      if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMIT) throw new ImportError('too_large')
      const body = request.body instanceof Readable ? request.body : Readable.from([])
      const { uploadId } = await storeUpload(deps.env.PARCOURS_DATA, body, { fileName: fileNameOf(request.headers['x-file-name']) })
      return await previewFile(deps.env.PARCOURS_DATA, uploadId, { kind: request.headers['x-import-kind'] === 'payments' ? 'payments' : 'portfolio' })
    } catch (error) {
      if (error instanceof ImportError) return refuseImport(reply, error)
      throw error
    }
  })
  app.get<{ Params: { id: string } }>('/api/imports/:id/refusals.csv', (request, reply) => {
    const record = importById(deps.db.read, request.params.id)
    if (!record) return refuseImport(reply, new ImportError('no_import'))
    const name = encodeURIComponent(`${record.fileName.replace(/\.\w+$/, '')}-refusals.csv`)
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename*=UTF-8''${name}`).send(Readable.from(refusalsCsv(deps.db.read, record.id)))
  })
}

const STATUS: Partial<Record<ImportError['code'], number>> = { too_large: 413, no_import: 404, no_upload: 404 }

const refuseImport = (reply: FastifyReply, error: ImportError): FastifyReply =>
  reply.code(STATUS[error.code] ?? 422).send({ error: { code: error.code, message: error.message, ...error.words } })

/** The name of the file as the browser sends it, without a path. */
function fileNameOf(header: string | string[] | undefined): string {
  const said = String(header ?? '')
  const name = /%[0-9a-f]{2}/i.test(said) ? decode(said) : said
  return (name.split(/[/\\]/).at(-1) ?? '').slice(0, 200) || 'file.csv'
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
