import type { Sql } from '../db/open-db.ts'
import { searchText } from '../views/person-search.ts'
import { deleteAll, insertAll, updateAll } from './bulk.ts'
import type { PersonEntry, StoredDebt, StoredPoint } from './ledger.ts'
import type { Destination } from './types.ts'

/** What a chunk writes, each row once. */
export interface Changes {
  persons: Set<PersonEntry>
  points: { added: Set<StoredPoint>; dropped: string[] }
  cases: { id: string; personId: string; currency: string }[]
  debts: { added: Map<string, StoredDebt>; changed: Map<string, StoredDebt> }
}

export function writeChanges(sql: Sql, to: Destination, changes: Changes): void {
  writePersons(sql, to, changes)
  deleteAll(sql, 'contact_point', changes.points.dropped)
  insertAll(sql, 'contact_point', {
    columns: ['id', 'personId', 'kind', 'value'],
    rows: [...changes.points.added].map((p) => [p.id, p.personId, p.kind, p.value]),
  })
  writeCases(sql, to, changes.cases)
  writeDebts(sql, to, changes.debts)
  writeSearch(sql, [...changes.persons].filter((one) => one.state !== 'new' && one.searchStale).map((one) => one.stored.id))
}

const PERSON = ['firstName', 'lastName', 'birthDate', 'language', 'street', 'postcode', 'city', 'country', 'zones'] as const

function writePersons(sql: Sql, to: Destination, { persons, debts }: Changes): void {
  const references = new Map<string, string[]>()
  for (const debt of debts.added.values()) references.set(debt.personId, [...(references.get(debt.personId) ?? []), debt.reference])
  const entries = [...persons]
  insertAll(sql, 'person', {
    columns: ['id', 'portfolioId', 'customerRef', ...PERSON, 'search'],
    rows: entries.filter((one) => one.state === 'new').map(({ stored, points }) => [
      stored.id, to.portfolio.id, stored.customerRef, ...PERSON.map((name) => stored[name]),
      searchText(stored.firstName, stored.lastName, stored.customerRef, ...(references.get(stored.id) ?? []), ...points.filter((p) => p.kind !== 'post').map((p) => p.value)),
    ]),
  })
  updateAll(sql, 'person', {
    columns: PERSON, rows: entries.filter((one) => one.state === 'changed').map(({ stored }) => [stored.id, ...PERSON.map((name) => stored[name])]),
  })
}

const refOf = (number: number): string => `C-${String(number).padStart(6, '0')}`
const FIRST_CASE = 100_001

/** Cases are numbered on; a number that somebody else has taken meanwhile makes us look again. */
function writeCases(sql: Sql, to: Destination, cases: Changes['cases']): void {
  if (cases.length === 0) return
  const first = to.nextCase.number
  const taken = first === null || sql.get('SELECT 1 FROM collection_case WHERE ref = ?', refOf(first)) !== undefined
  // Longer refs are no numbers of ours.
  const start = taken
    ? Math.max(FIRST_CASE, 1 + (sql.get<{ n: number | null }>('SELECT MAX(CAST(SUBSTR(ref, 3) AS INTEGER)) AS n FROM collection_case WHERE LENGTH(ref) <= 14')?.n ?? 0))
    : first
  insertAll(sql, 'collection_case', {
    columns: ['id', 'ref', 'personId', 'portfolioId', 'currency'],
    rows: cases.map((one, i) => [one.id, refOf(start + i), one.personId, to.portfolio.id, one.currency]),
  })
  to.nextCase.number = start + cases.length
}

function writeDebts(sql: Sql, to: Destination, { added, changed }: Changes['debts']): void {
  insertAll(sql, 'debt', {
    columns: [
      'id', 'portfolioId', 'personId', 'caseId', 'reference', 'currency', 'balanceCents', 'arrearsCents', 'dueDate', 'status', 'attributes',
      'updatedAt', 'importId', 'confirmed',
    ],
    rows: [...added.values()].map((d) => [
      d.id, to.portfolio.id, d.personId, d.caseId, d.reference, d.currency, d.balanceCents, d.arrearsCents, d.dueDate, d.status, d.attributes,
      to.nowMs, to.importId, 0,
    ]),
  })
  updateAll(sql, 'debt', {
    // A debt that waits for the confirmation of another import stays with that one.
    columns: ['balanceCents', 'arrearsCents', 'dueDate', 'status', 'attributes', 'updatedAt', 'importId'],
    rows: [...changed.values()].map((d) => [d.id, d.balanceCents, d.arrearsCents, d.dueDate, d.status, d.attributes, to.nowMs, d.confirmed === 1 ? to.importId : d.importId]),
  })
}

/** Search texts of known persons are made anew from all that is stored of them. */
function writeSearch(sql: Sql, ids: readonly string[]): void {
  if (ids.length === 0) return
  const rows = sql.all<{ id: string; firstName: string; lastName: string; customerRef: string; refs: string | null; reach: string | null }>(
    `SELECT p.id, p.firstName, p.lastName, p.customerRef,
       (SELECT group_concat(reference, ' ') FROM debt WHERE personId = p.id) AS refs,
       (SELECT group_concat(value, ' ') FROM contact_point WHERE personId = p.id AND kind <> 'post') AS reach
     FROM json_each(?) j CROSS JOIN person p ON p.id = j.value`, JSON.stringify(ids))
  updateAll(sql, 'person', {
    columns: ['search'], rows: rows.map((p) => [p.id, searchText(p.firstName, p.lastName, p.customerRef, p.refs ?? '', p.reach ?? '')]),
  })
}
