import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bucketOf } from '@parcours/metrics'
import type { Plan } from '@parcours/journey'
import type { Db } from '../db/open-db.ts'
import { rollupDifferences } from '../figures/rebuild.ts'
import { putJourney, putPerson, putPortfolio, putRun, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { assignArm, type Assigned } from './arms.ts'
import { foldRun } from './fold.ts'
import { recordStep, runById } from './step.ts'

const node = (id: string) => ({ id, type: id, entry: 0, exits: {}, config: {} })
const PLAN: Plan = { engine: 1, slug: 'early', nodes: ['enter', 'tone'].map(node), instructions: [], entry: { treated: 0, control: 0 }, ends: [], suspends: [], listens: [] }
const SEED = 'early:tone'

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1 })
    for (const id of ['early', 'late']) {
      putJourney(sql, { id, versions: 1 })
      putRun(sql, { id: `r-${id}`, person: 1, journey: id, version: 1, enteredAt: T0 })
      const run = runById(sql, `r-${id}`)
      if (run) foldRun(sql, run, 1)
    }
  })
})
afterEach(() => drop())

/** `pick`: the arm that the shares of the day would give. */
const splits = (one: { tag: number; prevTag: number; visit?: number; runId?: string; pick?: string }) =>
  recordStep<Assigned>(db, { runId: 'r-early', plan: PLAN, trace: [], visit: 1, attempt: 1, ...one }, T0, (sql, run) => {
    const assigned = assignArm(sql, run, { nodeId: 'tone', seed: SEED, unitId: run.personId, nowMs: T0, pick: () => one.pick ?? 'A' })
    return { name: 'split', nodeId: 'tone', result: assigned, evidence: { ...assigned, seed: SEED, unit: 'person' } }
  })
/** Another step from a later task, in which the split is not passed: the person paid meanwhile. */
const goesElsewhere = (prevTag: number) =>
  recordStep<string>(db, { runId: 'r-early', plan: PLAN, trace: [], visit: 9, attempt: 1, tag: 20, prevTag }, T0, () => ({ name: 'wait', nodeId: 'enter', result: 'done' }))
const armsOf = (runId = 'r-early') => runById(db.read, runId)?.arms
const kept = () => db.read.all<{ arm: string }>('SELECT arm FROM arm_assignment').map(({ arm }) => arm)

describe('an arm', () => {
  it('is stored at first exposure, and asked again the same whatever the shares are then', async () => {
    expect(await splits({ tag: 3, prevTag: 0 })).toEqual({ arm: 'A', bucket: bucketOf(SEED, 'per1'), first: true })
    expect(await splits({ tag: 9, prevTag: 3, visit: 2, pick: 'B' })).toMatchObject({ arm: 'A', first: false })
    expect(await splits({ tag: 3, prevTag: 0, runId: 'r-late', pick: 'B' })).toMatchObject({ arm: 'A', first: false })
    expect([armsOf(), armsOf('r-late'), kept()]).toEqual([';tone=A;', ';tone=A;', ['A']])
    expect(rollupDifferences(db)).toEqual([])
  })
})

describe('an arm of a history that never happened', () => {
  it('is no exposure: neither the run nor the person keeps it, and no figure counts it', async () => {
    await splits({ tag: 9, prevTag: 3 })
    await goesElsewhere(3)
    expect([armsOf(), kept()]).toEqual([';', []])
    expect(rollupDifferences(db)).toEqual([])
  })
  it('is given again when the split is passed in earnest, in the same run and once', async () => {
    await splits({ tag: 9, prevTag: 3 })
    expect(await splits({ tag: 14, prevTag: 3 })).toMatchObject({ arm: 'A', first: true })
    expect([armsOf(), kept()]).toEqual([';tone=A;', ['A']])
    expect(rollupDifferences(db)).toEqual([])
  })
  it('stays with the person when another run was exposed to it meanwhile', async () => {
    await splits({ tag: 9, prevTag: 3 })
    await splits({ tag: 5, prevTag: 0, runId: 'r-late' })
    await goesElsewhere(3)
    expect([armsOf(), armsOf('r-late'), kept()]).toEqual([';', ';tone=A;', ['A']])
  })
  it('stays with the run when it had passed the split before, in a loop', async () => {
    await splits({ tag: 3, prevTag: 0 })
    await splits({ tag: 9, prevTag: 3, visit: 2 })
    await goesElsewhere(3)
    expect([armsOf(), kept()]).toEqual([';tone=A;', ['A']])
  })
})
