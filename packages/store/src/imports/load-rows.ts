import type { Sql } from '../db/open-db.ts'
import { idSource } from './ids.ts'
import { caseKey, readLedger, type Ledger, type PersonEntry, type StoredDebt, type StoredPoint } from './ledger.ts'
import { mergeDebt, newDebt } from './merge-debt.ts'
import { mergeFacts, mergePoints, newPerson, zonesOfEntry } from './merge-person.ts'
import { tellRuns, type ChangedCase } from './tell-runs.ts'
import type { Destination, LoadCount, PortfolioRow } from './types.ts'
import { writeChanges, type Changes } from './write-changes.ts'

const nextId = idSource()

interface Work extends LoadCount {
  ledger: Ledger
  to: Destination
  changes: Changes
  /** Cases of which a confirmed debt has changed. */
  changedCases: Map<string, ChangedCase>
}

/**
 * Books a chunk of portfolio rows: compares each with what is stored and writes only what differs, then tells the runs
 * whose cases have changed. Call in one transaction; 1,000 rows hold the writer for some 60 ms.
 */
export function loadRows(sql: Sql, to: Destination, rows: readonly PortfolioRow[]): LoadCount {
  const work: Work = {
    ledger: readLedger(sql, to, rows), to, inserted: 0, updated: 0, unchanged: 0, refusals: [], changedCases: new Map(),
    changes: { persons: new Set(), points: { added: new Set(), dropped: [] }, cases: [], debts: { added: new Map(), changed: new Map() } },
  }
  for (const row of rows) loadRow(work, row)
  writeChanges(sql, to, work.changes)
  tellRuns(sql, to, work.changedCases)
  const { inserted, updated, unchanged, refusals } = work
  return { inserted, updated, unchanged, refusals }
}

function loadRow(work: Work, row: PortfolioRow): void {
  const { ledger } = work
  const known = ledger.debts.get(row.reference)
  const owner = ledger.persons.get(row.customerRef)
  if (known && known.personId !== owner?.stored.id) return void work.refusals.push({ line: row.line, column: '', reason: 'other_customer', value: row.reference })
  if (known && known.currency !== row.currency) return void work.refusals.push({ line: row.line, column: '', reason: 'currency_changed', value: `${known.currency} → ${row.currency}` })
  const { person, changed } = mergePerson(work, row, owner)
  if (!known) {
    addDebt(work, row, person)
    work.inserted += 1
  } else if (changeDebt(work, row, known) || changed) work.updated += 1
  else work.unchanged += 1
}

function mergePerson(work: Work, row: PortfolioRow, known: PersonEntry | undefined): { person: PersonEntry; changed: boolean } {
  const person = known ?? newPerson(row, nextId('per'), work.to)
  if (!known) work.ledger.persons.set(row.customerRef, person)
  const factsChanged = known ? mergeFacts(person, row) : true
  const points = mergePoints(person, row, () => nextId('cpt'))
  const pointsChanged = points.added.length + points.dropped.length > 0
  if (!factsChanged && !pointsChanged) return { person, changed: false }
  notePoints(work, points)
  person.stored = { ...person.stored, zones: zonesOfEntry(person, work.to) }
  person.searchStale = true
  if (person.state === 'same') person.state = 'changed'
  work.changes.persons.add(person)
  return { person, changed: true }
}

/** A point that this very chunk added and dropped again was never stored. */
function notePoints({ changes: { points } }: Work, change: { added: StoredPoint[]; dropped: StoredPoint[] }): void {
  for (const point of change.added) points.added.add(point)
  for (const point of change.dropped) if (!points.added.delete(point)) points.dropped.push(point.id)
}

function addDebt(work: Work, row: PortfolioRow, person: PersonEntry): void {
  const personId = person.stored.id
  const key = caseKey(personId, row.currency)
  let caseId = work.ledger.cases.get(key)
  if (caseId === undefined) {
    caseId = nextId('cas')
    work.ledger.cases.set(key, caseId)
    work.changes.cases.push({ id: caseId, personId, currency: row.currency })
  }
  const debt = newDebt(row, { id: nextId('dbt'), personId, caseId })
  work.ledger.debts.set(row.reference, debt)
  work.changes.debts.added.set(debt.id, debt)
  person.searchStale = true
  work.changes.persons.add(person)
}

/** @returns whether the debt differs from what was stored */
function changeDebt(work: Work, row: PortfolioRow, known: StoredDebt): boolean {
  const next = mergeDebt(known, row)
  if (next === known) return false
  work.ledger.debts.set(row.reference, next)
  const { debts } = work.changes
  ;(debts.added.has(next.id) ? debts.added : debts.changed).set(next.id, next)
  // Nobody acts on a debt that waits for its confirmation.
  if (next.confirmed === 0) return true
  const { arrearsCents = 0, line = row.line } = work.changedCases.get(next.caseId) ?? {}
  work.changedCases.set(next.caseId, {
    caseId: next.caseId, personId: next.personId, reference: next.reference, line,
    arrearsCents: arrearsCents + Math.max(0, next.arrearsCents) - Math.max(0, known.arrearsCents),
  })
  return true
}
