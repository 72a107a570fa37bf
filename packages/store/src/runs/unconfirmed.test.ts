import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCase } from '../cases/snapshot.ts'
import type { Db } from '../db/open-db.ts'
import { loadCases } from '../imports/load-cases.ts'
import type { LiveVersion } from '../journeys/versions.ts'
import { put, putJourney, putPerson, putPortfolio, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { enrolCase } from './enrol.ts'

const VERSION: LiveVersion = {
  id: 'early-v1', journeyId: 'early', slug: 'early', hash: 'h', windowDays: 14, toleranceCents: 500, toleranceShare: 0.01, controlShare: 0, controlMaxCents: null,
  exclusions: new Set(), reEntryDays: null, priority: 50, whenBusy: 'refuse',
}

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putJourney(sql, { id: 'early', versions: 1 })
    putPerson(sql, { n: 1, debts: 2, mobile: '+33600000001' })
    putPerson(sql, { n: 2, mobile: '+33600000001' })
  })
})
afterEach(() => drop())

const unconfirm = (where: string) => db.write((sql) => sql.run(`UPDATE debt SET confirmed = 0 WHERE ${where}`))
const enrols = () => db.write((sql) => {
  const snapshot = loadCase(sql, 'case1', T0)
  return snapshot && enrolCase(sql, { version: VERSION, snapshot, nowMs: T0, day: '2026-11-23' })
})
const debts = (snapshot: { debts: { id: string }[] } | undefined) => snapshot?.debts.map((debt) => debt.id)

describe('debts of an import that nobody has confirmed', () => {
  it('are left out of the case, which enters with the others', async () => {
    await unconfirm(`id = 'debt1-2'`)
    expect(debts(loadCase(db.read, 'case1', T0))).toEqual(['debt1-1'])
    expect(await enrols()).toMatchObject({ kind: 'started' })
    expect(db.read.get('SELECT arrearsAtEntry FROM run')).toEqual({ arrearsAtEntry: 10_000 })
  })
  it('refuse the case when there are no others', async () => {
    await unconfirm(`caseId = 'case1'`)
    expect(await enrols()).toEqual({ kind: 'refused', reason: 'not_confirmed' })
  })
  it('are counted by the dry run of the import, with a history and without', async () => {
    await unconfirm(`id = 'debt1-2'`)
    expect(debts(loadCases(db.read, ['case1'], T0)[0])).toEqual(['debt1-1', 'debt1-2'])
    await enrols()
    expect(debts(loadCases(db.read, ['case1'], T0)[0])).toEqual(['debt1-1', 'debt1-2'])
  })
})

it('many cases at once read the STOP of whoever shares the address, as one by one', async () => {
  await db.write((sql) => put(sql, 'opt_out', { id: 'o', personId: 'per2', scope: 'address', channel: 'sms', address: '+33600000001', at: T0 }))
  expect(loadCases(db.read, ['case1', 'case2'], T0)).toEqual(['case1', 'case2'].map((id) => loadCase(db.read, id, T0)))
  expect(loadCases(db.read, ['case1'], T0)[0]?.optOuts).toHaveLength(1)
})
