/** What one row of a portfolio file says, read and checked. Money: integer minor units of `currency`. */
export interface PortfolioRow {
  /** Line of the file on which the row begins, from 1 with the header. */
  line: number
  reference: string
  customerRef: string
  currency: string
  arrearsCents: number
  /** null: the file does not say. */
  balanceCents: number | null
  /** Oldest unpaid due date, YYYY-MM-DD. */
  dueDate: string
  attributes: Record<string, Scalar>
  person: PersonFacts
  points: Point[]
  /** The file has spoken of this person before: the first row counts, this one only fills gaps. */
  again: boolean
}

export type Scalar = string | number | boolean

/** null: the file does not say, and what is stored stays. */
export interface PersonFacts {
  firstName: string | null
  lastName: string | null
  birthDate: string | null
  language: string | null
  street: string | null
  postcode: string | null
  city: string | null
  country: string | null
}

export interface Point {
  kind: 'mobile' | 'landline' | 'email' | 'post'
  /** E.164 for phones, lower case for emails. */
  value: string
}

/** Where rows go, and what the caller knows that the store does not. */
export interface Destination {
  importId: string
  portfolio: { id: string; country: string }
  /** Business instant of this chunk. */
  nowMs: number
  zonesOf: (where: { postcode: string | null; country: string; phone: string | null }) => string[]
  languageOf: (country: string) => string
  /** Next number of a case; kept between chunks, null before the first. */
  nextCase: { number: number | null }
}

export interface Refusal {
  line: number
  /** Header of the column; empty when it is the row as a whole. */
  column: string
  /** A code, with an argument behind a colon where it has one. */
  reason: string
  value: string
}

/** What a chunk of rows came to. Every row is in exactly one of the four. */
export interface LoadCount {
  inserted: number
  updated: number
  unchanged: number
  refusals: Refusal[]
}
