import { casesOfImport, confirmDebts, importById, moveImport, setImportOption, type ImportRecord, type PortfolioRecord } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { breathe } from './breathe.ts'
import { countEnrolment } from './count-enrolment.ts'
import { enrolCases } from './enrol-cases.ts'
import { loadPayments } from './load-payments.ts'
import { loadPortfolio } from './load-portfolio.ts'
import { optionsOf } from './options.ts'
import { dropUpload, uploadOf } from './uploads.ts'

/**
 * Does what is next for an import. mapping, running: load it (a stopped load goes on behind its last chunk), then count
 * who would enter; loaded: count anew; confirmed: confirm and enrol the rest. A failure is the end of a load: what was
 * read stays, and the same file may be sent again.
 */
export async function runImport(deps: Deps, importId: string, stop: AbortSignal): Promise<void> {
  const record = importById(deps.db.read, importId)
  if (!record) return
  try {
    if (record.status === 'confirmed') await enrolConfirmed(deps, record, stop)
    else if (record.status === 'loaded') await storeCount(deps, record, stop)
    else if (record.status !== 'failed') await loadFile(deps, record, stop)
  } catch (error) {
    deps.log({ importId, error: String(error) }, 'an import failed')
    await deps.db.write((sql) => moveImport(sql, importId, { from: ['mapping', 'running'], to: 'failed', error: String(error).slice(0, 500) }))
  }
}

async function loadFile(deps: Deps, record: ImportRecord, stop: AbortSignal): Promise<void> {
  const { uploadId } = optionsOf(record)
  const { file } = await uploadOf(deps.env.PARCOURS_DATA, uploadId)
  const portfolio = deps.db.read.get<PortfolioRecord>('SELECT * FROM portfolio WHERE id = ?', record.portfolioId)
  if (!portfolio) throw new Error(`portfolio ${record.portfolioId} is gone`)
  await deps.db.write((sql) => moveImport(sql, record.id, { from: ['mapping'], to: 'running' }))
  const job = { record, portfolio, file, stop }
  await (record.kind === 'payments' ? loadPayments(deps, job) : loadPortfolio(deps, job))
  if (stop.aborted) return
  const loaded = importById(deps.db.read, record.id) ?? record
  const isForConfirmation = record.kind === 'portfolio' && loaded.inserted + loaded.updated > 0
  if (isForConfirmation) await storeCount(deps, loaded, stop)
  if (stop.aborted) return
  await deps.db.write((sql) => moveImport(sql, record.id, { from: ['running'], to: isForConfirmation ? 'loaded' : 'confirmed' }))
  await dropUpload(deps.env.PARCOURS_DATA, uploadId)
}

async function storeCount(deps: Deps, record: ImportRecord, stop: AbortSignal): Promise<void> {
  const count = await countEnrolment(deps, record, stop)
  if (!stop.aborted) await deps.db.write((sql) => setImportOption(sql, record.id, 'enrolment', count))
}

const PAGE = 500

/** Page by page: the debts count from now on, and the journeys take those that they want. */
async function enrolConfirmed(deps: Deps, record: ImportRecord, stop: AbortSignal): Promise<void> {
  if (optionsOf(record).enrolling !== 1) return
  const pageAfter = (after: string) => casesOfImport(deps.db.read, record.id, { after, limit: PAGE })
  for (let page = pageAfter(''); page.length > 0; page = pageAfter(page.at(-1) ?? '')) {
    await confirmDebts(deps.db, record.id, { caseIds: page, nowMs: deps.clock.nowMs() })
    await enrolCases(deps, page)
    await breathe()
    if (stop.aborted) return
  }
  await deps.db.write((sql) => setImportOption(sql, record.id, 'enrolling', 0))
}
