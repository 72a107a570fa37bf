import type { EventType } from '@parcours/journey'
import type { Sql } from '../db/open-db.ts'
import { newId } from '../db/ids.ts'
import { rescheduleOpenPlans } from '../events/commitments.ts'
import { enqueueEvent } from './deliveries.ts'

export interface OfferOption {
  n: number
  instalments: { n: number; amountCents: number; dueDate: string; dueAtMs: number }[]
}
export interface OfferRecord {
  id: string
  runId: string
  visitSeq: number
  caseId: string
  personId: string
  language: string
  bounds: string
  options: string
  status: string
  validUntil: number
  triesLeft: number
  session: string | null
  answer: string | null
  answeredAt: number | null
  createdAt: number
}

/** The offer of a visit, made once; a repeated step finds it. */
export function makeOffer(
  sql: Sql, one: { runId: string; visitSeq: number; caseId: string; personId: string; language: string; bounds: unknown; options: OfferOption[]; validUntilMs: number; nowMs: number; tag: number },
): string {
  const id = `off_${one.runId}_${one.visitSeq}`
  sql.run(
    `INSERT OR IGNORE INTO offer (id, runId, visitSeq, caseId, personId, language, bounds, options, validUntil, createdAt, tag) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    id, one.runId, one.visitSeq, one.caseId, one.personId, one.language, JSON.stringify(one.bounds), JSON.stringify(one.options),
    one.validUntilMs, one.nowMs, one.tag)
  return id
}

export const offerById = (sql: Sql, id: string): OfferRecord | undefined => sql.get<OfferRecord>('SELECT * FROM offer WHERE id = ?', id)

/** Open to expired, unless the person was faster. */
export function expireOffer(sql: Sql, runId: string, visitSeq: number): { expired: true } | { expired: false; result: string } {
  if (sql.run(`UPDATE offer SET status = 'expired' WHERE runId = ? AND visitSeq = ? AND status = 'open'`, runId, visitSeq) > 0) return { expired: true }
  const offer = sql.get<{ status: string }>('SELECT status FROM offer WHERE runId = ? AND visitSeq = ?', runId, visitSeq)
  return offer && offer.status !== 'expired' ? { expired: false, result: offer.status } : { expired: true }
}

export type OfferAnswer = 'accepted' | 'other_amount' | 'asked_human' | 'difficulty' | 'declined'

/**
 * The person's answer, by compare-and-set; an accepted option becomes a payment plan, active after the first payment.
 * `stale`: the option was made for other arrears than today's, so that nobody signs for money that is no longer owed.
 */
export function answerOffer(
  sql: Sql, one: { offerId: string; answer: OfferAnswer; option?: number; note?: string; nowMs: number },
): { kind: 'answered' } | { kind: 'closed'; status: string } | { kind: 'stale' } | { kind: 'no_such_option' } {
  const offer = offerById(sql, one.offerId)
  if (!offer) return { kind: 'closed', status: 'gone' }
  const chosen = (JSON.parse(offer.options) as OfferOption[]).find((o) => o.n === one.option)
  if (one.answer === 'accepted' && !chosen) return { kind: 'no_such_option' }
  if (offer.status === 'open' && one.answer === 'accepted' && chosen && isStale(sql, offer, chosen)) return { kind: 'stale' }
  const changed = sql.run(`UPDATE offer SET status = ?, answer = ?, answeredAt = ? WHERE id = ? AND status = 'open'`,
    one.answer, JSON.stringify({ option: one.option ?? null, note: one.note ?? '' }), one.nowMs, one.offerId)
  if (changed === 0) return { kind: 'closed', status: offer.status }
  if (one.answer === 'accepted' && chosen) startPaymentPlan(sql, offer, { option: chosen, nowMs: one.nowMs })
  const type = `offer.${one.answer}` as EventType
  enqueueEvent(sql, offer.runId, { type, ref: offer.id, atMs: one.nowMs, data: { visit: offer.visitSeq, option: one.option ?? 0 } })
  return { kind: 'answered' }
}

/** The option was made for other arrears than today's. */
export function isStale(sql: Sql, offer: Pick<OfferRecord, 'caseId'>, option: OfferOption): boolean {
  const open = sql.get<{ n: number; cents: number }>(
    `SELECT COUNT(*) AS n, COALESCE(SUM(MAX(arrearsCents, 0)), 0) AS cents FROM debt
     WHERE caseId = ? AND confirmed = 1 AND status IN ('open', 'disputed')`, offer.caseId)
  return !open || open.n === 0 || open.cents !== option.instalments.reduce((sum, i) => sum + i.amountCents, 0)
}

/** Takes the place of every plan that is still open. */
function startPaymentPlan(sql: Sql, offer: OfferRecord, one: { option: OfferOption; nowMs: number }): void {
  rescheduleOpenPlans(sql, offer.caseId, one.nowMs)
  const planId = newId('plan')
  sql.run(`INSERT INTO payment_plan (id, caseId, personId, runId, offerId, status, createdAt) VALUES (?,?,?,?,?,'proposed',?)`,
    planId, offer.caseId, offer.personId, offer.runId, offer.id, one.nowMs)
  for (const i of one.option.instalments) {
    sql.run('INSERT INTO instalment (planId, n, amountCents, dueDate, dueAt) VALUES (?,?,?,?,?)', planId, i.n, i.amountCents, i.dueDate, i.dueAtMs)
  }
}
