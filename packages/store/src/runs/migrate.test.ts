import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '@parcours/journey'
import type { Db } from '../db/open-db.ts'
import { rollupDifferences } from '../figures/rebuild.ts'
import { put, putJourney, putPerson, putPortfolio, putRun, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { foldRun } from './fold.ts'
import { MIGRATE_STEP, migrateRun } from './migrate.ts'
import { expireOffer } from './offers.ts'
import { recordStep, runById } from './step.ts'
import { expireTask, openTask, resolveTask } from './tasks.ts'
import type { PassageEntry } from './trace.ts'

const PLAN: Plan = { engine: 1, slug: 'early', nodes: [{ id: 'desk', type: 'human-handoff', entry: 0, exits: {}, config: {} }], instructions: [], entry: { treated: 0, control: 0 }, ends: [], suspends: [], listens: [] }
let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1 })
    putJourney(sql, { id: 'early', versions: 2 })
    putRun(sql, { id: 'r1', person: 1, journey: 'early', version: 1, enteredAt: T0 })
    const run = runById(sql, 'r1')
    if (run) foldRun(sql, run, 1)
  })
  await carries(3, [{ type: 'open', visit: 1, node: 0, atMs: T0 }])
  await db.write((sql) => openTask(sql, {
    runId: 'r1', visitSeq: 1, personId: 'per1', caseId: 'case1', queue: 'care', skill: '', priority: 1, dueAt: T0, openedAt: T0, instructions: '', results: ['solved'], title: {}, tag: 3,
  }))
})
afterEach(() => drop())

const carries = (tag: number, trace: PassageEntry[], prevTag = tag - 1) =>
  recordStep(db, { runId: 'r1', plan: PLAN, trace, visit: 90, attempt: tag, tag, prevTag }, T0, () => ({ name: 'wait', nodeId: 'desk', result: '' }))
type Visits = Parameters<typeof migrateRun>[2]['visits']
/** Leaves visit `left` for version 2; the next execution opens the one after it. */
const moves = (tag: number, left: number, visits: Visits) =>
  recordStep(db, { runId: 'r1', plan: PLAN, trace: [{ type: 'close', visit: left, outcome: 'left:migrated', atMs: T0 }], visit: left + 1, attempt: 0, tag, prevTag: tag - 1 }, T0, (sql, run) =>
    ({ name: MIGRATE_STEP, nodeId: '', result: '', evidence: migrateRun(sql, run, { to: { planHash: 'h2', versionId: `early-v${left === 1 ? 2 : 1}` }, visits }) }))
const task = () => db.read.get<{ status: string; visitSeq: number }>('SELECT status, visitSeq FROM task')

describe('a run that waits for a task and changes version', () => {
  it('finds the answer that was given just before, at the visit where it goes on', async () => {
    await db.write((sql) => resolveTask(sql, { taskId: 'task_r1_1', result: 'solved', note: '', actor: 'Claire', nowMs: T0 }))
    await db.write((sql) => put(sql, 'offer', { id: 'o', runId: 'r1', visitSeq: 1, caseId: 'case1', personId: 'per1', language: 'fr', bounds: '{}', options: '[]', validUntil: T0, status: 'accepted', createdAt: T0, tag: 3 }))
    await moves(8, 1, [{ from: 1, to: 2 }])
    expect(await db.write((sql) => [expireTask(sql, 'r1', 2), expireOffer(sql, 'r1', 2)])).toEqual([{ expired: false, result: 'solved' }, { expired: false, result: 'accepted' }])
  })
  it('leaves nobody to work on it where it begins another node, and gives it back when that is taken back', async () => {
    await moves(8, 1, [{ from: 1 }])
    expect(task()).toEqual({ status: 'expired', visitSeq: 1 })
    await carries(10, [{ type: 'open', visit: 2, node: 0, atMs: T0 }])
    await moves(12, 2, [{ from: 2 }, { from: 1, to: 3, again: true }])
    expect(task()).toEqual({ status: 'open', visitSeq: 3 })
  })
  it('of which neither happened, has its task as before', async () => {
    await moves(8, 1, [{ from: 1 }])
    await carries(9, [], 7)
    expect([task(), runById(db.read, 'r1')?.versionId]).toEqual([{ status: 'open', visitSeq: 1 }, 'early-v1'])
    await moves(11, 1, [{ from: 1 }])
    await carries(13, [{ type: 'open', visit: 2, node: 0, atMs: T0 }])
    await moves(15, 2, [{ from: 2 }, { from: 1, to: 3, again: true }])
    await carries(16, [], 14)
    expect([task(), runById(db.read, 'r1')?.versionId]).toEqual([{ status: 'expired', visitSeq: 1 }, 'early-v2'])
    expect(rollupDifferences(db)).toEqual([])
  })
})
