import {
  QUESTION_PREFIX, applyWithdrawal, effectOfAnswer, receive, releaseSuspension, reviewSuspension, settle, type Sql, type SuspensionRecord, type TaskRecord,
} from '@parcours/store'

export interface Answer {
  task: TaskRecord
  result: string
  actor: string
  nowMs: number
}

/**
 * The answer to the question that suspended contact, in the transaction that resolves its task; tasks of journeys have
 * none. What keeps a suspension without an end opens its review at once: nobody is suspended with no way back.
 */
export function closeQuestion(sql: Sql, answer: Answer): void {
  const { task, result, nowMs } = answer
  if (!task.kind.startsWith(QUESTION_PREFIX)) return
  const suspension = sql.get<SuspensionRecord>(
    'SELECT * FROM suspension WHERE id = ? AND releasedAt IS NULL', task.kind.slice(QUESTION_PREFIX.length))
  if (!suspension) return
  const effect = effectOfAnswer(suspension.kind, result)
  if (effect === 'lift' || (effect === 'withdraw' && withdraw(sql, suspension, answer))) releaseSuspension(sql, suspension.id, nowMs)
  else reviewSuspension(sql, suspension.id, nowMs)
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
