import type { SuspensionKind } from '@parcours/journey'
import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'
import { notifyRun, openRunsOfPerson } from './notify.ts'
import { closeQuestionTasks, openQuestionTask } from './questions.ts'

export interface NewSuspension {
  kind: SuspensionKind
  personId: string
  caseId?: string
  debtId?: string
  nowMs: number
  untilMs?: number
  eventId: string
  /** Opens a task for somebody to look. */
  task?: boolean
}

/**
 * Suspends contact with a person until released. The same open question about the same case is not opened twice:
 * told again, it lasts as long as the longer of the two.
 */
export function suspend(sql: Sql, one: NewSuspension): string {
  const open = sql.get<{ id: string }>(
    'SELECT id FROM suspension WHERE personId = ? AND kind = ? AND releasedAt IS NULL AND debtId IS ? AND caseId IS ?',
    one.personId, one.kind, one.debtId ?? null, one.caseId ?? null)
  if (open) {
    // MAX of anything and NULL is NULL, which is without end.
    sql.run('UPDATE suspension SET until = MAX(until, ?) WHERE id = ?', one.untilMs ?? null, open.id)
    return open.id
  }
  const id = newId('sus')
  sql.run('INSERT INTO suspension (id, personId, debtId, caseId, kind, since, until, eventId) VALUES (?,?,?,?,?,?,?,?)',
    id, one.personId, one.debtId ?? null, one.caseId ?? null, one.kind, one.nowMs, one.untilMs ?? null, one.eventId)
  if (one.task) openQuestionTask(sql, { suspensionId: id, kind: one.kind, personId: one.personId, caseId: one.caseId ?? null, nowMs: one.nowMs })
  return id
}

/** Lifts a suspension and lets the held contacts of the person ask the gate again. */
export function releaseSuspension(sql: Sql, suspensionId: string, nowMs: number): boolean {
  const row = sql.get<{ personId: string; kind: string }>(
    'UPDATE suspension SET releasedAt = ? WHERE id = ? AND releasedAt IS NULL RETURNING personId, kind', nowMs, suspensionId)
  if (!row) return false
  for (const run of openRunsOfPerson(sql, row.personId)) {
    notifyRun(sql, run, { type: 'released', ref: suspensionId, atMs: nowMs, data: { kind: row.kind } })
  }
  return true
}

/**
 * A reply that came before the node that waits for one is read by that node after all (domain rule 6): what it had
 * suspended goes on, and its tasks are done. @returns how many replies were read
 */
export function readReplies(sql: Sql, one: { personId: string; sinceMs: number; nowMs: number }): number {
  const unread = sql.all<{ id: string }>(
    `SELECT id FROM suspension WHERE personId = ? AND kind = 'unread_reply' AND releasedAt IS NULL AND since >= ?`, one.personId, one.sinceMs)
  for (const { id } of unread) {
    closeQuestionTasks(sql, { suspensionId: id, result: 'read', by: 'journey', nowMs: one.nowMs })
    releaseSuspension(sql, id, one.nowMs)
  }
  return unread.length
}
