import type { SuspensionKind } from '@parcours/journey'
import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'
import { notifyRun, openRunsOfPerson } from './notify.ts'

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

const QUEUE_OF: Partial<Record<SuspensionKind, string>> = {
  dispute: 'disputes', complaint: 'complaints', unread_reply: 'inbound', unallocated: 'payments', says_paid: 'payments',
  vulnerable: 'care', insolvency: 'legal', legal_representative: 'legal',
}
const TITLE_OF: Partial<Record<SuspensionKind, { en: string; fr: string }>> = {
  dispute: { en: 'Dispute to examine', fr: 'Contestation à examiner' },
  complaint: { en: 'Complaint to answer', fr: 'Réclamation à traiter' },
  unread_reply: { en: 'Reply to read', fr: 'Réponse à lire' },
  unallocated: { en: 'Money to allocate', fr: 'Paiement à affecter' },
  says_paid: { en: 'Says paid: verify', fr: 'Dit avoir payé : vérifier' },
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
  if (one.task) openQuestionTask(sql, one, id)
  return id
}

function openQuestionTask(sql: Sql, one: NewSuspension, suspensionId: string): void {
  const title = TITLE_OF[one.kind] ?? { en: one.kind, fr: one.kind }
  sql.run(
    `INSERT INTO task (id, kind, personId, caseId, queue, priority, openedAt, dueAt, instructions, results, title)
     VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    `task_${suspensionId}`, `suspension:${suspensionId}`, one.personId, one.caseId ?? null, QUEUE_OF[one.kind] ?? 'general', 2,
    one.nowMs, one.nowMs + 2 * 86_400_000, '', JSON.stringify(['resume', 'close']), JSON.stringify(title))
}

/** Money of nobody that we know: there is nobody to leave in peace, but somebody must find out whose it is. */
export function openMoneyTask(sql: Sql, one: { eventId: string; nowMs: number; reference: string }): void {
  sql.run(
    `INSERT INTO task (id, kind, queue, priority, openedAt, dueAt, instructions, results, title) VALUES (?,'unallocated',?,2,?,?,?,?,?)`,
    `task_${one.eventId}`, QUEUE_OF.unallocated ?? 'general', one.nowMs, one.nowMs + 2 * 86_400_000, one.reference,
    JSON.stringify(['allocated', 'returned']), JSON.stringify(TITLE_OF.unallocated))
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
    sql.run(
      `UPDATE task SET status = 'resolved', result = 'resume', resolvedBy = 'journey', resolvedAt = ? WHERE id = ? AND status IN ('open', 'claimed')`,
      one.nowMs, `task_${id}`)
    releaseSuspension(sql, id, one.nowMs)
  }
  return unread.length
}
