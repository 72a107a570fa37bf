import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Plan } from '@parcours/journey'
import type { Db } from '../db/open-db.ts'
import { rollupDifferences } from '../figures/rebuild.ts'
import { putJourney, putPerson, putPortfolio, putRun, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { enqueueEvent, unheardEvents } from './deliveries.ts'
import { endRun } from './end.ts'
import { recordStep, runById, StaleHistory, type Carrier, type StepRecord } from './step.ts'
import { addCost, CLOSE_STEP, type PassageEntry } from './trace.ts'

const node = (id: string) => ({ id, type: id, entry: 0, exits: {}, config: {} })
const PLAN: Plan = {
  engine: 1, slug: 'early', nodes: ['enter', 'sms', 'wait', 'end'].map(node), instructions: [], entry: { treated: 0, control: 0 }, ends: [], suspends: [], listens: [],
}
const opens = (visit: number, at: number): PassageEntry => ({ type: 'open', visit, node: at, atMs: T0 + visit })
const closes = (visit: number, outcome: string): PassageEntry => ({ type: 'close', visit, outcome, atMs: T0 + visit + 5_000 })

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putJourney(sql, { id: 'early', versions: 1 })
    putPerson(sql, { n: 1 })
    for (const id of ['r1', 'parent']) putRun(sql, { id, person: 1, journey: 'early', version: 1, enteredAt: T0, status: id === 'r1' ? 'open' : 'ended', entryNo: id === 'r1' ? 2 : 1 })
  })
})
afterEach(() => drop())

type Step = Pick<Carrier, 'tag' | 'prevTag' | 'visit' | 'attempt'> & { trace?: PassageEntry[] }
const step = (one: Step, result = 'done', name = 'wait') =>
  recordStep<string>(db, { runId: 'r1', plan: PLAN, trace: [], ...one }, T0, () => ({ name, nodeId: 'wait', result }))
const visits = () => db.read.all<{ nodeId: string; outcome: string | null }>(`SELECT nodeId, outcome FROM visit WHERE runId = 'r1' ORDER BY seq`).map((v) => `${v.nodeId}:${v.outcome}`)

/** Where the roll-up of visits is not their sum. Runs are put here by hand, without their own. */
const wrong = () => rollupDifferences(db).filter((difference) => !difference.startsWith('rollup_run'))

describe('a step', () => {
  it('happens once: a repetition gets the stored answer and works no second time', async () => {
    expect(await step({ tag: 3, prevTag: 0, visit: 1, attempt: 1, trace: [opens(1, 1)] }, 'first')).toBe('first')
    expect(await step({ tag: 3, prevTag: 0, visit: 1, attempt: 1, trace: [opens(1, 1)] }, 'second')).toBe('first')
    expect(visits()).toEqual(['sms:null'])
  })
  it('writes nothing at all when its work throws', async () => {
    const failing = recordStep(db, { runId: 'r1', plan: PLAN, tag: 3, prevTag: 0, visit: 1, attempt: 1, trace: [opens(1, 1)] }, T0, (): StepRecord<string> => { throw new Error('away') })
    await expect(failing).rejects.toThrow('away')
    expect(visits()).toEqual([])
    expect(runById(db.read, 'r1')?.tag).toBe(0)
  })
})

describe('a task that Temporal ran again', () => {
  const timedOut = async () => {
    await step({ tag: 3, prevTag: 0, visit: 1, attempt: 1, trace: [opens(1, 1)] })
    // The task of tag 9 left by timeout; a signal came while it completed, so that it never happened.
    await step({ tag: 9, prevTag: 3, visit: 1, attempt: 2 }, 'timeout')
    await step({ tag: 9, prevTag: 3, visit: 2, attempt: 1, trace: [closes(1, 'timeout'), opens(2, 2)] })
  }

  it('loses what the first time wrote: visits, steps, and their place in the roll-up', async () => {
    await timedOut()
    expect(visits()).toEqual(['sms:timeout', 'wait:null'])
    await step({ tag: 14, prevTag: 3, visit: 2, attempt: 1, trace: [closes(1, 'paid'), opens(2, 3)] }, 'again')
    expect(visits()).toEqual(['sms:paid', 'end:null'])
    expect(wrong()).toEqual([])
    expect(db.read.all('SELECT visitSeq, attempt, result FROM step ORDER BY visitSeq, attempt')).toEqual([
      { visitSeq: 1, attempt: 1, result: '"done"' }, { visitSeq: 2, attempt: 1, result: '"again"' },
    ])
  })
  it('is left alone by a step that was on its way from the first time', async () => {
    await timedOut()
    await step({ tag: 14, prevTag: 3, visit: 2, attempt: 1, trace: [closes(1, 'paid'), opens(2, 3)] }, 'again')
    await expect(step({ tag: 9, prevTag: 3, visit: 3, attempt: 1, trace: [opens(3, 1)] })).rejects.toThrow(StaleHistory)
    expect(await step({ tag: 9, prevTag: 3, visit: 2, attempt: 1 }, 'ghost')).toBe('again')
    expect(visits()).toEqual(['sms:paid', 'end:null'])
  })
  it('takes back an end that never happened', async () => {
    await db.write((sql) => sql.run(`UPDATE run SET parentRunId = 'parent', parentVisit = 4 WHERE id = 'r1'`))
    const close = (tag: number, reason: string) => recordStep<string>(db, { runId: 'r1', plan: PLAN, tag, prevTag: 3, trace: [], visit: 9, attempt: 0 }, T0, (sql, run) => {
      endRun(sql, run, { reason, nowMs: T0 })
      return { name: CLOSE_STEP, nodeId: '', result: reason }
    })
    await step({ tag: 3, prevTag: 0, visit: 1, attempt: 1, trace: [opens(1, 1)] })
    await close(9, 'done')
    expect(runById(db.read, 'r1')).toMatchObject({ status: 'ended', reason: 'done' })
    await close(14, 'cured')
    expect(runById(db.read, 'r1')).toMatchObject({ status: 'ended', reason: 'cured' })
    // The parent waits in visit 4: what it hears of the first end is addressed to nobody.
    expect(unheardEvents(db.read, 'parent', 0).map(({ data }) => data)).toEqual([{ reason: 'done', visit: 0 }, { reason: 'cured', visit: 4 }])
  })
  it('goes on after an end that never happened', async () => {
    await recordStep<string>(db, { runId: 'r1', plan: PLAN, tag: 9, prevTag: 3, trace: [], visit: 9, attempt: 0 }, T0, (sql, run) => {
      endRun(sql, run, { reason: 'done', nowMs: T0 })
      return { name: CLOSE_STEP, nodeId: '', result: 'done' }
    })
    await step({ tag: 14, prevTag: 3, visit: 2, attempt: 1 })
    expect(runById(db.read, 'r1')).toMatchObject({ status: 'open', reason: null, endedAt: null })
  })
})

describe('any order of tasks, some of which never happened', () => {
  const task = fc.record({ ghost: fc.boolean(), moves: fc.integer({ min: 1, max: 3 }), cents: fc.nat(50), repeats: fc.nat(2) })
  it('leaves the visits of those that did, and a roll-up that is their sum', async () => {
    await fc.assert(fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 8 }), async (tasks) => {
      await db.write((sql) => {
        for (const table of ['visit', 'step', 'rollup', 'rollup_time']) sql.run(`DELETE FROM ${table}`)
        sql.run(`UPDATE run SET tag = 0, costCents = 0`)
      })
      let [committed, tag, last] = [0, 0, 0]
      const real: string[] = []
      for (const one of tasks) {
        tag += 5
        const trace: PassageEntry[] = []
        for (let i = 0, at = last; i < one.moves; i++) {
          if (at > 0) trace.push(closes(at, one.ghost ? 'ghost' : 'real'))
          at += 1
          trace.push(opens(at, one.ghost ? 2 : 1))
        }
        for (let i = 0; i <= one.repeats; i++) await step({ tag, prevTag: committed, visit: last + one.moves, attempt: tag, trace })
        if (one.ghost) continue
        if (last > 0) real[last - 1] = 'sms:real'
        for (let i = 0; i < one.moves; i++) real.push(i < one.moves - 1 ? 'sms:real' : 'sms:null')
        committed = tag
        last += one.moves
        await db.write((sql) => addCost(sql, { runId: 'r1', visitSeq: last, cents: one.cents }))
      }
      // The next real task sees to the ghosts at the end.
      await step({ tag: tag + 5, prevTag: committed, visit: 99, attempt: 1 })
      expect(visits()).toEqual(real)
      expect(wrong()).toEqual([])
    }), { numRuns: 60 })
  })
})

describe('events that a run has not heard', () => {
  const event = { type: 'reply', ref: 'e', atMs: T0, data: {} } as const

  it('are all after its watermark, also those on their way to it', async () => {
    await db.write((sql) => {
      for (let i = 0; i < 3; i++) enqueueEvent(sql, 'r1', event)
      sql.run(`UPDATE delivery SET state = 'done' WHERE seq = 2`)
    })
    expect(unheardEvents(db.read, 'r1', 1).map((e) => e.seq)).toEqual([2, 3])
  })
  it('end at a gap', async () => {
    await db.write((sql) => {
      for (let i = 0; i < 4; i++) enqueueEvent(sql, 'r1', event)
      sql.run(`DELETE FROM delivery WHERE seq = 3`)
    })
    expect(unheardEvents(db.read, 'r1', 1).map((e) => e.seq)).toEqual([2])
    expect(unheardEvents(db.read, 'r1', 2)).toEqual([])
  })
})
