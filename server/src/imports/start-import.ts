import { createImport, newId } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { ATTRIBUTE } from './fields/guess-mapping.ts'
import { ImportError } from './import-error.ts'
import { jobsOf } from './jobs.ts'
import type { ImportOptions } from './options.ts'
import { fieldsOf, planFile, type FilePlan, type ImportKind, type ReadingAsk } from './preview.ts'

export interface StartAsk extends ReadingAsk {
  uploadId: string
  kind: ImportKind
  portfolioId: string
  actor: string
}

/** Stores the import and lets its job begin; the page follows by its id. */
export async function startImport(deps: Deps, { uploadId, portfolioId, actor, ...ask }: StartAsk): Promise<{ importId: string }> {
  if (!deps.db.read.get('SELECT 1 FROM portfolio WHERE id = ?', portfolioId)) throw new ImportError('no_portfolio')
  const plan = await planFile(deps.env.PARCOURS_DATA, uploadId, ask)
  checkPlan(plan, ask.kind)
  const { upload, scan, encoding, delimiter, decimal, dateOrder, mapping } = plan
  const options: ImportOptions = { uploadId, headers: scan.headers, mapping, encoding, delimiter, decimal, dateOrder }
  const importId = newId('imp')
  await createImport(deps.db, {
    id: importId, kind: ask.kind, fileName: upload.fileName, portfolioId, total: scan.rows, startedAt: deps.clock.nowMs(), actor,
    options: JSON.stringify(options), hash: upload.hash,
  })
  jobsOf(deps).enqueue(importId)
  return { importId }
}

function checkPlan({ scan, mapping }: FilePlan, kind: ImportKind): void {
  if (scan.rows === 0) throw new ImportError('no_rows')
  const fields = fieldsOf(kind)
  for (const [name, header] of Object.entries(mapping)) {
    const isAttribute = kind === 'portfolio' && name.startsWith(ATTRIBUTE) && /^[a-z][a-z0-9_]*$/.test(name.slice(ATTRIBUTE.length))
    if (!isAttribute && !fields.some((field) => field.name === name)) throw new ImportError('unknown_field', name)
    if (!scan.headers.includes(header)) throw new ImportError('unknown_column', header)
  }
  const missing = fields.filter((field) => field.required && mapping[field.name] === undefined)
  if (missing.length === 0) return
  throw new ImportError('not_mapped', { en: missing.map((one) => one.label.en).join(', '), fr: missing.map((one) => one.label.fr).join(', ') })
}
