import { receive, settle as settleEvent, type ContactRecord, type Db, type Sql } from '@parcours/store'
import { CALL_ID } from './names.ts'
import { VISITS, closeRun, runOf, settle } from './rows.ts'

function contactOf(sql: Sql, reference: string): ContactRecord | undefined {
  const [runId, visit, attempt] = reference.split('.')
  return sql.get<ContactRecord>('SELECT * FROM contact WHERE runId = ? AND visitSeq = ? AND attempt = ?', runId ?? '', Number(visit), Number(attempt))
}

/** A report on a text, stored once and applied to its ledger row in the same transaction. */
export function smsReported(db: Db, report: { reference: string; status: string; sid: string }): Promise<void> {
  return db.write((sql) => {
    const nowMs = Date.now()
    const received = receive(sql, { source: 'sms', messageId: `${report.sid}:${report.status}`, type: 'sms.status', body: report, atMs: nowMs })
    const contact = contactOf(sql, report.reference)
    if (received.kind !== 'new' || !contact) return
    const delivered = report.status === 'delivered'
    settle(sql, contact.id, { status: delivered ? 'delivered' : 'sent', from: delivered ? ['sending', 'sent', 'unknown'] : ['sending', 'unknown'], nowMs })
    settleEvent(sql, received.eventId, { status: 'applied', personId: contact.personId, caseId: contact.caseId, reference: report.reference })
  })
}

export interface CallEnded {
  reference: string
  messageId: string
  result: { outcome: string; costCents: number }
}

/**
 * The result of a call, stored before the wake-up. What follows from it is pure, so the visits of the condition and the
 * end are written here as well: a fourth activity for them would cost the workflow six events. The bookkeeping workflow
 * writes all of that in activities of its own.
 */
export function callEnded(db: Db, report: CallEnded): Promise<{ runId: string; activityId: string; arrearsCents: number } | undefined> {
  return db.write((sql) => {
    const nowMs = Date.now()
    const received = receive(sql, { source: 'voice', messageId: report.messageId, type: 'voice.ended', body: report, atMs: nowMs })
    const contact = contactOf(sql, report.reference)
    if (received.kind !== 'new' || !contact) return undefined
    const { outcome, costCents } = report.result
    settle(sql, contact.id, { status: 'delivered', from: ['sending', 'sent', 'unknown'], costCents, result: report.result, nowMs })
    settleEvent(sql, received.eventId, { status: 'applied', personId: contact.personId, caseId: contact.caseId, reference: report.reference })
    const arrearsCents = sql.get<{ cents: number }>('SELECT SUM(arrearsCents) AS cents FROM debt WHERE caseId = ?', contact.caseId)?.cents ?? 0
    if (runOf(sql, contact.runId).slug === 'by-hand') closeBooks(sql, contact.runId, { outcome, arrearsCents, nowMs })
    return { runId: contact.runId, activityId: CALL_ID, arrearsCents }
  })
}

function closeBooks(sql: Sql, runId: string, { outcome, arrearsCents, nowMs }: { outcome: string; arrearsCents: number; nowMs: number }): void {
  VISITS.close(sql, runId, { step: 'call', outcome, nowMs })
  VISITS.pass(sql, runId, { step: 'owes', outcome: arrearsCents > 0 ? 'yes' : 'otherwise', nowMs })
  VISITS.pass(sql, runId, { step: 'end', outcome: 'done', nowMs })
  closeRun(sql, runId, nowMs)
}
