import { itemCounts, type BulkRecord, type Db, type ItemState, type Sql } from '@parcours/store'

export interface Tallies {
  counts: Record<ItemState, number>
  /** Why items were left out or failed, the most frequent first. */
  codes: { state: ItemState; code: string; n: number }[]
}

const NONE: Tallies['counts'] = { queued: 0, sent: 0, done: 0, skipped: 0, failed: 0, cancelled: 0 }

/** Of jobs that have come to rest: the list of jobs reads them again and again, and 100,000 items take a while to count. */
const atRest = new WeakMap<Db, Map<string, Tallies>>()

/** How many items of a job stand where, and why: counted from the items themselves, so that the sum is always the total. */
export function talliesOf(db: Db, bulk: Pick<BulkRecord, 'id' | 'state' | 'total'>): Tallies {
  // Nothing was done with it: there is nothing to count.
  if (bulk.state === 'frozen') return { counts: { ...NONE, queued: bulk.total }, codes: [] }
  const known = atRest.get(db) ?? new Map<string, Tallies>()
  atRest.set(db, known)
  const isOver = bulk.state === 'done' || bulk.state === 'cancelled'
  const counted = isOver ? known.get(bulk.id) : undefined
  if (counted) return counted
  const tallies = { counts: itemCounts(db.read, bulk.id), codes: codesOf(db.read, bulk.id) }
  if (isOver && tallies.counts.sent === 0 && tallies.counts.queued === 0) known.set(bulk.id, tallies)
  else known.delete(bulk.id)
  return tallies
}

/** A job that is over begins again. */
export const forgetTallies = (db: Db, bulkId: string): void => void atRest.get(db)?.delete(bulkId)

// The partial index has these alone.
const codesOf = (sql: Sql, bulkId: string): Tallies['codes'] =>
  sql.all(
    `SELECT state, code, COUNT(*) AS n FROM bulk_item INDEXED BY bulk_item_code
     WHERE bulkId = ? AND state IN ('skipped', 'failed') AND code IS NOT NULL GROUP BY state, code ORDER BY n DESC`, bulkId)
