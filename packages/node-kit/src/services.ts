import type { Words } from '@parcours/journey'

/**
 * What a node's own step may ask of the store. All calls are synchronous: a local step runs inside one
 * transaction on our database, together with its trace. Everything is keyed by (run, visit), so a step that
 * runs twice for one visit finds what it wrote.
 */
export interface StepServices {
  /** Facts of the case, fresh in this transaction; paths as in @parcours/facts. */
  facts(): Readonly<Record<string, unknown>>
  score(cardId: string): ScoreResult
  tasks: { open(task: NewTask): { taskId: string } }
  promises: PromiseService
  offers: OfferService
  paymentPlans: PaymentPlanService
  subJourneys: { enrol(slug: string): { kind: 'started'; runId: string } | { kind: 'refused'; reason: string } }
}

export type ScoreResult =
  | { kind: 'scored'; score: number; band: string; reasons: Words[] }
  | { kind: 'not_scored'; missing: string[] }

export interface NewTask {
  queue: string
  skill: string
  /** 1 urgent to 5 low. */
  priority: number
  /** Business instant, epoch ms. */
  dueAtMs: number
  instructions: string
  /** Names of the results the operator may choose. */
  results: string[]
}

export interface PromiseState {
  promiseId: string
  amountCents: number
  /** End of the due day in the debtor's zone, business epoch ms. */
  dueAtMs: number
  receivedCents: number
}
export type PromiseEnd = 'kept' | 'part_kept' | 'broken' | 'cancelled'
export interface PromiseService {
  /** The open promise of this case's debts, if any. */
  open(): PromiseState | undefined
  /** How the newest promise that was made since the run entered has ended; undefined while it is open, and without one. */
  endInRun(): PromiseEnd | undefined
  /** Compare-and-set from open; returns the stored status when somebody was faster. */
  close(promiseId: string, status: PromiseEnd): string
}

export interface OfferBounds {
  maxInstalments: number
  minInstalmentCents: number
  /** First instalment at most this many days from now. */
  firstWithinDays: number
  frozenInterest: boolean
}
export interface OfferService {
  /** Makes (or finds, for this visit) the offer with at most three options and its signed link. */
  make(bounds: OfferBounds, validUntilMs: number): { offerId: string; options: number; arrearsCents: number }
}

export interface InstalmentState {
  n: number
  amountCents: number
  dueAtMs: number
  paidCents: number
}
export type PlanEnd = 'completed' | 'broken' | 'rescheduled'
export interface PaymentPlanService {
  /** The payment plan of this case that is proposed or active, if any. */
  current(): { planId: string; status: string; instalments: InstalmentState[]; missed: number } | undefined
  /** How a plan has ended: by its last payment, a person, another plan in its place. Undefined while it is open. */
  endOf(planId: string): PlanEnd | undefined
  /** How the newest plan that was made since the run entered has ended; undefined while it is open, and without one. */
  endInRun(): PlanEnd | undefined
  markMissed(planId: string, n: number): void
  close(planId: string, status: PlanEnd): void
}
