import { z } from 'zod'

/**
 * Types of events that can reach a run. Facts spoken on any channel are applied to our rows by the
 * transaction that stores the event; the run only learns of it (durability rules 2 and 6).
 */
export const EVENT_TYPES = [
  'payment', 'payment_pending', 'payment_reversed', 'reply', 'click', 'promise', 'dispute', 'opt_out', 'complaint',
  'difficulty', 'callback_request', 'undelivered', 'wrong_number', 'cease', 'recalled', 'written_off', 'sold',
  'deceased', 'vulnerable', 'life_event', 'fact_changed', 'released', 'debt_updated',
  'offer.accepted', 'offer.other_amount', 'offer.asked_human', 'offer.difficulty', 'offer.declined',
  'task.resolved', 'promise.kept', 'promise.part_kept', 'promise.cancelled', 'instalment.paid', 'plan.completed', 'plan.rescheduled',
  'sub.ended', 'contact.result',
] as const
export const EventType = z.enum(EVENT_TYPES)
export type EventType = (typeof EVENT_TYPES)[number]

/**
 * What the relay delivers to a workflow, in order of `seq`. Ids, codes, cents and instants only: the
 * payload stands in Temporal's history (durability rule 20).
 */
export interface RunEvent {
  /** 1, 2, 3... per run; the state keeps a watermark. */
  seq: number
  type: EventType
  /** Our stored event's id, or the task's, offer's... that it is about. */
  ref: string
  /** Business instant, epoch ms. */
  atMs: number
  /** Set when this event is an interrupt that ends the run. */
  stop?: string
  /** Ids, codes, cents and instants that a `when` may read as `event.*`. */
  data: Record<string, string | number | boolean>
}
