import { applyWithdrawal, receive, releaseSuspension, settle, type Sql, type SuspensionRecord, type TaskRecord } from '@parcours/store'

export interface Answer {
  task: TaskRecord
  result: string
  actor: string
  nowMs: number
}

const PREFIX = 'suspension:'

/*
 * What `close` (the person is right) does for each question:
 *   dispute       the disputed debt is withdrawn, as if its creditor had recalled it; contact about the rest goes on
 *   unread_reply  somebody has read it: nothing is open any more
 *   the others    stay as they are, until their own end or for good: nobody is chased over a justified complaint
 * `resume` (nothing in it) lifts the suspension, whatever it was.
 */

/** The answer to the question that suspended contact; tasks of journeys have none. */
export function closeQuestion(sql: Sql, answer: Answer): void {
  if (!answer.task.kind.startsWith(PREFIX)) return
  const suspensionId = answer.task.kind.slice(PREFIX.length)
  if (answer.result === 'resume') return void releaseSuspension(sql, suspensionId, answer.nowMs)
  const suspension = sql.get<SuspensionRecord>('SELECT * FROM suspension WHERE id = ? AND releasedAt IS NULL', suspensionId)
  if (!suspension || answer.result !== 'close') return
  if (suspension.kind === 'unread_reply') return void releaseSuspension(sql, suspensionId, answer.nowMs)
  if (suspension.kind === 'dispute' && withdraw(sql, suspension, answer)) releaseSuspension(sql, suspensionId, answer.nowMs)
}

/** Stored as an event of the desk, so that the run's page says who withdrew what. @returns false when no case is known */
function withdraw(sql: Sql, { debtId, personId }: SuspensionRecord, { task, actor, nowMs }: Answer): boolean {
  const debt = debtId === null ? undefined : sql.get<{ caseId: string; reference: string }>('SELECT caseId, reference FROM debt WHERE id = ?', debtId)
  const caseId = debt?.caseId ?? task.caseId
  if (caseId === null) return false
  const received = receive(sql, { source: 'desk', messageId: `${task.id}:close`, type: 'recalled', body: { debt: debt?.reference, task: task.id, actor }, atMs: nowMs })
  if (received.kind !== 'new') return false
  const { eventId } = received
  applyWithdrawal(sql, { eventId, nowMs, personId, caseId, ...(debtId !== null && { debtId }) }, 'recalled')
  settle(sql, eventId, { status: 'applied', personId, caseId, reference: debt?.reference ?? '' })
  return true
}
