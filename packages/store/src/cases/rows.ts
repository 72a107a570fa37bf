import type { SuspensionKind } from '@parcours/journey'

/** Rows of the object model. Money: integer cents; instants: business epoch ms; dates: YYYY-MM-DD. */
export interface PersonRecord {
  id: string
  portfolioId: string
  customerRef: string
  firstName: string
  lastName: string
  birthDate: string | null
  language: string
  type: string
  street: string | null
  postcode: string | null
  city: string | null
  country: string
  zones: string
  vulnerable: number
  strategic: number
  aiConsent: number
  payday: number | null
  deceasedAt: number | null
  ceasedAt: number | null
}
export interface DebtRecord {
  id: string
  portfolioId: string
  personId: string
  caseId: string
  reference: string
  currency: string
  balanceCents: number
  arrearsCents: number
  dueDate: string
  status: string
  attributes: string
  confirmed: number
}
export interface ContactPointRecord {
  id: string
  personId: string
  kind: 'mobile' | 'landline' | 'email' | 'post'
  value: string
  source: string
  wrongAt: number | null
  undeliveredAt: number | null
}
export interface SuspensionRecord {
  id: string
  personId: string
  debtId: string | null
  caseId: string | null
  kind: SuspensionKind
  since: number
  until: number | null
}
export interface OptOutRecord {
  id: string
  personId: string
  scope: 'address' | 'channel' | 'all'
  channel: string | null
  address: string | null
  at: number
}
export interface ContactRecord {
  id: string
  runId: string
  visitSeq: number
  attempt: number
  nodeId: string
  personId: string
  caseId: string
  debtIds: string
  channel: string
  address: string
  textId: string
  language: string
  subject: string | null
  body: string
  at: number
  sendByRealMs: number
  windowEndMs: number
  status: 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'unknown'
  outcome: string | null
  providerId: string | null
  costCents: number
  sandbox: number
  result: string | null
  repliedAt: number | null
  clickedAt: number | null
  settledAt: number | null
  /** The reference that the provider has it under, where that is not its key. */
  sentAs: string | null
}
export interface PortfolioRecord {
  id: string
  name: string
  creditor: string
  collector: 'creditor' | 'agency'
  country: string
  currency: string
  credit: string | null
}
export interface PromiseRecord {
  id: string
  caseId: string
  personId: string
  runId: string | null
  amountCents: number
  currency: string
  dueDate: string
  dueAt: number
  receivedCents: number
  status: string
  source: string
  createdAt: number
  closedAt: number | null
}
export interface InstalmentRecord {
  planId: string
  n: number
  amountCents: number
  dueDate: string
  dueAt: number
  paidCents: number
  missed: number
}
