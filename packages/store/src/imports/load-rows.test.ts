import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DebtRecord } from '../cases/rows.ts'
import { loadCase } from '../cases/snapshot.ts'
import type { Db } from '../db/open-db.ts'
import { T0, put, putJourney, putPerson, putPortfolio, putRun } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { confirmDebts } from './confirm-cases.ts'
import { loadCases } from './load-cases.ts'
import { loadRows } from './load-rows.ts'
import type { Destination, LoadCount, PortfolioRow } from './types.ts'

const NOBODY: PortfolioRow['person'] = { firstName: null, lastName: null, birthDate: null, language: null, street: null, postcode: null, city: null, country: null }
let line = 1
const row = (reference: string, customerRef: string, more: Partial<PortfolioRow> = {}): PortfolioRow => ({
  line: (line += 1), reference, customerRef, currency: 'EUR', arrearsCents: 5_000, balanceCents: null, dueDate: '2026-11-02', attributes: {}, person: NOBODY, points: [], again: false, ...more,
})

let db: Db
let drop: () => Promise<void>
let to: Destination
beforeAll(async () => {
  ({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1, first: 'Zoé', debts: 2, mobile: '+33639980001' })
    putJourney(sql, { id: 'j', versions: 1 })
    sql.run(`UPDATE version SET plan = '{"listens":["debt_updated"],"ends":["cured"]}'`)
  })
})
afterAll(() => drop())
beforeEach(() => {
  to = {
    importId: 'imp1', portfolio: { id: 'p1', country: 'FR' }, nowMs: T0, nextCase: { number: null }, languageOf: () => 'fr',
    zonesOf: ({ postcode }) => [postcode === '97400' ? 'Indian/Reunion' : 'Europe/Paris'],
  }
})

const load = (...rows: PortfolioRow[]): Promise<LoadCount> => db.write((sql) => loadRows(sql, to, rows))
const debt = (reference: string) => db.read.get<DebtRecord & { importId: string | null }>('SELECT * FROM debt WHERE reference = ?', reference)
const dump = () => ['person', 'contact_point', 'collection_case', 'debt'].map((table) => db.read.all(`SELECT * FROM ${table} ORDER BY id`))

describe('rows of a portfolio', () => {
  it('bring person, case and debts, unconfirmed, one case for each currency', async () => {
    const person = { ...NOBODY, firstName: 'Élise', lastName: 'Noël', postcode: '97400' }
    const count = await load(
      row('N-1', 'K-9', { person, points: [{ kind: 'email', value: 'e@x.org' }], attributes: { use: 0.5 } }), row('N-2', 'K-9', { again: true, balanceCents: 9_000 }), row('N-3', 'K-9', { again: true, currency: 'USD' }))
    expect(count).toMatchObject({ inserted: 3, updated: 0, unchanged: 0, refusals: [] })
    const [one, two, dollars] = ['N-1', 'N-2', 'N-3'].map((reference) => debt(reference)!)
    expect([one!.caseId === two!.caseId, one!.caseId === dollars!.caseId, one!.confirmed, one!.importId]).toEqual([true, false, 0, 'imp1'])
    expect([one!.balanceCents, two!.balanceCents, one!.attributes]).toEqual([5_000, 9_000, '{"use":0.5}'])
    expect(db.read.get('SELECT search, zones, language, country FROM person WHERE id = ?', one!.personId))
      .toEqual({ search: 'elise noel k-9 n-1 n-2 n-3 e@x.org', zones: '["Indian/Reunion"]', language: 'fr', country: 'FR' })
    expect(db.read.all<{ ref: string }>('SELECT ref FROM collection_case WHERE personId = ? ORDER BY ref', one!.personId).map(({ ref }) => ref)).toEqual(['C-100001', 'C-100002'])
  })

  it('change nothing when they come again', async () => {
    const rows = [row('S-1', 'K-20', { points: [{ kind: 'mobile', value: '+33639980020' }], attributes: { a: 1, b: true } }), row('S-2', 'K-20', { again: true })]
    await load(...rows)
    const before = dump()
    expect(await load(...rows)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 })
    expect(dump()).toEqual(before)
  })

  it('number cases on, also past somebody else’s', async () => {
    await load(row('R-1', 'K-30'))
    await db.write((sql) => put(sql, 'collection_case', { id: 'taken', ref: `C-${to.nextCase.number}`, personId: 'x', portfolioId: 'p1', currency: 'EUR' }))
    const taken = to.nextCase.number ?? 0
    await load(row('R-2', 'K-31'))
    expect(db.read.get('SELECT ref FROM collection_case WHERE id = ?', debt('R-2')!.caseId)).toEqual({ ref: `C-${taken + 1}` })
  })

  it('are refused alone when a debt has another owner or currency', async () => {
    const count = await load(row('D-1-1', 'K-40'), row('D-1-2', 'K-1', { currency: 'USD' }), row('T-1', 'K-40'))
    expect(count.refusals.map(({ reason, value }) => [reason, value])).toEqual([['other_customer', 'D-1-1'], ['currency_changed', 'EUR → USD']])
    expect([count.inserted, debt('T-1')?.arrearsCents]).toEqual([1, 5_000])
  })

  it('open a paid debt again, and leave a recalled one closed', async () => {
    await load(row('U-1', 'K-50', { arrearsCents: 0 }), row('U-2', 'K-50'))
    expect(debt('U-1')).toMatchObject({ status: 'paid', balanceCents: 0 })
    await db.write((sql) => sql.run(`UPDATE debt SET status = 'recalled' WHERE reference = 'U-2'`))
    await load(row('U-1', 'K-50', { arrearsCents: 700 }), row('U-2', 'K-50', { arrearsCents: 900 }))
    expect([debt('U-1'), debt('U-2')]).toMatchObject([{ status: 'open', balanceCents: 700 }, { status: 'recalled', arrearsCents: 900 }])
  })

  it('belong to the import that brought them until they are confirmed, then to the last that changed them', async () => {
    await load(row('V-1', 'K-55'))
    to = { ...to, importId: 'imp2' }
    await load(row('V-1', 'K-55', { arrearsCents: 1 }))
    expect(debt('V-1')).toMatchObject({ importId: 'imp1', confirmed: 0, arrearsCents: 1 })
    await confirmDebts(db, 'imp1', { caseIds: [debt('V-1')!.caseId], nowMs: T0 })
    await load(row('V-1', 'K-55', { arrearsCents: 2 }))
    expect(debt('V-1')).toMatchObject({ importId: 'imp2', confirmed: 1, arrearsCents: 2 })
  })

  it('keep a balance that the file does not have', async () => {
    await load(row('D-1-1', 'K-1', { arrearsCents: 4_000 }))
    expect(debt('D-1-1')).toMatchObject({ arrearsCents: 4_000, balanceCents: 20_000 })
  })
})

describe('a waiting run', () => {
  const deliveries = (runId: string) => db.read.all<{ payload: string }>('SELECT payload FROM delivery WHERE runId = ? ORDER BY seq', runId).map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)

  it('hears of an update of its case, and of nothing else', async () => {
    await db.write((sql) => {
      putPerson(sql, { n: 60, debts: 2 })
      putRun(sql, { id: 'r60', person: 60, journey: 'j', version: 1, enteredAt: T0 })
    })
    await load(row('W-1', 'K-60'))
    await load(row('W-1', 'K-60', { arrearsCents: 1 }))
    await load(row('D-60-1', 'K-60', { arrearsCents: 10_000, balanceCents: 20_000 }))
    expect(deliveries('r60')).toEqual([])
    await load(row('D-60-1', 'K-60', { arrearsCents: 3_000, balanceCents: 20_000 }))
    const [heard] = deliveries('r60')
    expect(heard).toMatchObject({ seq: 1, type: 'debt_updated', data: { arrearsCents: 13_000 } })
    expect(heard).not.toHaveProperty('stop')
    expect(db.read.get('SELECT type, status, caseId, reference FROM event WHERE id = ?', String(heard!.ref))).toEqual({ type: 'debt_updated', status: 'applied', caseId: 'case60', reference: 'D-60-1' })
  })

  it('ends as cured when the ledger calls its case current; its promise is kept', async () => {
    await db.write((sql) => {
      putPerson(sql, { n: 61 })
      putRun(sql, { id: 'r61', person: 61, journey: 'j', version: 1, enteredAt: T0 })
      put(sql, 'promise', { id: 'prm61', caseId: 'case61', personId: 'per61', amountCents: 100, currency: 'EUR', dueDate: '2026-12-01', dueAt: T0 + 1, source: 'event', createdAt: T0 })
    })
    await load(row('D-61-1', 'K-61', { arrearsCents: 90, balanceCents: 20_000 }))
    expect(deliveries('r61').at(-1)).toMatchObject({ type: 'debt_updated', stop: 'cured', data: { arrearsCents: 90 } })
    expect(db.read.get(`SELECT status FROM promise WHERE id = 'prm61'`)).toEqual({ status: 'kept' })
    expect(db.read.get(`SELECT currentInWindow FROM run WHERE id = 'r61'`)).toEqual({ currentInWindow: 1 })
  })
})

it('many cases are read as one by one, with the debts that wait besides', async () => {
  await db.write((sql) => {
    put(sql, 'opt_out', { id: 'o1', personId: 'per1', scope: 'all', at: T0 })
    put(sql, 'payment', { id: 'pay1', eventId: 'e1', caseId: 'case1', reference: 'x', amountCents: 5, currency: 'EUR', valueDate: '2026-11-02', at: T0, status: 'allocated' })
  })
  const ids = [...db.read.all<{ id: string }>(`SELECT id FROM collection_case WHERE id <> 'taken' ORDER BY ref DESC`).map(({ id }) => id), 'nobody']
  const read = loadCases(db.read, ids, T0)
  expect(ids.length).toBeGreaterThan(8)
  expect(read.some((one) => one.debts.some((each) => each.confirmed === 0))).toBe(true)
  await db.write((sql) => sql.run('UPDATE debt SET confirmed = 1'))
  expect(loadCases(db.read, ids, T0)).toEqual(ids.flatMap((id) => loadCase(db.read, id, T0) ?? []))
})
