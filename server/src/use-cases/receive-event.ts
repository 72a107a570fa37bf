import { z } from 'zod'
import { localInstant } from '@parcours/clock'
import {
  applyCease, applyComplaint, applyDispute, applyOptOut, applyPayment, applyPaymentPending, applyPromise, applySignal,
  applyVulnerable, applyWithdrawal, receive, settle, type Fact, type Sql,
} from '@parcours/store'
import type { Deps } from '../deps.ts'
import { enrolOnChange } from './enrol-on-change.ts'

const MOST_CENTS = 100_000_000_000
/** As the import of payments: no zero, and nothing that no debt could be. */
const cents = z.int().min(-MOST_CENTS).max(MOST_CENTS).refine((amount) => amount !== 0, 'An amount of zero is no money')
const Common = z.strictObject({
  messageId: z.string().min(1).max(200),
  at: z.iso.datetime({ offset: true }).optional(),
  /** Creditor: id or name of a portfolio. With `debt` or `customer` it names the case. */
  creditor: z.string().max(120).optional(),
  debt: z.string().max(120).optional(),
  customer: z.string().max(120).optional(),
})
const money = { amountCents: cents, currency: z.string().regex(/^[A-Z]{3}$/).default('EUR') }

/** What a creditor's system (or its stand-in) may tell us. One shape for each type; unknown members are refused. */
export const IncomingEvent = z.discriminatedUnion('type', [
  Common.extend({ type: z.enum(['payment', 'payment_reversed']), ...money, valueDate: z.iso.date().optional(), reverses: z.string().optional() }),
  Common.extend({ type: z.literal('promise'), ...money, dueDate: z.iso.date() }),
  Common.extend({ type: z.enum(['payment_pending', 'dispute', 'complaint', 'cease', 'deceased', 'vulnerable', 'difficulty', 'life_event']), note: z.string().max(2000).optional() }),
  Common.extend({ type: z.enum(['recalled', 'sold', 'written_off', 'settled', 'placed']) }),
  Common.extend({ type: z.literal('opt_out'), scope: z.enum(['address', 'channel', 'all']), channel: z.enum(['sms', 'email', 'voice_ai', 'letter']).optional(), address: z.string().max(300).optional() }),
])
export type IncomingEvent = z.infer<typeof IncomingEvent>

export interface Target {
  caseId: string
  personId: string
  portfolioId: string
  currency: string
  debtId?: string
}

export type EventAnswer =
  | { kind: 'stored'; eventId: string; status: 'applied' | 'unmatched' }
  | { kind: 'duplicate'; eventId: string }
  | { kind: 'conflict'; eventId: string }

/** The case that an event speaks of: by debt reference, else by customer. */
export function findTarget(sql: Sql, event: Pick<IncomingEvent, 'creditor' | 'debt' | 'customer'>): Target | undefined {
  const creditor = event.creditor ?? ''
  if (event.debt !== undefined) {
    const byDebt = sql.get<Target>(
      `SELECT d.caseId, d.personId, d.portfolioId, c.currency, d.id AS debtId FROM debt d JOIN collection_case c ON c.id = d.caseId
       JOIN portfolio p ON p.id = d.portfolioId WHERE d.reference = ? AND (? = '' OR p.id = ? OR p.creditor = ?) LIMIT 1`,
      event.debt, creditor, creditor, creditor)
    if (byDebt) return byDebt
  }
  if (event.customer === undefined) return undefined
  return sql.get<Target>(
    `SELECT c.id AS caseId, c.personId, c.portfolioId, c.currency FROM collection_case c JOIN person s ON s.id = c.personId
     JOIN portfolio p ON p.id = c.portfolioId WHERE (s.customerRef = ? OR c.ref = ?) AND (? = '' OR p.id = ? OR p.creditor = ?) LIMIT 1`,
    event.customer, event.customer, creditor, creditor, creditor)
}

/**
 * Stores an event and applies its fact in one transaction, then answers: acknowledged means applied
 * (durability rule 6). The relay carries it to the runs. Repeats and reordering change nothing.
 */
export async function receiveEvent(deps: Deps, event: IncomingEvent, source: string): Promise<EventAnswer> {
  const { answer, caseId } = await storeAndApply(deps, event, source)
  if (answer.kind === 'stored' && caseId !== undefined) await enrolOnChange(deps, caseId)
  return answer
}

function storeAndApply(deps: Deps, event: IncomingEvent, source: string): Promise<{ answer: EventAnswer; caseId?: string }> {
  return deps.db.write((sql) => {
    const nowMs = deps.clock.nowMs()
    const received = receive(sql, { source, messageId: event.messageId, type: event.type, body: event, atMs: nowMs })
    if (received.kind !== 'new') return { answer: { kind: received.kind, eventId: received.event.id } }
    const target = findTarget(sql, event)
    const reference = event.debt ?? event.customer ?? ''
    const reason = apply(sql, { event, eventId: received.eventId, target, nowMs })
    const status = target && reason === undefined ? 'applied' : 'unmatched'
    settle(sql, received.eventId, { status, personId: target?.personId, caseId: target?.caseId, reference, reason })
    return { answer: { kind: 'stored', eventId: received.eventId, status }, caseId: target?.caseId }
  })
}

interface Applying {
  event: IncomingEvent
  eventId: string
  target: Target | undefined
  nowMs: number
}

/** @returns why it could not be applied */
function apply(sql: Sql, { event, eventId, target, nowMs }: Applying): string | undefined {
  if (event.type === 'payment' || event.type === 'payment_reversed') {
    const signed = event.type === 'payment_reversed' ? -Math.abs(event.amountCents) : event.amountCents
    const booked = applyPayment(sql, {
      eventId, reference: event.debt ?? event.customer ?? '', amountCents: signed, currency: event.currency,
      valueDate: event.valueDate ?? new Date(nowMs).toISOString().slice(0, 10), nowMs, target, reverses: event.reverses,
    })
    return booked.kind === 'unallocated' ? booked.reason : undefined
  }
  if (!target) return 'unknown_reference'
  const fact: Fact & { caseId: string } = { eventId, nowMs, personId: target.personId, caseId: target.caseId, debtId: target.debtId }
  switch (event.type) {
    case 'promise': {
      const dueAtMs = localInstant(event.dueDate, '24:00', 'Europe/Paris')
      const made = applyPromise(sql, fact, { amountCents: event.amountCents, currency: event.currency, dueDate: event.dueDate, dueAtMs, source: 'event' })
      return made.kind === 'refused' ? made.reason : undefined
    }
    case 'opt_out': return void applyOptOut(sql, fact, event)
    case 'payment_pending': return void applyPaymentPending(sql, fact, 'payment_pending')
    case 'dispute': return void applyDispute(sql, fact)
    case 'complaint': return void applyComplaint(sql, fact)
    case 'cease':
    case 'deceased': return void applyCease(sql, fact, event.type === 'cease' ? 'ceased' : 'deceased')
    case 'vulnerable': return void applyVulnerable(sql, fact)
    case 'difficulty':
    case 'life_event': return void applySignal(sql, fact, event.type)
    default: return void applyWithdrawal(sql, fact, event.type)
  }
}
