import { countRefusals, importById, latestImports, moveImport, refusalsAfter, setImportOption, unallocatedOf, type ImportRecord } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { ImportRow, ImportView } from '../routers/views.ts'
import { liveVersionsOf } from './count-enrolment.ts'
import { ImportError } from './import-error.ts'
import { jobsOf } from './jobs.ts'
import { optionsOf, totalsOf } from './options.ts'
import { reasonWords } from './reasons.ts'

const LISTED = 200
const SHOWN = 500

export const listImports = (deps: Deps): ImportRow[] => latestImports(deps.db.read, LISTED).map(rowOf)

const rowOf = (record: ImportRecord): ImportRow => ({
  importId: record.id, kind: record.kind, fileName: record.fileName, status: record.status, progress: { done: record.done, total: record.total },
  startedAtMs: record.startedAt, actor: record.actor, inserted: record.inserted, updated: record.updated, unchanged: record.unchanged, refused: record.refused,
})

/** The report of an import. One that waits for its confirmation is counted anew when other versions have gone live. */
export function importView(deps: Deps, importId: string): ImportView {
  const { read } = deps.db
  const record = importById(read, importId)
  if (!record) throw new ImportError('no_import')
  const { mapping, encoding, delimiter, enrolment } = optionsOf(record)
  if (record.status === 'loaded' && enrolment?.of !== liveVersionsOf(deps)) jobsOf(deps).enqueue(importId)
  return {
    ...rowOf(record), totals: totalsOf(record), mapping, encoding, delimiter, enrolment: enrolment?.counts ?? [],
    refusals: refusalsAfter(read, importId, { line: 0, column: '' }, SHOWN).map((one) => ({ ...one, reason: reasonWords(one.reason) })),
    refusalsTotal: countRefusals(read, importId),
    unallocated: unallocatedOf(read, importId, SHOWN).map((one) => {
      // Written by the payments loader, in this shape.
      const { reference, amountCents } = JSON.parse(one.value) as { reference: string; amountCents: number }
      return { line: one.line, reference, amountCents, reason: reasonWords(one.reason) }
    }),
  }
}

/** Lets the debts of an import take part; journeys take them page by page from now on. A second click changes nothing. */
export async function confirmImport(deps: Deps, importId: string): Promise<ImportView> {
  const moved = await deps.db.write((sql) => {
    if (!moveImport(sql, importId, { from: ['loaded'], to: 'confirmed' })) return false
    setImportOption(sql, importId, 'enrolling', 1)
    return true
  })
  if (moved) jobsOf(deps).enqueue(importId)
  const view = importView(deps, importId)
  if (view.status !== 'confirmed') throw new ImportError('not_loaded')
  return view
}
