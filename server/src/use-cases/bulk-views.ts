import type { CommandRefusal, Words } from '@parcours/journey'
import { bulkActs, bulkById, itemsAfter, latestBulks, type BulkActRecord, type BulkItemRecord, type BulkRecord, type ItemState, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { BulkActView, BulkItemView, BulkPageView, BulkView } from '../routers/steer-views.ts'
import { told } from '../told-error.ts'
import { REFUSAL_WORDS } from './command-words.ts'
import { askOf, goalOf, movesOf, nodesOf } from './bulk-goal.ts'
import { setOf } from './bulk-set.ts'
import { talliesOf } from './bulk-tallies.ts'
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

/** One job for its own page. */
export function bulkPage(deps: Deps, bulkId: string): BulkPageView {
  const { read } = deps.db
  const view = bulkView(deps, bulkId)
  const mayChoose = view.state === 'frozen' && view.ask.kind !== 'migrate' && view.ask.kind !== 'rollback'
  return { ...view, acts: bulkActs(read, bulkId).map(actView), nodes: mayChoose ? nodesOf(read, bulkId) : [], moves: movesOf(read, view) }
}

function actView({ kind, args, actor, at }: BulkActRecord): BulkActView {
  // Written by the store with one of these, or none.
  const { perMinute, runs } = JSON.parse(args) as { perMinute?: number; runs?: number }
  return { kind, n: perMinute ?? runs ?? null, actor, atMs: at }
}

/** Jobs that were started and sets that wait to be, newest first; sets that were discarded or empty are nobody's business. */
export const bulkList = (deps: Deps): BulkView[] =>
  latestBulks(deps.db.read, LISTED * 4).filter(({ startedAt, state, total }) => startedAt !== null || (state === 'frozen' && total > 0))
    .slice(0, LISTED).map((bulk) => viewOf(deps, bulk))

function viewOf({ db }: Deps, bulk: BulkRecord): BulkView {
  const ask = askOf(bulk)
  const { counts, codes } = talliesOf(db, bulk)
  return {
    id: bulk.id, ask, reason: bulk.reason, actor: bulk.actor, set: setOf(db.read, bulk), goal: goalOf(db.read, bulk, ask),
    state: bulk.state, perMinute: bulk.perMinute, total: bulk.total, counts, codes: codes.map((one) => ({ ...one, words: codeWords(one.code) })),
    createdAtMs: bulk.createdAt, startedAtMs: bulk.startedAt, endedAtMs: bulk.endedAt, ofBulkId: bulk.ofBulkId,
  }
}

interface Names {
  id: string
  ref: string
  firstName: string
  lastName: string
}

interface ItemAsk {
  bulkId: string
  state?: ItemState
  /** One reason of that state. */
  code?: string
  after: number
  limit: number
}

/** Items in the order of the set, with whom they are about. */
export function bulkItems({ db }: Pick<Deps, 'db'>, ask: ItemAsk): { rows: BulkItemView[]; next: number | null } {
  const items = ask.code === undefined ? itemsAfter(db.read, ask) : itemsOfCode(db.read, ask)
  const names = new Map(db.read.all<Names>(
    `SELECT r.id, c.ref, p.firstName, p.lastName FROM run r JOIN collection_case c ON c.id = r.caseId JOIN person p ON p.id = r.personId
     WHERE r.id IN (SELECT value FROM json_each(?))`, JSON.stringify(items.map(({ runId }) => runId))).map((row) => [row.id, row]))
  const rows = items.map(({ n, runId, state, code, settledAt }) => {
    const name = names.get(runId)
    return { n, runId, caseRef: name?.ref ?? '', person: name ? `${name.firstName} ${name.lastName}` : '', state, words: code === null ? null : codeWords(code), settledAtMs: settledAt }
  })
  return { rows, next: items.length === ask.limit ? (items.at(-1)?.n ?? null) : null }
}

const itemsOfCode = (sql: Sql, { bulkId, state = 'failed', code = '', after, limit }: ItemAsk): BulkItemRecord[] =>
  sql.all<BulkItemRecord>('SELECT * FROM bulk_item WHERE bulkId = ? AND state = ? AND code = ? AND n > ? ORDER BY n LIMIT ?', bulkId, state, code, after, limit)
