import { searchText, type Sql } from '@parcours/store'

interface Someone {
  n: number
  first: string
  last: string
  zone: string
  phone: string
  debts: number
}
const PEOPLE: Someone[] = [
  { n: 1, first: 'Hélène', last: 'Marchetti', zone: 'America/Martinique', phone: '+33612345678', debts: 2 },
  { n: 2, first: 'Paul', last: 'Okafor', zone: 'Europe/Paris', phone: '+33698765432', debts: 1 },
  { n: 3, first: 'Rosa', last: 'Blanc', zone: 'Europe/Paris', phone: '+33611111111', debts: 1 },
]

/** A portfolio with three cases C-1 to C-3, each debt 200.00 with 100.00 of it late since 2 November. */
export function putPeople(sql: Sql, nowMs: number): void {
  sql.run(`INSERT INTO portfolio (id, name, creditor, collector, country, currency) VALUES ('p1', 'Cards', 'Banque Exemple', 'creditor', 'FR', 'EUR')`)
  for (const one of PEOPLE) putOne(sql, one, nowMs)
}

function putOne(sql: Sql, { n, first, last, zone, phone, debts }: Someone, nowMs: number): void {
  const email = `${searchText(first)}@example.org`
  sql.run(`INSERT INTO person (id, portfolioId, customerRef, firstName, lastName, postcode, country, zones, search) VALUES (?,'p1',?,?,?,'75011','FR',?,?)`,
    `per${n}`, `K-${n}`, first, last, JSON.stringify([zone]), searchText(first, last, `K-${n}`))
  sql.run(`INSERT INTO collection_case (id, ref, personId, portfolioId, currency) VALUES (?,?,?,'p1','EUR')`, `case${n}`, `C-${n}`, `per${n}`)
  sql.run(`INSERT INTO contact_point (id, personId, kind, value) VALUES (?,?,'mobile',?), (?,?,'email',?)`, `m${n}`, `per${n}`, phone, `e${n}`, `per${n}`, email)
  for (let i = 1; i <= debts; i++) {
    sql.run(
      `INSERT INTO debt (id, portfolioId, personId, caseId, reference, currency, balanceCents, arrearsCents, dueDate, updatedAt)
       VALUES (?,'p1',?,?,?,'EUR',20000,10000,'2026-11-02',?)`, `debt${n}-${i}`, `per${n}`, `case${n}`, `D-${n}-${i}`, nowMs)
  }
}
