import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandAnswer, CommandAsk, Plan } from '@parcours/journey'
import type { Db } from '../db/open-db.ts'
import { rollupDifferences } from '../figures/rebuild.ts'
import { assignArm } from '../runs/arms.ts'
import { foldRun } from '../runs/fold.ts'
import { MIGRATE_STEP, migrateRun } from '../runs/migrate.ts'
import { recordStep, runById } from '../runs/step.ts'
import { put, putJourney, putPerson, putPortfolio, putRun, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { issueCommand, settleCommand } from './issue.ts'

const PLAN: Plan = { engine: 1, slug: 'early', nodes: [{ id: 'enter', type: 'enter', entry: 0, exits: {}, config: {} }], instructions: [], entry: { treated: 0, control: 0 }, ends: [], suspends: [], listens: [] }
let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1 })
    putJourney(sql, { id: 'early', versions: 2 })
    putJourney(sql, { id: 'sub', versions: 1 })
    putRun(sql, { id: 'r1', person: 1, journey: 'early', version: 1, enteredAt: T0 })
    const run = runById(sql, 'r1')
    if (run) foldRun(sql, run, 1)
  })
})
afterEach(() => drop())

const asks = (id: string, ask: CommandAsk, runId = 'r1') => db.write((sql) => issueCommand(sql, { id, runId, ask, reason: 'r', actor: 'Claire', nowMs: T0, realMs: 1 }))
const answers = (id: string, answer: Parameters<typeof settleCommand>[2]['answer']) => db.write((sql) => settleCommand(sql, id, { answer, nowMs: T0 + 1 }))
const APPLIED: CommandAnswer = { kind: 'applied', before: [], after: [] }
const run = (id = 'r1') => runById(db.read, id)
const errands = () => db.read.all<{ runId: string; seq: number }>(`SELECT runId, seq FROM delivery WHERE kind = 'command' ORDER BY id`)

describe('a command', () => {
  it('is one however often it is sent, and has its number in its run', async () => {
    expect(await asks('c1', { kind: 'pause' })).toMatchObject({ kind: 'sent', command: { seq: 1 } })
    expect(await asks('c1', { kind: 'pause' })).toMatchObject({ kind: 'known', command: { seq: 1, state: 'sent' } })
    expect(await asks('c2', { kind: 'skip' })).toMatchObject({ kind: 'sent', command: { seq: 2 } })
    expect(errands()).toEqual([{ runId: 'r1', seq: 1 }, { runId: 'r1', seq: 2 }])
  })
  it('whose name another one has already is neither that one nor done', async () => {
    await asks('c1', { kind: 'move', nodeId: 'a', visit: 2 })
    expect(await asks('c1', { visit: 2, nodeId: 'a', kind: 'move' })).toMatchObject({ kind: 'known' })
    expect(await asks('c1', { kind: 'move', nodeId: 'b', visit: 2 })).toMatchObject({ kind: 'conflict', command: { seq: 1, state: 'sent' } })
    expect(await asks('c1', { kind: 'pause' })).toMatchObject({ kind: 'conflict' })
    expect(await asks('c1', { kind: 'move', nodeId: 'a', visit: 2 }, 'r0')).toMatchObject({ kind: 'conflict' })
    expect([errands(), run()?.held]).toEqual([[{ runId: 'r1', seq: 1 }], 0])
  })
  it('that our rows refuse is kept with its reason, and nobody is told', async () => {
    expect(await asks('c1', { kind: 'resume', waits: 'left' })).toMatchObject({ kind: 'refused', command: { state: 'refused', refusal: 'not_paused', seq: 0 } })
    expect(await asks('c2', { kind: 'arm', nodeId: 'tone', arm: 'B' })).toMatchObject({ kind: 'refused', command: { refusal: 'not_passed' } })
    expect(errands()).toEqual([])
  })
  it('is settled once: what a run said first stays', async () => {
    await asks('c1', { kind: 'end' })
    await answers('c1', { kind: 'refused', code: 'ended' })
    await answers('c1', APPLIED)
    expect(db.read.get('SELECT state, refusal FROM command')).toEqual({ state: 'refused', refusal: 'ended' })
  })
})

describe('a pause', () => {
  it('holds from its acceptance to the answer of its resume', async () => {
    await asks('c1', { kind: 'pause' })
    await answers('c1', APPLIED)
    expect(run()).toMatchObject({ held: 1, heldAt: T0 })
    await asks('c2', { kind: 'resume', waits: 'left' })
    expect(run()?.held).toBe(1)
    expect(await asks('c3', { kind: 'resume', waits: 'left' })).toMatchObject({ kind: 'refused' })
    await answers('c2', APPLIED)
    expect(run()).toMatchObject({ held: 0, heldAt: null })
  })
  it('may follow a resume that is still on its way, and stands when that is answered', async () => {
    await asks('c1', { kind: 'pause' })
    await answers('c1', APPLIED)
    await asks('c2', { kind: 'resume', waits: 'left' })
    expect(await asks('c3', { kind: 'pause' })).toMatchObject({ kind: 'sent', command: { seq: 3 } })
    expect(await asks('c4', { kind: 'pause' })).toMatchObject({ kind: 'refused', command: { refusal: 'already_paused' } })
    await answers('c2', APPLIED)
    expect(run()).toMatchObject({ held: 3 })
    expect(await asks('c5', { kind: 'resume', waits: 'left' })).toMatchObject({ kind: 'sent' })
  })
  it('is no longer held when the run itself says that it is not paused', async () => {
    await asks('c1', { kind: 'pause' })
    await answers('c1', APPLIED)
    await asks('c2', { kind: 'resume', waits: 'left' })
    await answers('c2', { kind: 'refused', code: 'not_paused' })
    expect(run()?.held).toBe(0)
  })
  it('that the run refuses holds no longer', async () => {
    await asks('c1', { kind: 'pause' })
    await answers('c1', { kind: 'refused', code: 'ended' })
    expect(run()?.held).toBe(0)
  })
  it('goes for the sub-journey too, and so does its end', async () => {
    await db.write((sql) => {
      putRun(sql, { id: 'r2', person: 1, journey: 'sub', version: 1, enteredAt: T0 })
      sql.run(`UPDATE run SET parentRunId = 'r1', parentVisit = 2 WHERE id = 'r2'`)
    })
    await asks('c1', { kind: 'pause' })
    await asks('c1', { kind: 'pause' })
    expect([run()?.held, run('r2')?.held, errands().length]).toEqual([1, 1, 2])
    await answers('c1', APPLIED)
    await asks('c2', { kind: 'resume', waits: 'left' })
    expect(db.read.all(`SELECT id FROM command WHERE runId = 'r2' ORDER BY seq`)).toEqual([{ id: 'c1:r2' }, { id: 'c2:r2' }])
  })
})

describe('a change of arm', () => {
  const passes = () => recordStep(db, { runId: 'r1', plan: PLAN, trace: [], visit: 1, attempt: 1, tag: 3, prevTag: 0 }, T0, (sql, r) => ({
    name: 'split', nodeId: 'tone', result: assignArm(sql, r, { nodeId: 'tone', seed: 's', unitId: 'per1', nowMs: T0, pick: () => 'A' }),
  }))
  const inArms = () => db.read.all<{ arm: string; n: number }>('SELECT arm, n FROM rollup_run WHERE n > 0 ORDER BY arm')

  it('takes the run out of the comparison, and back when it was refused', async () => {
    await passes()
    expect(inArms()).toEqual([{ arm: '', n: 1 }, { arm: 'tone=A', n: 1 }])
    await asks('c1', { kind: 'arm', nodeId: 'tone', arm: 'B' })
    expect([run()?.arms, run()?.crossed, inArms()]).toEqual([';', ';tone=A;', [{ arm: '', n: 1 }]])
    expect(rollupDifferences(db)).toEqual([])
    await answers('c1', { kind: 'refused', code: 'contact_under_way' })
    expect([run()?.arms, run()?.crossed, inArms().length]).toEqual([';tone=A;', ';', 2])
    expect(await asks('c2', { kind: 'arm', nodeId: 'tone', arm: 'A' })).toMatchObject({ kind: 'refused', command: { refusal: 'same_arm' } })
  })
  it('that was done stays out of the comparison when a later one is refused, and the arm can be changed back', async () => {
    await passes()
    await asks('c1', { kind: 'arm', nodeId: 'tone', arm: 'B' })
    await asks('c2', { kind: 'arm', nodeId: 'tone', arm: 'B' })
    await answers('c1', APPLIED)
    await answers('c2', { kind: 'refused', code: 'no_such_branch' })
    expect([run()?.arms, run()?.crossed]).toEqual([';', ';tone=A;'])
    expect(await asks('c3', { kind: 'arm', nodeId: 'tone', arm: 'B' })).toMatchObject({ kind: 'refused', command: { refusal: 'same_arm' } })
    expect(await asks('c4', { kind: 'arm', nodeId: 'tone', arm: 'A' })).toMatchObject({ kind: 'sent' })
    await answers('c4', APPLIED)
    await db.write((sql) => assignArm(sql, { id: 'r1' }, { nodeId: 'tone', seed: 's', unitId: 'per1', nowMs: T0, pick: () => 'A' }))
    expect([run()?.arms, run()?.crossed, inArms()]).toEqual([';', ';tone=A;', [{ arm: '', n: 1 }]])
    expect(rollupDifferences(db)).toEqual([])
  })
  it('that was refused while another is on its way leaves the run out, until that one is refused too', async () => {
    await passes()
    await asks('c1', { kind: 'arm', nodeId: 'tone', arm: 'B' })
    await asks('c2', { kind: 'arm', nodeId: 'tone', arm: 'B' })
    await answers('c1', { kind: 'refused', code: 'contact_under_way' })
    expect(run()?.crossed).toBe(';tone=A;')
    await answers('c2', { kind: 'refused', code: 'contact_under_way' })
    expect([run()?.arms, run()?.crossed]).toEqual([';tone=A;', ';'])
  })
})

describe('a migration of a history that never happened', () => {
  it('is taken back with its version, its task and its sums', async () => {
    await db.write((sql) => put(sql, 'task', { id: 't', kind: 'handoff', runId: 'r1', visitSeq: 2, queue: 'care', openedAt: T0, dueAt: T0, instructions: '', results: '[]' }))
    const to = { planHash: 'h2', versionId: 'early-v2' }
    await recordStep(db, { runId: 'r1', plan: PLAN, trace: [], visit: 3, attempt: 0, tag: 8, prevTag: 3 }, T0, (sql, r) =>
      ({ name: MIGRATE_STEP, nodeId: '', result: 'migrated', evidence: migrateRun(sql, r, { to, visits: [{ from: 2, to: 3 }] }) }))
    const task = () => db.read.get<{ visitSeq: number }>('SELECT visitSeq FROM task')?.visitSeq
    expect([run()?.versionId, run()?.planHash, task()]).toEqual(['early-v2', 'h2', 3])
    expect(rollupDifferences(db)).toEqual([])
    // The task that issued it did not complete: the next one goes on from the same history.
    await recordStep(db, { runId: 'r1', plan: PLAN, trace: [], visit: 2, attempt: 5, tag: 9, prevTag: 3 }, T0, () => ({ name: 'wait', nodeId: 'enter', result: 'cured' }))
    expect([run()?.versionId, run()?.planHash, task()]).toEqual(['early-v1', 'h', 2])
    expect(rollupDifferences(db)).toEqual([])
  })
})
