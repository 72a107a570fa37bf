import { localInstant } from '@parcours/clock'
import {
  applyCease, applyClick, applyComplaint, applyDispute, applyOptOut, applyPaymentPending, applyPromise, applyReply, applySignal,
  applyUndelivered, applyWrongNumber, contactByKey, enqueue, receive, settle, settleContact, type ContactRecord, type Fact, type Sql,
} from '@parcours/store'
import type { ProviderCallback } from '../http/webhooks/callback.ts'
import type { Deps } from '../deps.ts'

export type CallbackAnswer = 'applied' | 'repeated' | 'unmatched'
type Callback = Exclude<ProviderCallback, { type: 'ignored' }>

interface Heard {
  sql: Sql
  deps: Deps
  callback: Callback
  fact: Fact
  contact: ContactRecord
}

/** `run.visit.attempt`: our own key, which every provider gives back. */
function contactOf(sql: Sql, reference: string): ContactRecord | undefined {
  const [runId, visit, attempt] = reference.split('.')
  return runId && visit && attempt ? contactByKey(sql, runId, Number(visit), Number(attempt)) : undefined
}

/** Who wrote from this number: the person we last wrote to there. */
const contactByAddress = (sql: Sql, address: string): ContactRecord | undefined =>
  sql.get<ContactRecord>(`SELECT * FROM contact WHERE address = ? ORDER BY at DESC LIMIT 1`, address)

/**
 * Everything a provider reports: stored once, and what it says applied in the same transaction, because
 * the run may have ended meanwhile (durability rule 2). The run is only told.
 */
export function providerCallback(deps: Deps, callback: ProviderCallback): Promise<CallbackAnswer> {
  if (callback.type === 'ignored') return Promise.resolve('repeated')
  return deps.db.write((sql) => {
    const nowMs = deps.clock.nowMs()
    const received = receive(sql, { source: callback.type.split('.')[0] ?? 'provider', messageId: callback.messageId, type: callback.type, body: callback, atMs: nowMs })
    if (received.kind !== 'new') return 'repeated'
    const contact = callback.type === 'sms.inbound' ? contactByAddress(sql, callback.from) : contactOf(sql, callback.reference)
    const person = contact?.personId ?? (callback.type === 'sms.inbound' ? personByNumber(sql, callback.from) : undefined)
    if (!contact) {
      settle(sql, received.eventId, { status: 'unmatched', personId: person, reference: 'reference' in callback ? callback.reference : callback.from, reason: 'unknown_reference' })
      if (person && callback.type === 'sms.inbound') inbound(sql, { eventId: received.eventId, nowMs, personId: person }, { ...callback })
      return 'unmatched'
    }
    const fact: Fact = { eventId: received.eventId, nowMs, personId: contact.personId, caseId: contact.caseId }
    hear({ sql, deps, callback, fact, contact })
    settle(sql, received.eventId, { status: 'applied', personId: contact.personId, caseId: contact.caseId, reference: `${contact.runId}.${contact.visitSeq}.${contact.attempt}` })
    return 'applied'
  })
}

const personByNumber = (sql: Sql, number: string): string | undefined =>
  sql.get<{ personId: string }>('SELECT personId FROM contact_point WHERE value = ? LIMIT 1', number)?.personId

function hear(heard: Heard): void {
  const { sql, callback, fact, contact } = heard
  switch (callback.type) {
    case 'sms.status': return smsStatus(heard, callback)
    case 'sms.inbound': return inbound(sql, fact, { ...callback, contactId: contact.id })
    case 'voice.ended': return callEnded(heard, callback)
    case 'email.delivered': return void settleContact(sql, contact.id, { status: 'delivered', outcome: 'delivered', nowMs: fact.nowMs, from: ['sending', 'sent', 'unknown'] })
    case 'email.bounced': return undelivered(heard, callback.kind === 'hard')
    case 'email.clicked': return applyClick(sql, fact, { contactId: contact.id, runId: contact.runId, visit: contact.visitSeq })
    case 'email.complained':
      applyComplaint(sql, fact)
      return applyOptOut(sql, fact, { scope: 'address', channel: 'email', address: contact.address })
    case 'email.unsubscribed': return applyOptOut(sql, fact, { scope: 'address', channel: 'email', address: contact.address })
    case 'email.replied': return applyReply(sql, fact, { channel: 'email', address: contact.address, contactId: contact.id })
  }
}

function smsStatus(heard: Heard, callback: Extract<Callback, { type: 'sms.status' }>): void {
  const { sql, fact, contact } = heard
  if (callback.status === 'undelivered' || callback.status === 'failed') return undelivered(heard, callback.errorCode === '30005')
  const delivered = callback.status === 'delivered'
  settleContact(sql, contact.id, {
    status: callback.status === 'delivered' ? 'delivered' : 'sent', ...(delivered && { outcome: 'delivered' }), providerId: callback.providerId,
    nowMs: fact.nowMs, from: delivered ? ['sending', 'sent', 'unknown'] : ['sending', 'unknown'],
  })
}

function undelivered({ sql, fact, contact }: Heard, permanent: boolean): void {
  settleContact(sql, contact.id, { status: 'undelivered', outcome: 'bounced', nowMs: fact.nowMs, from: ['sending', 'sent', 'unknown'] })
  applyUndelivered(sql, fact, { address: contact.address, permanent, visit: contact.visitSeq, runId: contact.runId })
}

/** Words that end texts, in the languages we write in; the network's own keyword list is English only. */
const STOP = /^\s*(stop|arret|arrêt|unsubscribe|cancel|quit|end|desabonner|désabonner)\b/i

function inbound(sql: Sql, fact: Fact, message: { from: string; body: string; contactId?: string }): void {
  if (STOP.test(message.body)) return applyOptOut(sql, fact, { scope: 'address', channel: 'sms', address: message.from })
  applyReply(sql, fact, { channel: 'sms', address: message.from, contactId: message.contactId })
}

/** Call outcome to the words in which caps count. */
const CAP_OUTCOME: Record<string, string> = {
  no_answer: 'ring_no_answer', voicemail: 'voicemail_left', wrong_number: 'wrong_party', third_party: 'third_party', failed: 'not_connected', not_verified: 'third_party',
}

/** The result is stored before the wake-up; what was said is applied whether or not the run still listens. */
function callEnded({ sql, deps, fact, contact }: Heard, callback: Extract<Callback, { type: 'voice.ended' }>): void {
  const { result } = callback
  settleContact(sql, contact.id, {
    status: result.outcome === 'failed' ? 'failed' : 'delivered', outcome: CAP_OUTCOME[result.outcome] ?? 'conversation', costCents: result.costCents,
    result, nowMs: fact.nowMs, from: ['sending', 'sent', 'unknown'],
  })
  for (const said of new Set([result.outcome, ...result.also])) applySaid(sql, { deps, fact, contact, result }, said)
  enqueue(sql, {
    runId: contact.runId, kind: 'complete', seq: contact.visitSeq * 10_000 + contact.attempt,
    payload: {
      activityId: `v${contact.visitSeq}.${contact.nodeId}.${contact.attempt}`,
      reply: { outcome: { kind: 'result', result: result.outcome, data: { sentAtMs: contact.at, contactId: contact.id } }, atMs: deps.clock.nowMs() },
    },
  })
}

type CallResult = Extract<Callback, { type: 'voice.ended' }>['result']
function applySaid(sql: Sql, call: { deps: Deps; fact: Fact; contact: ContactRecord; result: CallResult }, said: string): void {
  const { fact, contact, result } = call
  switch (said) {
    case 'promise': {
      if (!result.promise) return
      const dueAtMs = localInstant(result.promise.dueDate, '24:00', 'Europe/Paris')
      const currency = sql.get<{ currency: string }>('SELECT currency FROM collection_case WHERE id = ?', contact.caseId)?.currency ?? 'EUR'
      applyPromise(sql, { ...fact, caseId: contact.caseId }, { ...result.promise, currency, dueAtMs, source: 'voice_ai', runId: contact.runId })
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
