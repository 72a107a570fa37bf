import { newId } from '../db/ids.ts'
import type { Sql } from '../db/open-db.ts'
import { breakOverduePromises, openPromiseOf } from './commitments.ts'
import { notifyRun, openRunsOfCase, openRunsOfPerson, type Notice } from './notify.ts'
import { suspend } from './suspensions.ts'

const DAY = 86_400_000

/** Whom a fact is about, and what it says. Applied in the transaction that stores its event. */
export interface Fact {
  eventId: string
  nowMs: number
  personId: string
  /** Absent when a fact is about the person as a whole. */
  caseId?: string
  debtId?: string
}

const tellPerson = (sql: Sql, fact: Fact, notice: Omit<Notice, 'ref' | 'atMs'>): void => {
  const runs = fact.caseId === undefined ? openRunsOfPerson(sql, fact.personId) : openRunsOfCase(sql, fact.caseId)
  for (const run of runs) notifyRun(sql, run, { ...notice, ref: fact.eventId, atMs: fact.nowMs })
}

/** All contact refused (cease), or the person has died: stops everything, at once. */
export function applyCease(sql: Sql, fact: Fact, as: 'ceased' | 'deceased'): void {
  sql.run(`UPDATE person SET ${as === 'ceased' ? 'ceasedAt' : 'deceasedAt'} = ? WHERE id = ?`, fact.nowMs, fact.personId)
  tellPerson(sql, { ...fact, caseId: undefined }, { type: as === 'ceased' ? 'cease' : 'deceased', stop: as })
}

/** The creditor took the debts back, sold, placed or wrote them off. */
export function applyWithdrawal(sql: Sql, fact: Fact, as: 'recalled' | 'sold' | 'placed' | 'written_off' | 'settled'): void {
  sql.run('UPDATE debt SET status = ?, updatedAt = ? WHERE caseId = ? AND (? IS NULL OR id = ?)',
    as, fact.nowMs, fact.caseId ?? '', fact.debtId ?? null, fact.debtId ?? null)
  const open = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM debt WHERE caseId = ? AND confirmed = 1 AND status IN ('open', 'disputed')`, fact.caseId ?? '')?.n ?? 0
  tellPerson(sql, fact, open === 0 ? { type: 'recalled', stop: as } : { type: 'debt_updated' })
}

/** Refuses an address, a channel or everything electronic. Narrows at once; the gate reads it (domain rule 6). */
export function applyOptOut(sql: Sql, fact: Fact, what: { scope: 'address' | 'channel' | 'all'; channel?: string; address?: string }): void {
  sql.run('INSERT INTO opt_out (id, personId, scope, channel, address, at, eventId) VALUES (?,?,?,?,?,?,?)',
    newId('opt'), fact.personId, what.scope, what.channel ?? null, what.address ?? null, fact.nowMs, fact.eventId)
  tellPerson(sql, { ...fact, caseId: undefined }, { type: 'opt_out', data: { scope: what.scope } })
}

/** Disputes the debt, or the case: contact holds until somebody has looked. */
export function applyDispute(sql: Sql, fact: Fact): void {
  suspend(sql, { kind: 'dispute', personId: fact.personId, caseId: fact.caseId, debtId: fact.debtId, nowMs: fact.nowMs, eventId: fact.eventId, task: true })
  tellPerson(sql, fact, { type: 'dispute' })
}

export function applyComplaint(sql: Sql, fact: Fact): void {
  suspend(sql, { kind: 'complaint', personId: fact.personId, caseId: fact.caseId, nowMs: fact.nowMs, eventId: fact.eventId, task: true })
  tellPerson(sql, { ...fact, caseId: undefined }, { type: 'complaint' })
}

/** Says that it is paid, or a payment is on its way: quiet for at most five days (domain rules 3 and 12). */
export function applyPaymentPending(sql: Sql, fact: Fact, kind: 'payment_pending' | 'says_paid'): void {
  suspend(sql, { kind, personId: fact.personId, caseId: fact.caseId, nowMs: fact.nowMs, untilMs: fact.nowMs + 5 * DAY, eventId: fact.eventId, task: kind === 'says_paid' })
  tellPerson(sql, fact, { type: 'payment_pending' })
}

/** A number or address that is somebody else's: never used again for this person. */
export function applyWrongNumber(sql: Sql, fact: Fact, address: string): void {
  sql.run('UPDATE contact_point SET wrongAt = ? WHERE personId = ? AND value = ? AND wrongAt IS NULL', fact.nowMs, fact.personId, address)
  tellPerson(sql, { ...fact, caseId: undefined }, { type: 'wrong_number' })
}

/** Nothing arrived there (bounce, returned letter, unknown number). */
export function applyUndelivered(sql: Sql, fact: Fact, one: { address: string; permanent: boolean; visit?: number; runId?: string }): void {
  if (one.permanent) {
    sql.run('UPDATE contact_point SET undeliveredAt = ? WHERE personId = ? AND value = ? AND undeliveredAt IS NULL', fact.nowMs, fact.personId, one.address)
  }
  for (const run of openRunsOfPerson(sql, fact.personId)) {
    if (one.runId !== undefined && run.id !== one.runId) continue
    notifyRun(sql, run, { type: 'undelivered', ref: fact.eventId, atMs: fact.nowMs, data: one.visit === undefined ? {} : { visit: one.visit } })
  }
}

/** A promise to pay, in the money of the case and not of yesterday. One open promise a case; at most two in 90 days (domain rule 4). */
export function applyPromise(
  sql: Sql, fact: Fact & { caseId: string },
  promise: { amountCents: number; currency: string; dueDate: string; dueAtMs: number; source: string; runId?: string },
): { kind: 'made'; promiseId: string } | { kind: 'refused'; reason: 'one_is_open' | 'too_many' | 'past_due_date' | 'other_currency' } {
  const currency = sql.get<{ currency: string }>('SELECT currency FROM collection_case WHERE id = ?', fact.caseId)?.currency
  if (currency !== promise.currency) return { kind: 'refused', reason: 'other_currency' }
  if (promise.dueAtMs < fact.nowMs) return { kind: 'refused', reason: 'past_due_date' }
  breakOverduePromises(sql, fact.caseId, fact.nowMs)
  if (openPromiseOf(sql, fact.caseId)) return { kind: 'refused', reason: 'one_is_open' }
  const recent = sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM promise WHERE caseId = ? AND createdAt > ?', fact.caseId, fact.nowMs - 90 * DAY)?.n ?? 0
  if (recent >= 2) return { kind: 'refused', reason: 'too_many' }
  const promiseId = newId('prm')
  sql.run(
    `INSERT INTO promise (id, caseId, personId, runId, amountCents, currency, dueDate, dueAt, source, createdAt, eventId) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    promiseId, fact.caseId, fact.personId, promise.runId ?? null, promise.amountCents, promise.currency, promise.dueDate,
    promise.dueAtMs, promise.source, fact.nowMs, fact.eventId)
  tellPerson(sql, fact, { type: 'promise', data: { amountCents: promise.amountCents } })
  return { kind: 'made', promiseId }
}

/**
 * Wrote back. Read when a waiting node takes it; else it suspends contact and opens a task, so that
 * nobody is chased over a question that was never read (domain rule 6).
 */
export function applyReply(sql: Sql, fact: Fact, one: { channel: string; address: string; contactId?: string }): void {
  if (one.contactId !== undefined) sql.run('UPDATE contact SET repliedAt = COALESCE(repliedAt, ?) WHERE id = ?', fact.nowMs, one.contactId)
  const awaited = sql.get<{ runId: string }>(
    `SELECT v.runId FROM visit v JOIN run r ON r.id = v.runId WHERE r.personId = ? AND r.status <> 'ended' AND v.leftAt IS NULL
     AND (',' || v.waitsFor || ',') LIKE '%,reply,%' LIMIT 1`, fact.personId)
  if (!awaited) {
    suspend(sql, { kind: 'unread_reply', personId: fact.personId, caseId: fact.caseId, nowMs: fact.nowMs, eventId: fact.eventId, task: true })
  }
  tellPerson(sql, { ...fact, caseId: undefined }, { type: 'reply', data: { channel: one.channel } })
}

export function applyClick(sql: Sql, fact: Fact, one: { contactId: string; runId: string; visit: number }): void {
  sql.run('UPDATE contact SET clickedAt = COALESCE(clickedAt, ?) WHERE id = ?', fact.nowMs, one.contactId)
  for (const run of openRunsOfPerson(sql, fact.personId)) {
    if (run.id === one.runId) notifyRun(sql, run, { type: 'click', ref: fact.eventId, atMs: fact.nowMs, data: { visit: one.visit } })
  }
}

/** Vulnerable: contact waits for the specialist desk (changes hands, domain rule 6). */
export function applyVulnerable(sql: Sql, fact: Fact): void {
  sql.run('UPDATE person SET vulnerable = 1 WHERE id = ?', fact.personId)
  suspend(sql, { kind: 'vulnerable', personId: fact.personId, caseId: fact.caseId, nowMs: fact.nowMs, eventId: fact.eventId, task: true })
  tellPerson(sql, { ...fact, caseId: undefined }, { type: 'vulnerable' })
}

/** Difficulty, a callback, a life event: nothing of ours changes, waiting nodes may act on it. */
export const applySignal = (sql: Sql, fact: Fact, type: Notice['type'], data: Notice['data'] = {}): void =>
  tellPerson(sql, fact, { type, data })
