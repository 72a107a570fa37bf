import { localInstant } from '@parcours/clock'
import {
  applyCallEnded, applyClick, applyComplaint, applyOptOut, applyReply, applyUndelivered, contactByReference, receive, settle,
  settleContact, type ContactRecord, type Fact, type Sql,
} from '@parcours/store'
import type { ProviderCallback } from '../http/webhooks/callback.ts'
import type { Deps } from '../deps.ts'
import { asksToStop } from './stop-words.ts'

export type CallbackAnswer = 'applied' | 'repeated' | 'unmatched'
type Callback = Exclude<ProviderCallback, { type: 'ignored' }>

interface Heard {
  sql: Sql
  callback: Callback
  fact: Fact
  contact: ContactRecord
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
    const contact = callback.type === 'sms.inbound' ? contactByAddress(sql, callback.from) : contactByReference(sql, callback.reference)
    const person = contact?.personId ?? (callback.type === 'sms.inbound' ? personByNumber(sql, callback.from) : undefined)
    if (!contact) {
      settle(sql, received.eventId, { status: 'unmatched', personId: person, reference: 'reference' in callback ? callback.reference : callback.from, reason: 'unknown_reference' })
      if (person && callback.type === 'sms.inbound') inbound(sql, { eventId: received.eventId, nowMs, personId: person }, { ...callback })
      return 'unmatched'
    }
    const fact: Fact = { eventId: received.eventId, nowMs, personId: contact.personId, caseId: contact.caseId }
    hear({ sql, callback, fact, contact })
    settle(sql, received.eventId, { status: 'applied', personId: contact.personId, caseId: contact.caseId, reference: `${contact.runId}.${contact.visitSeq}.${contact.attempt}` })
    return 'applied'
  })
}

const personByNumber = (sql: Sql, number: string): string | undefined =>
  sql.get<{ personId: string }>('SELECT personId FROM contact_point WHERE value = ? LIMIT 1', number)?.personId

const endOfDay = (date: string): number => localInstant(date, '24:00', 'Europe/Paris')

/** What a callback may still correct: also what we had given up, because the provider knows better. */
const UNSETTLED = ['sending', 'sent', 'unknown', 'failed'] as const

function hear(heard: Heard): void {
  const { sql, callback, fact, contact } = heard
  switch (callback.type) {
    case 'sms.status': return smsStatus(heard, callback)
    case 'sms.inbound': return inbound(sql, fact, { ...callback, contactId: contact.id })
    case 'voice.ended': return void applyCallEnded(sql, { fact, contact, result: callback.result, dueAtMs: endOfDay })
    case 'letter.delivered':
    case 'email.delivered': return void settleContact(sql, contact.id, { status: 'delivered', outcome: 'delivered', nowMs: fact.nowMs, from: UNSETTLED })
    case 'letter.returned': return undelivered(heard, true)
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
  if (callback.status === 'undelivered' || callback.status === 'failed') return undelivered(heard, callback.errorCode === '30005', callback.errorCode)
  const delivered = callback.status === 'delivered'
  settleContact(sql, contact.id, {
    status: callback.status === 'delivered' ? 'delivered' : 'sent', ...(delivered && { outcome: 'delivered' }), providerId: callback.providerId,
    nowMs: fact.nowMs, from: delivered ? UNSETTLED : ['sending', 'unknown', 'failed'],
  })
}

/** `code`: the carrier's own (30007: filtered), by which incidents are grouped. */
function undelivered({ sql, fact, contact }: Heard, permanent: boolean, code?: string): void {
  settleContact(sql, contact.id, { status: 'undelivered', outcome: 'bounced', ...(code && { result: { code, permanent } }), nowMs: fact.nowMs, from: UNSETTLED })
  applyUndelivered(sql, fact, { address: contact.address, permanent, visit: contact.visitSeq, runId: contact.runId })
}

function inbound(sql: Sql, fact: Fact, message: { from: string; body: string; contactId?: string }): void {
  if (asksToStop(message.body)) return applyOptOut(sql, fact, { scope: 'address', channel: 'sms', address: message.from })
  applyReply(sql, fact, { channel: 'sms', address: message.from, contactId: message.contactId })
}
