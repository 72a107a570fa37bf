import type { CommandRecord } from '../commands/issue.ts'
import type { Sql } from '../db/open-db.ts'

/** Commands to a run, and to its person in these instants by another way: a stop of contact binds every run of the person. */
export const commandsOf = (sql: Sql, of: { runId: string; personId: string; from: number; until: number }): CommandRecord[] =>
  sql.all<CommandRecord>(
    `SELECT * FROM command WHERE runId = ?
     UNION ALL
     SELECT * FROM command WHERE personId = ? AND (runId IS NULL OR runId <> ?) AND kind IN ('stop_contact', 'correct') AND at >= ? AND at <= ?
     ORDER BY at, seq, id`, of.runId, of.personId, of.runId, of.from, of.until)
