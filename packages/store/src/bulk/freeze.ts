import { newId } from '../db/ids.ts'
import type { Db, Sql } from '../db/open-db.ts'
import type { BulkRecord } from './rows.ts'

export interface NewBulk extends Pick<BulkRecord, 'kind' | 'actor'> {
  args: unknown
  /** What a person would recognise it by: the filter, or the number of pasted lines. */
  source: unknown
  /** SELECT of run ids in a column `id`. */
  runs: { sql: string; values: readonly (string | number | null)[] }
  nowMs: number
  ofBulkId?: string
}

/** Puts the runs of a SELECT down as the set of a job: whoever matches later is not in it, whoever stops matching is. */
export function freezeBulk(db: Db, one: NewBulk): Promise<BulkRecord> {
  return db.write((sql) => {
    const id = newId('blk')
    sql.run('INSERT INTO bulk (id, kind, args, actor, source, createdAt, ofBulkId) VALUES (?,?,?,?,?,?,?)',
      id, one.kind, JSON.stringify(one.args), one.actor, JSON.stringify(one.source), one.nowMs, one.ofBulkId ?? null)
    const total = sql.run(
      `INSERT INTO bulk_item (bulkId, n, runId) SELECT ?, ROW_NUMBER() OVER (ORDER BY id), id FROM (SELECT DISTINCT id FROM (${one.runs.sql}))`, id, ...one.runs.values)
    sql.run('UPDATE bulk SET total = ? WHERE id = ?', total, id)
    return found(sql, id)
  })
}

function found(sql: Sql, id: string): BulkRecord {
  const row = sql.get<BulkRecord>('SELECT * FROM bulk WHERE id = ?', id)
  if (!row) throw new Error('the job that was just written is gone')
  return row
}

/** What an operator may still change before the job begins: what is done to each run. */
export const askOfBulk = (db: Db, id: string, ask: { kind: string; args: unknown }): Promise<boolean> =>
  db.write((sql) => sql.run(`UPDATE bulk SET kind = ?, args = ? WHERE id = ? AND state = 'frozen'`, ask.kind, JSON.stringify(ask.args), id) > 0)
