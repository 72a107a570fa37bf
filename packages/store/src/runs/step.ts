import type { Plan } from '@parcours/journey'
import type { Db, Sql } from '../db/open-db.ts'
import type { RunRecord } from './rows.ts'
import { applyTrace, dropGhosts, type PassageEntry } from './trace.ts'

export const runById = (sql: Sql, runId: string): RunRecord | undefined =>
  sql.get<RunRecord>('SELECT * FROM run WHERE id = ?', runId)

/** Who writes, and from which point of which history. */
export interface Carrier {
  runId: string
  plan: Plan
  /** execution number x 10^7 + history length of the task that issued the step. */
  tag: number
  /** Tag of the last committed task before it. */
  prevTag: number
  trace: readonly PassageEntry[]
  visit: number
  attempt: number
}

export interface StepRecord<T> {
  name: string
  nodeId: string
  result: T
  evidence?: unknown
}

/**
 * One local step of a run, exactly once in effect: trace, effect, stored result and roll-up in one
 * transaction. A repetition gets the stored result; a step of a history that Temporal has since
 * replaced writes nothing.
 */
export function recordStep<T>(db: Db, carrier: Carrier, nowMs: number, work: (sql: Sql, run: RunRecord) => StepRecord<T>): Promise<T> {
  return db.write((sql) => {
    const run = runById(sql, carrier.runId)
    if (!run) throw new Error(`there is no run ${carrier.runId}`)
    const stale = run.tag > carrier.tag
    if (!stale) {
      sql.run('UPDATE run SET tag = ? WHERE id = ?', carrier.tag, run.id)
      dropGhosts(sql, run.id, { after: carrier.prevTag, before: carrier.tag })
      applyTrace(sql, run, carrier)
    }
    const stored = sql.get<{ result: string }>(
      'SELECT result FROM step WHERE runId = ? AND visitSeq = ? AND attempt = ?', run.id, carrier.visit, carrier.attempt)
    if (stored) return JSON.parse(stored.result) as T
    if (stale) throw new StaleHistory(carrier.runId)
    const done = work(sql, run)
    sql.run(
      'INSERT INTO step (runId, visitSeq, attempt, nodeId, name, tag, at, result, evidence) VALUES (?,?,?,?,?,?,?,?,?)',
      run.id, carrier.visit, carrier.attempt, done.nodeId, done.name, carrier.tag, nowMs,
      JSON.stringify(done.result), done.evidence === undefined ? null : JSON.stringify(done.evidence),
    )
    return done.result
  })
}

/** A step that was overtaken: its task can no longer complete, so failing it harms nobody. */
export class StaleHistory extends Error {
  constructor(runId: string) {
    super(`run ${runId} has a newer history than this step`)
    this.name = 'StaleHistory'
  }
}
