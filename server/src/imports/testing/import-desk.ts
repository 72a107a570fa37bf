import type { FastifyInstance } from 'fastify'
import { Journey } from '@parcours/journey'
import { deskListener } from '../../http/desk.ts'
import type { ImportPreview, ImportView } from '../../routers/views.ts'
import { TestDesk } from '../../testing/desk.ts'
import { jobsOf } from '../jobs.ts'

interface LoadOptions {
  kind?: 'portfolio' | 'payments'
  fileName?: string
  mapping?: Record<string, string>
  decimal?: 'comma' | 'point'
  portfolioId?: string
}

/** The desk with its listener, for people who bring files. */
export class ImportDesk {
  readonly desk: TestDesk
  readonly app: FastifyInstance

  private constructor(desk: TestDesk, app: FastifyInstance) {
    this.desk = desk
    this.app = app
  }

  static async open(): Promise<ImportDesk> {
    const desk = await TestDesk.open()
    const app = await deskListener(desk.deps)
    await app.ready()
    return new ImportDesk(desk, app)
  }

  async close(): Promise<void> {
    await this.app.close()
    await this.desk.close()
  }

  get api() {
    return this.desk.as('Claire').imports
  }

  /** Sends a file as the page does. @returns the answer, whatever it is */
  upload(content: string | Buffer, fileName = 'portfolio.csv') {
    return this.app.inject({
      method: 'POST', url: '/api/imports/upload', payload: Buffer.from(content),
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(fileName) },
    })
  }

  async preview(content: string | Buffer, kind: 'portfolio' | 'payments' = 'portfolio'): Promise<ImportPreview> {
    const { uploadId } = (await this.upload(content)).json<ImportPreview>()
    return this.api.preview({ uploadId, kind })
  }

  /** Uploads and starts with what was guessed. @returns the import's id */
  async start(content: string | Buffer, { kind = 'portfolio', portfolioId = 'p1', mapping, decimal }: LoadOptions = {}): Promise<string> {
    const preview = await this.preview(content, kind)
    const { importId } = await this.api.start({
      uploadId: preview.uploadId, kind, portfolioId, mapping: mapping ?? preview.mapping, encoding: preview.encoding, delimiter: preview.delimiter, decimal: decimal ?? preview.decimal,
    })
    return importId
  }

  /** Loads a file to its end. @returns the report */
  async load(content: string | Buffer, options: LoadOptions = {}): Promise<ImportView> {
    const importId = await this.start(content, options)
    await this.idle()
    return this.api.get({ importId })
  }

  idle(): Promise<void> {
    return jobsOf(this.desk.deps).idle()
  }

  /** Publishes the test journey with another segment. */
  async publish(segment: string): Promise<void> {
    const { journeys } = this.desk.as('Claire')
    const draft = await journeys.draft({ journeyId: this.desk.journeyId })
    const journey = Journey.parse({ ...draft.journey, nodes: draft.journey.nodes.map((node) => (node.id === 'enter' ? { ...node, config: { ...node.config, segment } } : node)) })
    const saved = await journeys.save({ journeyId: draft.journeyId, revision: draft.revision, journey })
    const published = saved.kind === 'saved' && (await journeys.publish({ journeyId: draft.journeyId, revision: saved.revision }))
    if (!published || published.kind !== 'published') throw new Error(`not published: ${JSON.stringify(published)}`)
  }

  all<Row>(sql: string, ...values: (string | number)[]): Row[] {
    return this.desk.deps.db.read.all<Row>(sql, ...values)
  }

  /** Every row that a portfolio file may touch. */
  everything(): unknown {
    return ['person', 'contact_point', 'collection_case', 'debt', 'payment', 'payment_allocation', 'event', 'opt_out', 'suspension'].map((table) => this.all(`SELECT * FROM ${table} ORDER BY 1, 2`))
  }
}
