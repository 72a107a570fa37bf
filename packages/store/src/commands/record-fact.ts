import type { Sql } from '../db/open-db.ts'

export interface RecordedFact {
  id: string
  kind: string
  runId: string | null
  personId: string
  args: unknown
  reason: string
  actor: string
  nowMs: number
  realMs: number
  before: unknown
  after: unknown
  bulkId?: string
}

/** What an operator changed of a person by hand, done already: kept beside the commands, with before and after. @returns false when it was there */
export const recordFact = (sql: Sql, one: RecordedFact): boolean =>
  sql.run(
    `INSERT OR IGNORE INTO command (id, runId, personId, kind, args, reason, actor, at, atRealMs, state, before, after, settledAt, bulkId)
     VALUES (?,?,?,?,?,?,?,?,?,'applied',?,?,?,?)`,
    one.id, one.runId, one.personId, one.kind, JSON.stringify(one.args), one.reason, one.actor, one.nowMs, one.realMs,
    JSON.stringify(one.before), JSON.stringify(one.after), one.nowMs, one.bulkId ?? null) > 0
