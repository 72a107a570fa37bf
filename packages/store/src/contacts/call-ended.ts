import type { VoiceResult } from '@parcours/journey'
import type { ContactRecord } from '../cases/rows.ts'
import type { Sql } from '../db/open-db.ts'
import {
  applyCease, applyDispute, applyPaymentPending, applyPromise, applySignal, applyWrongNumber, type Fact,
} from '../events/facts.ts'
import { enqueue } from '../runs/deliveries.ts'
import { settleContact } from './ledger.ts'

/** The end of a call, heard by callback or read by asking the provider: the same facts either way. */
export interface CallEnded {
  fact: Fact
  contact: ContactRecord
  result: VoiceResult
  /** Last instant of a day (YYYY-MM-DD) by which a promise is kept, business epoch ms. */
  dueAtMs: (date: string) => number
}

/** Call outcome to the words in which caps count. */
const CAP_OUTCOME: Record<string, string> = {
  no_answer: 'ring_no_answer', voicemail: 'voicemail_left', wrong_number: 'wrong_party', third_party: 'third_party',
  failed: 'not_connected', not_verified: 'third_party',
}

/** The call's outcome, once its result has been stored. */
export function callOutcome(row: Pick<ContactRecord, 'result'>): string | undefined {
  const result = row.result === null ? undefined : (JSON.parse(row.result) as { outcome?: string })
  return result?.outcome
}

/**
 * Stores the result before the wake-up; what was said is applied whether or not the run still listens. A result that
 * is known already changes nothing. @returns whether it was new
 */
export function applyCallEnded(sql: Sql, call: CallEnded): boolean {
  const { fact, contact, result } = call
  const { nowMs } = fact
  if (callOutcome(contact) !== undefined) return false
  settleContact(sql, contact.id, {
    status: result.outcome === 'failed' ? 'failed' : 'delivered', outcome: CAP_OUTCOME[result.outcome] ?? 'conversation',
    costCents: result.costCents, result, nowMs, from: ['sending', 'sent', 'unknown', 'failed', 'undelivered', 'delivered'],
  })
  for (const said of new Set([result.outcome, ...result.also])) applySaid(sql, call, said)
  enqueue(sql, {
    runId: contact.runId, kind: 'complete', seq: contact.visitSeq * 10_000 + contact.attempt,
    payload: {
      activityId: `v${contact.visitSeq}.${contact.nodeId}.${contact.attempt}`,
      reply: { outcome: { kind: 'result', result: result.outcome, data: { sentAtMs: contact.at, contactId: contact.id } }, atMs: nowMs },
    },
  })
  return true
}

function applySaid(sql: Sql, { fact, contact, result, dueAtMs }: CallEnded, said: string): void {
  switch (said) {
    case 'promise': {
      if (!result.promise) return
      const currency = sql.get<{ currency: string }>('SELECT currency FROM collection_case WHERE id = ?', contact.caseId)?.currency ?? 'EUR'
      applyPromise(sql, { ...fact, caseId: contact.caseId }, {
        ...result.promise, currency, dueAtMs: dueAtMs(result.promise.dueDate), source: 'voice_ai', runId: contact.runId,
      })
      return
    }
    case 'dispute': return applyDispute(sql, fact)
    case 'cease': return applyCease(sql, fact, 'ceased')
    case 'says_already_paid': return applyPaymentPending(sql, fact, 'says_paid')
    case 'wrong_number': return applyWrongNumber(sql, fact, contact.address)
    case 'difficulty': return applySignal(sql, fact, 'difficulty')
    case 'callback': return applySignal(sql, fact, 'callback_request')
    default:
  }
}
