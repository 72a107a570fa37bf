import type { Sql } from '../db/open-db.ts'
import { enqueueEvent } from './deliveries.ts'

export interface TaskRecord {
  id: string
  kind: string
  runId: string | null
  visitSeq: number | null
  personId: string | null
  caseId: string | null
  queue: string
  skill: string
  priority: number
  openedAt: number
  dueAt: number
  instructions: string
  results: string
  status: 'open' | 'claimed' | 'resolved' | 'expired'
  claimedBy: string | null
  result: string | null
  note: string | null
  resolvedBy: string | null
  resolvedAt: number | null
  title: string
}

/** Opens the task of a visit, once. */
export function openTask(
  sql: Sql, task: Pick<TaskRecord, 'runId' | 'visitSeq' | 'personId' | 'caseId' | 'queue' | 'skill' | 'priority' | 'dueAt' | 'openedAt' | 'instructions'>
    & { results: string[]; title: unknown; tag: number },
): string {
  const id = `task_${task.runId}_${task.visitSeq}`
  sql.run(
    `INSERT OR IGNORE INTO task (id, kind, runId, visitSeq, personId, caseId, queue, skill, priority, openedAt, dueAt, instructions, results, title, tag)
     VALUES (?,'handoff',?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    id, task.runId, task.visitSeq, task.personId, task.caseId, task.queue, task.skill, task.priority, task.openedAt, task.dueAt,
    task.instructions, JSON.stringify(task.results), JSON.stringify(task.title), task.tag)
  return id
}

/** Open to expired, unless somebody was faster: then the stored result is the outcome (durability rule 9). */
export function expireTask(sql: Sql, runId: string, visitSeq: number): { expired: true } | { expired: false; result: string } {
  const changed = sql.run(`UPDATE task SET status = 'expired' WHERE runId = ? AND visitSeq = ? AND status IN ('open', 'claimed')`, runId, visitSeq)
  if (changed > 0) return { expired: true }
  const task = sql.get<{ status: string; result: string | null }>('SELECT status, result FROM task WHERE runId = ? AND visitSeq = ?', runId, visitSeq)
  return task?.status === 'resolved' && task.result !== null ? { expired: false, result: task.result } : { expired: true }
}

export type Resolved = { kind: 'resolved' } | { kind: 'already'; status: string; result: string | null } | { kind: 'unknown_result'; results: string[] }

/** Resolves a task by compare-and-set: of two operators, one wins and the other is told. */
export function resolveTask(sql: Sql, one: { taskId: string; result: string; note: string; actor: string; nowMs: number }): Resolved {
  const task = sql.get<TaskRecord>('SELECT * FROM task WHERE id = ?', one.taskId)
  if (!task) return { kind: 'already', status: 'gone', result: null }
  const results = JSON.parse(task.results) as string[]
  if (!results.includes(one.result)) return { kind: 'unknown_result', results }
  const changed = sql.run(
    `UPDATE task SET status = 'resolved', result = ?, note = ?, resolvedBy = ?, resolvedAt = ? WHERE id = ? AND status IN ('open', 'claimed')`,
    one.result, one.note, one.actor, one.nowMs, one.taskId)
  if (changed === 0) return { kind: 'already', status: task.status, result: task.result }
  if (task.runId !== null && task.visitSeq !== null) {
    enqueueEvent(sql, task.runId, { type: 'task.resolved', ref: task.id, atMs: one.nowMs, data: { result: one.result, visit: task.visitSeq } })
  }
  return { kind: 'resolved' }
}
