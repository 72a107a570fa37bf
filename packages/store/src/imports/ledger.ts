import type { ContactPointRecord, DebtRecord, PersonRecord } from '../cases/rows.ts'
import type { Sql } from '../db/open-db.ts'
import type { Destination, PortfolioRow } from './types.ts'

type StoredPerson = Pick<PersonRecord,
  'id' | 'customerRef' | 'firstName' | 'lastName' | 'birthDate' | 'language' | 'street' | 'postcode' | 'city' | 'country' | 'zones'>
export type StoredPoint = Pick<ContactPointRecord, 'id' | 'personId' | 'kind' | 'value' | 'source' | 'wrongAt' | 'undeliveredAt'>
export type StoredDebt = Pick<DebtRecord,
  'id' | 'personId' | 'caseId' | 'reference' | 'currency' | 'balanceCents' | 'arrearsCents' | 'dueDate' | 'status' | 'attributes' | 'confirmed'> & { importId: string | null }

/** One person as a chunk finds and leaves it. */
export interface PersonEntry {
  stored: StoredPerson
  points: StoredPoint[]
  state: 'new' | 'changed' | 'same'
  /** References and addresses have changed: what the search box looks into must follow. */
  searchStale: boolean
}

/** What the database knows about the rows of one chunk, read in five statements and changed in memory. */
export interface Ledger {
  persons: Map<string, PersonEntry>
  debts: Map<string, StoredDebt>
  /** Case id by person and currency. */
  cases: Map<string, string>
}

export const caseKey = (personId: string, currency: string): string => `${personId} ${currency}`

export function readLedger(sql: Sql, { portfolio }: Destination, rows: readonly PortfolioRow[]): Ledger {
  const persons = new Map<string, PersonEntry>()
  const byId = new Map<string, PersonEntry>()
  for (const stored of personsOf(sql, portfolio.id, rows)) {
    const entry: PersonEntry = { stored, points: [], state: 'same', searchStale: false }
    persons.set(stored.customerRef, entry)
    byId.set(stored.id, entry)
  }
  const ids = JSON.stringify([...byId.keys()])
  const points = sql.all<StoredPoint>(
    `SELECT p.id, p.personId, p.kind, p.value, p.source, p.wrongAt, p.undeliveredAt FROM json_each(?) j
     CROSS JOIN contact_point p ON p.personId = j.value`, ids)
  for (const point of points) byId.get(point.personId)?.points.push(point)
  const cases = sql.all<{ id: string; personId: string; currency: string }>(
    `SELECT c.id, c.personId, c.currency FROM json_each(?) j CROSS JOIN collection_case c ON c.personId = j.value AND c.portfolioId = ?`, ids, portfolio.id)
  return {
    persons,
    debts: new Map(debtsOf(sql, portfolio.id, rows).map((debt) => [debt.reference, debt])),
    cases: new Map(cases.map((one) => [caseKey(one.personId, one.currency), one.id])),
  }
}

// CROSS JOIN keeps the order as written: from the list to the index, never a scan of the table.
const personsOf = (sql: Sql, portfolioId: string, rows: readonly PortfolioRow[]): StoredPerson[] =>
  sql.all<StoredPerson>(
    `SELECT p.id, p.customerRef, p.firstName, p.lastName, p.birthDate, p.language, p.street, p.postcode, p.city, p.country, p.zones
     FROM (SELECT DISTINCT value FROM json_each(?)) j CROSS JOIN person p ON p.portfolioId = ? AND p.customerRef = j.value`,
    JSON.stringify(rows.map((row) => row.customerRef)), portfolioId)

const debtsOf = (sql: Sql, portfolioId: string, rows: readonly PortfolioRow[]): StoredDebt[] =>
  sql.all<StoredDebt>(
    `SELECT d.id, d.personId, d.caseId, d.reference, d.currency, d.balanceCents, d.arrearsCents, d.dueDate, d.status, d.attributes, d.confirmed, d.importId
     FROM json_each(?) j CROSS JOIN debt d ON d.portfolioId = ? AND d.reference = j.value`,
    JSON.stringify(rows.map((row) => row.reference)), portfolioId)
