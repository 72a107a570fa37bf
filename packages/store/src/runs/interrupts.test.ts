import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '@parcours/journey'
import type { Db } from '../db/open-db.ts'
import { put, putJourney, putPerson, putPortfolio, putRun, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { answerOffer, expireOffer, makeOffer } from './offers.ts'
import { runById } from './step.ts'
import { expireTask, openTask } from './tasks.ts'
import { applyTrace, dropGhosts, type PassageEntry } from './trace.ts'

const node = (id: string) => ({ id, type: id, entry: 0, exits: {}, config: {} })
const PLAN: Plan = { engine: 1, slug: 'early', nodes: ['person', 'offer'].map(node), instructions: [], entry: { treated: 0, control: 0 }, ends: [], suspends: [], listens: [] }

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putJourney(sql, { id: 'early', versions: 1 })
    sql.run(`UPDATE version SET plan = ?`, JSON.stringify({ listens: ['plan.rescheduled'], ends: [] }))
    putPerson(sql, { n: 1 })
    putRun(sql, { id: 'r1', person: 1, journey: 'early', version: 1, enteredAt: T0 })
    const keyed = { runId: 'r1', caseId: 'case1', personId: 'per1', tag: 3 }
    openTask(sql, { ...keyed, visitSeq: 1, queue: 'general', skill: '', priority: 3, dueAt: T0, openedAt: T0, instructions: '', results: ['done'], title: {} })
    makeOffer(sql, { ...keyed, visitSeq: 2, language: 'fr', bounds: {}, options: [{ n: 1, instalments: halves(5_000) }, { n: 2, instalments: halves(4_000) }], validUntilMs: T0 + 1e9, nowMs: T0 })
  })
  await passes(3, [{ type: 'open', visit: 1, node: 0, atMs: T0 }, { type: 'open', visit: 2, node: 1, atMs: T0 }])
})
afterEach(() => drop())

const halves = (amountCents: number) => [1, 2].map((n) => ({ n, amountCents, dueDate: '2026-12-01', dueAtMs: T0 + n }))
const passes = (tag: number, trace: PassageEntry[]) => db.write((sql) => {
  const run = runById(sql, 'r1')
  if (run) applyTrace(sql, run, { plan: PLAN, trace, tag })
})
const leave = (outcome: string): PassageEntry[] => [1, 2].map((visit) => ({ type: 'close', visit, outcome, atMs: T0 + 5 }))
const ghosts = () => db.write((sql) => dropGhosts(sql, 'r1', { after: 3, before: 12 }))
const work = () => [
  db.read.get<{ status: string }>('SELECT status FROM task')?.status, db.read.get<{ status: string }>('SELECT status FROM offer')?.status,
]

describe('an interrupt that leaves a visit', () => {
  it('ends the task and the offer of that visit', async () => {
    await passes(9, leave('left:cured'))
    expect(work()).toEqual(['expired', 'expired'])
    expect(await accept(1)).toEqual({ kind: 'closed', status: 'expired' })
  })
  it('is undone with its history: the claim stands as before', async () => {
    await db.write((sql) => sql.run(`UPDATE task SET status = 'claimed', claimedBy = 'Ana'`))
    await passes(9, leave('left:cured'))
    await ghosts()
    expect(work()).toEqual(['claimed', 'open'])
    expect(db.read.get('SELECT result, claimedBy FROM task')).toEqual({ result: null, claimedBy: 'Ana' })
    expect(await accept(1)).toEqual({ kind: 'answered' })
  })
  it('touches nothing that was over before', async () => {
    await db.write((sql) => [expireTask(sql, 'r1', 1), expireOffer(sql, 'r1', 2)])
    await passes(9, leave('left:cured'))
    await ghosts()
    expect(work()).toEqual(['expired', 'expired'])
  })
  it('is no way out of its own: those leave the work as it stands', async () => {
    await passes(9, leave('done'))
    expect(work()).toEqual(['open', 'open'])
  })
})

describe('a timeout of a history that never happened', () => {
  /** What a look at visits 1 and 2 writes in a task of this tag. */
  const looks = (tag: number) => db.write((sql) => {
    for (const visit of [1, 2]) {
      sql.run(`INSERT INTO step (runId, visitSeq, attempt, nodeId, name, tag, at, result) VALUES ('r1',?,?,'n','wake',?,?,'{}')`, visit, tag, tag, T0)
    }
    expireTask(sql, 'r1', 1)
    expireOffer(sql, 'r1', 2)
  })
  it('leaves task and offer as they were: an answer that was faster counts', async () => {
    await db.write((sql) => sql.run(`UPDATE task SET status = 'claimed', claimedBy = 'Ana'`))
    await looks(9)
    expect(work()).toEqual(['expired', 'expired'])
    await ghosts()
    expect(work()).toEqual(['claimed', 'open'])
    expect(await accept(1)).toEqual({ kind: 'answered' })
  })
  it('is told from one that did happen', async () => {
    await looks(3)
    await ghosts()
    expect(work()).toEqual(['expired', 'expired'])
  })
})

const accept = (option: number) => db.write((sql) => answerOffer(sql, { offerId: 'off_r1_2', answer: 'accepted', option, nowMs: T0 + 10 }))
const plans = () => db.read.all<{ status: string }>('SELECT status FROM payment_plan ORDER BY createdAt').map((plan) => plan.status)

describe('an offer that is accepted', () => {
  it('must be for the arrears of today', async () => {
    expect(await accept(2)).toEqual({ kind: 'stale' })
    await db.write((sql) => sql.run('UPDATE debt SET arrearsCents = 9000'))
    expect(await accept(1)).toEqual({ kind: 'stale' })
    expect(plans()).toEqual([])
  })
  it('is nothing when nothing is owed any more, but a person may still be asked for', async () => {
    await db.write((sql) => sql.run(`UPDATE debt SET status = 'recalled'`))
    expect(await accept(1)).toEqual({ kind: 'stale' })
    expect(await db.write((sql) => answerOffer(sql, { offerId: 'off_r1_2', answer: 'asked_human', nowMs: T0 }))).toEqual({ kind: 'answered' })
  })
  it('takes the place of open payment plans, and their watch hears of it', async () => {
    await db.write((sql) => {
      for (const [id, status] of [['old', 'active'], ['older', 'proposed'], ['broke', 'broken']]) {
        put(sql, 'payment_plan', { id: id ?? '', caseId: 'case1', personId: 'per1', status: status ?? '', createdAt: T0 - (id?.length ?? 0) })
      }
    })
    expect(await accept(1)).toEqual({ kind: 'answered' })
    expect(plans().sort()).toEqual(['broken', 'proposed', 'rescheduled', 'rescheduled'])
    const told = db.read.all<{ type: string; ref: string }>(`SELECT json_extract(payload, '$.type') AS type, json_extract(payload, '$.ref') AS ref FROM delivery ORDER BY seq`)
    expect(told).toEqual([{ type: 'plan.rescheduled', ref: 'old' }, { type: 'plan.rescheduled', ref: 'older' }, { type: 'offer.accepted', ref: 'off_r1_2' }])
  })
})
