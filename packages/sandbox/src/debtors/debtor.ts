import { z } from 'zod'
import type { Segment } from './parameters.ts'

/** What the product tells the sandbox of a person with one creditor. Amounts in minor units. */
export const ToldDebtor = z.object({
  personRef: z.string().min(1),
  creditorRef: z.string().min(1),
  phone: z.string().nullish(),
  email: z.string().nullish(),
  postalKey: z.string().nullish(),
  language: z.enum(['en', 'fr']),
  /** Days past due of the oldest debt on the day of telling. */
  dpd: z.number().int(),
  arrearsCents: z.number().int().min(0),
  currency: z.string().length(3),
  debtReferences: z.array(z.string()).min(1),
  /** Identity facts, for the offer page. */
  birthDate: z.iso.date().nullish(),
  postcode: z.string().nullish(),
  timeZone: z.string().nullish(),
})
export type ToldDebtor = z.infer<typeof ToldDebtor>

export interface OpenPromise {
  id: number
  amountCents: number
  /** Business epoch ms when the person will pay or not. */
  dueMs: number
  source: 'voice' | 'voice-today' | 'message'
}

export interface Instalment {
  amountCents: number
  dueMs: number
}

/** What has happened to a person and what they remember. */
export interface Life {
  arrearsCents: number
  /** Instants of the contacts noticed in the last 14 days, business epoch ms. */
  contactsMs: number[]
  /** How many contacts by channel: the draws are keyed by it. */
  counts: Record<string, number>
  promises: OpenPromise[]
  promisesMade: number
  promisesBroken: number
  plan: Instalment[]
  paidInstalments: number
  disputeUntilMs: number
  /** Asked for a payment plan, so the next offer is welcome. */
  wantsPlan: boolean
  optedOut: string[]
  /** When the person will next pay unasked, business epoch ms; other plans to do so are void. */
  spontaneousMs: number
  lastPaidMs: number
}

export interface Debtor {
  /** `${creditorRef}/${personRef}` */
  id: string
  told: ToldDebtor
  /** Business epoch ms. */
  toldMs: number
  segment: Segment
  life: Life
}

export const debtorId = (told: ToldDebtor) => `${told.creditorRef}/${told.personRef}`

export const DAY_MS = 86_400_000
export const MINUTE_MS = 60_000

export const newLife = (arrearsCents: number): Life => ({
  arrearsCents, contactsMs: [], counts: {}, promises: [], promisesMade: 0, promisesBroken: 0, plan: [],
  paidInstalments: 0, disputeUntilMs: 0, wantsPlan: false, optedOut: [], spontaneousMs: 0, lastPaidMs: 0,
})

/** Days past due at a business instant: they grow by the day from what was told. */
export const dpdAt = (debtor: Debtor, nowMs: number) =>
  debtor.told.dpd + Math.max(0, Math.floor((nowMs - debtor.toldMs) / DAY_MS))

export const zoneOf = (told: ToldDebtor) =>
  told.timeZone ?? (told.language === 'fr' ? 'Europe/Paris' : 'America/New_York')
