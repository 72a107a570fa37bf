import type { CommandRefusal, Words } from '@parcours/journey'
import { bulkById, itemCodes, itemCounts, itemsAfter, latestBulks, type BulkRecord, type ItemState } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { BulkItemView, BulkView } from '../routers/steer-views.ts'
import { told } from '../told-error.ts'
import { REFUSAL_WORDS } from './command-words.ts'
import { same } from './run-words.ts'

const LISTED = 50

export const bulkUnknown = () => told('NOT_FOUND', { code: 'bulk_unknown', en: 'There is no such job', fr: 'Ce traitement n’existe pas' })

/** Written by the store as one of the known codes. */
export const codeWords = (code: string): Words => REFUSAL_WORDS[code as CommandRefusal] ?? same(code)

export function bulkView(deps: Deps, bulkId: string): BulkView {
  const bulk = bulkById(deps.db.read, bulkId)
  if (!bulk) throw bulkUnknown()
  return viewOf(deps, bulk)
}

/** Jobs that were started, newest first, and those of the last hour that were only frozen. */
export const bulkList = (deps: Deps): BulkView[] => latestBulks(deps.db.read, LISTED).map((bulk) => viewOf(deps, bulk))

function viewOf({ db }: Deps, bulk: BulkRecord): BulkView {
  return {
    id: bulk.id, kind: bulk.kind, args: JSON.parse(bulk.args) as unknown, reason: bulk.reason, actor: bulk.actor, source: JSON.parse(bulk.source) as unknown,
    state: bulk.state, perMinute: bulk.perMinute, total: bulk.total, counts: itemCounts(db.read, bulk.id),
    codes: itemCodes(db.read, bulk.id).map(({ state, code, n }) => ({ state, code, n, words: codeWords(code) })),
    createdAtMs: bulk.createdAt, startedAtMs: bulk.startedAt, endedAtMs: bulk.endedAt, ofBulkId: bulk.ofBulkId,
  }
}

interface Names {
  id: string
  ref: string
  firstName: string
  lastName: string
}

/** Items in the order of the set, with whom they are about. */
export function bulkItems({ db }: Pick<Deps, 'db'>, ask: { bulkId: string; state?: ItemState; after: number; limit: number }): { rows: BulkItemView[]; next: number | null } {
  const items = itemsAfter(db.read, ask)
  const names = new Map(db.read.all<Names>(
    `SELECT r.id, c.ref, p.firstName, p.lastName FROM run r JOIN collection_case c ON c.id = r.caseId JOIN person p ON p.id = r.personId
     WHERE r.id IN (SELECT value FROM json_each(?))`, JSON.stringify(items.map(({ runId }) => runId))).map((row) => [row.id, row]))
  const rows = items.map(({ n, runId, state, code }) => {
    const name = names.get(runId)
    return { n, runId, caseRef: name?.ref ?? '', person: name ? `${name.firstName} ${name.lastName}` : '', state, words: code === null ? null : codeWords(code) }
  })
  return { rows, next: items.length === ask.limit ? (items.at(-1)?.n ?? null) : null }
}
