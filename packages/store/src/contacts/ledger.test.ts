import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/open-db.ts'
import { putJourney, putPerson, putPortfolio, putRun, putVisit, T0, type TestRun } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { addContactCost, beginContact, contactById, settleContact } from './ledger.ts'

const RUN: TestRun = { id: 'r1', person: 1, journey: 'j1', version: 1, enteredAt: T0 }
let db: Db
let drop: () => Promise<void>
let contactId: string
beforeEach(async () => {
  ({ db, drop } = await tempDb())
  contactId = await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1, mobile: '+33611111111' })
    putJourney(sql, { id: 'j1', versions: 1 })
    putRun(sql, RUN)
    putVisit(sql, { run: RUN, seq: 2, node: 'sms' })
    return beginContact(sql, {
      runId: 'r1', visitSeq: 2, attempt: 1, nodeId: 'sms', personId: 'per1', caseId: 'case1', debtIds: '["debt1-1"]', channel: 'sms', address: '+33611111111',
      textId: 't@1', language: 'fr', subject: null, body: 'x', at: T0, sendByRealMs: T0, windowEndMs: T0, sandbox: 1,
    }).id
  })
})
afterEach(() => drop())

const costs = () => [contactById(db.read, contactId)?.costCents, db.read.get<{ costCents: number }>('SELECT costCents FROM visit')?.costCents, db.read.get<{ costCents: number }>('SELECT costCents FROM run')?.costCents]

describe('a callback that was faster than the answer of the provider', () => {
  it('keeps the status, and the cost of the answer is added once', async () => {
    await db.write((sql) => {
      settleContact(sql, contactId, { status: 'delivered', nowMs: T0, from: ['sending'] })
      expect(settleContact(sql, contactId, { status: 'sent', costCents: 6, nowMs: T0, from: ['sending'] })).toBe(false)
      addContactCost(sql, contactId, 6)
      addContactCost(sql, contactId, 6)
    })
    expect(contactById(db.read, contactId)?.status).toBe('delivered')
    expect(costs()).toEqual([6, 6, 6])
  })
})
