import type { Sql } from '../db/open-db.ts'

type Value = string | number | null
type Row = Record<string, Value>

/** Writes one row with the columns that are given; the database's own defaults fill the rest. */
export function put(sql: Sql, table: string, row: Row): void {
  const names = Object.keys(row)
  const columns = names.map((name) => `"${name}"`).join(', ')
  sql.run(`INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(', ')})`, ...Object.values(row))
}

export const T0 = Date.UTC(2026, 10, 23, 9)

export const putPortfolio = (sql: Sql, row: Row = {}): void =>
  put(sql, 'portfolio', { id: 'p1', name: 'Cards', creditor: 'Banque Exemple', collector: 'creditor', country: 'FR', currency: 'EUR', ...row })

export interface TestPerson {
  n: number
  first?: string
  last?: string
  mobile?: string
  email?: string
  arrearsCents?: number
  debts?: number
}

/** A person `per<n>` with one case `case<n>` (C-<n>) and its debts D-<n>-<i>. */
export function putPerson(sql: Sql, one: TestPerson): void {
  const { n, first = 'Alex', last = `Person${n}`, arrearsCents = 10_000 } = one
  put(sql, 'person', {
    id: `per${n}`, portfolioId: 'p1', customerRef: `K-${n}`, firstName: first, lastName: last, country: 'FR', zones: '["Europe/Paris"]',
    search: `${first} ${last} K-${n}`.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase(),
  })
  put(sql, 'collection_case', { id: `case${n}`, ref: `C-${n}`, personId: `per${n}`, portfolioId: 'p1', currency: 'EUR' })
  for (const [kind, value] of [['mobile', one.mobile], ['email', one.email]] as const) {
    if (value) put(sql, 'contact_point', { id: `${kind}${n}`, personId: `per${n}`, kind, value })
  }
  for (let i = 1; i <= (one.debts ?? 1); i++) {
    put(sql, 'debt', {
      id: `debt${n}-${i}`, portfolioId: 'p1', personId: `per${n}`, caseId: `case${n}`, reference: `D-${n}-${i}`, currency: 'EUR',
      balanceCents: arrearsCents * 2, arrearsCents, dueDate: '2026-11-02', updatedAt: T0,
    })
  }
}

/** A journey with versions 1..n; drawing and plan are empty, which the lists never read. */
export function putJourney(sql: Sql, one: { id: string; versions: number }): void {
  put(sql, 'journey', { id: one.id, slug: one.id, name: `Journey ${one.id}`, draft: '{}', savedAt: T0, savedBy: 'a', createdAt: T0 })
  for (let number = 1; number <= one.versions; number++) {
    put(sql, 'version', { id: `${one.id}-v${number}`, journeyId: one.id, number, drawing: '{}', plan: '{}', hash: `${one.id}${number}`, publishedAt: T0, publishedBy: 'a' })
  }
}

export interface TestRun {
  id: string
  person: number
  journey: string
  version: number
  enteredAt: number
  status?: 'starting' | 'open' | 'ended'
  entryNo?: number
}

export const putRun = (sql: Sql, one: TestRun): void =>
  put(sql, 'run', {
    id: one.id, caseId: `case${one.person}`, personId: `per${one.person}`, portfolioId: 'p1', journeyId: one.journey,
    versionId: `${one.journey}-v${one.version}`, planHash: 'h', slug: one.journey, entryNo: one.entryNo ?? 1, grp: 'treated', status: one.status ?? 'open',
    enteredAt: one.enteredAt, entryDay: '2026-11-23', endedAt: one.status === 'ended' ? one.enteredAt + 1000 : null, arms: ';', currency: 'EUR',
    arrearsAtEntry: 10_000, windowEndsAt: one.enteredAt + 14 * 86_400_000, toleranceCents: 100,
  })

export interface TestVisit {
  run: TestRun
  seq: number
  node: string
  /** Left by this; absent: still there. */
  outcome?: string
  state?: 'here' | 'waiting' | 'postponed' | 'suspended'
}

export const putVisit = (sql: Sql, { run, seq, node, outcome, state }: TestVisit): void =>
  put(sql, 'visit', {
    runId: run.id, seq, versionId: `${run.journey}-v${run.version}`, nodeId: node, nodeType: 'sms', enteredAt: run.enteredAt + seq,
    leftAt: outcome === undefined ? null : run.enteredAt + seq + 1, outcome: outcome ?? null, openTag: 1, entryDay: '2026-11-23',
    state: state ?? 'here', grp: 'treated',
  })
