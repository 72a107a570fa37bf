import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Node } from '@parcours/journey'
import { TestDesk } from '../testing/desk.ts'
import { journeyOfTests } from '../testing/journey.ts'

let desk: TestDesk
let runs: string[]
beforeEach(async () => {
  desk = await TestDesk.open()
  runs = [await desk.enrol('C-1'), await desk.enrol('C-2'), await desk.enrol('C-3')]
})
afterEach(() => desk.close())

const claire = () => desk.as('claire').bulks
const write = (...statements: string[]) => desk.deps.db.write((sql) => statements.forEach((statement) => sql.run(statement)))
const runsOf = async (bulkId: string) => (await claire().items({ bulkId })).rows.map(({ runId }) => runId)

describe('a pasted list', () => {
  /** A second creditor calls a debt of Rosa as the first one calls one of Hélène. */
  beforeEach(() => write(
    `INSERT INTO portfolio (id, name, creditor, collector, country, currency) VALUES ('p2', 'Loans', 'Autre Banque', 'creditor', 'FR', 'EUR')`,
    `UPDATE collection_case SET portfolioId = 'p2' WHERE id = 'case3'`, `UPDATE run SET portfolioId = 'p2' WHERE caseId = 'case3'`,
    `UPDATE debt SET portfolioId = 'p2', reference = 'D-1-1' WHERE caseId = 'case3'`,
  ))
  const list = (text: string, portfolioId?: string) => claire().freeze({ ask: { kind: 'end' }, source: { kind: 'list', text, portfolioId } })

  it('leaves out a reference that two creditors use, and says so', async () => {
    const { bulk, ambiguous, unmatched } = await list('D-1-1\nD-2-1\nD-404')
    expect([await runsOf(bulk.id), ambiguous, unmatched]).toEqual([[runs[1]], { lines: ['D-1-1'], total: 1 }, { lines: ['D-404'], total: 1 }])
    expect((await claire().get({ bulkId: bulk.id })).set).toMatchObject({ ambiguous: { lines: ['D-1-1'], total: 1 }, unmatched: 1, portfolio: null })
  })
  it('is of one portfolio where that was said', async () => {
    const { bulk, ambiguous, unmatched } = await list(`D-1-1, C-2 ${runs[0]}`, 'p2')
    expect([await runsOf(bulk.id), ambiguous.total, unmatched.lines]).toEqual([[runs[2]], 0, ['C-2', runs[0]]])
    expect(bulk.set).toMatchObject({ portfolio: 'Loans' })
    expect(await runsOf((await list('D-1-1 D-1-2', 'p1')).bulk.id)).toEqual([runs[0]])
  })
  it('takes a reference that a case and its own debt share, and runs by their ids', async () => {
    await write(`UPDATE debt SET reference = 'C-2' WHERE caseId = 'case2'`)
    const { bulk, ambiguous } = await list(`C-2 ${runs[2]}`)
    expect([new Set(await runsOf(bulk.id)), ambiguous.total]).toEqual([new Set([runs[1], runs[2]]), 0])
  })
})

describe('the dry run of a stop of contact', () => {
  it('counts as the job does: not who has ended, not who is stopped, each person once', async () => {
    // The others are both Rosa's.
    await write(`UPDATE run SET status = 'ended' WHERE id = '${runs[0]}'`, `UPDATE run SET personId = 'per3' WHERE id = '${runs[1]}'`)
    const { bulk: { id: bulkId } } = await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'runs', runIds: runs } })
    const counted = async () => {
      const { would, refused } = await claire().preview({ bulkId, ask: { kind: 'stop_contact' } })
      return [would, Object.fromEntries(refused.map(({ code, n }) => [code, n]))]
    }
    expect(await counted()).toEqual([1, { already_stopped: 1, ended: 1 }])
    await write(`UPDATE person SET ceasedAt = 1 WHERE id = 'per3'`)
    expect(await counted()).toEqual([0, { already_stopped: 2, ended: 1 }])
  })
})

describe('the dry run of a job that takes a migration back', () => {
  /** Version 2 has one node more behind the text; the three were moved to it where they stood. */
  beforeEach(async () => {
    const journey = journeyOfTests()
    await desk.as('claire').journeys.save({ journeyId: desk.journeyId, revision: 1, journey: {
      ...journey, nodes: [...journey.nodes, { ...journey.nodes[3], id: 'longer', name: 'More time' } as Node],
      edges: journey.edges.flatMap((edge) => (edge.id === 'pay-timeout-0' ? [{ ...edge, to: 'longer' }, { ...edge, id: 'l1', from: 'longer', to: 'call' }, { ...edge, id: 'l2', from: 'longer', outcome: 'payment', to: 'end' }] : [edge])),
    } })
    expect(await desk.as('claire').journeys.publish({ journeyId: desk.journeyId, revision: 2 })).toMatchObject({ kind: 'published' })
    for (const runId of runs) await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'pay' }, { visit: 2, close: 'left:migrated' }])
    await write(`UPDATE run SET versionId = (SELECT liveVersionId FROM journey WHERE id = run.journeyId)`)
    for (const runId of runs) await desk.pass(runId, [{ visit: 3, open: 'pay' }])
  })
  it('counts who would stay where they are for want of a place, and who has ended', async () => {
    const { bulk: { id: bulkId } } = await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'runs', runIds: runs } })
    const place = (visit: number) => JSON.stringify([{ visit, nodeId: 'pay', state: 'waiting', untilMs: null }])
    await write(
      `UPDATE bulk SET kind = 'migrate', state = 'done' WHERE id = '${bulkId}'`, `UPDATE bulk_item SET state = 'done' WHERE bulkId = '${bulkId}'`,
      ...runs.map((runId, i) => `INSERT INTO command (id, runId, bulkId, kind, seq, args, reason, actor, at, atRealMs, state, before, after)
        VALUES ('m${i}', '${runId}', '${bulkId}', 'migrate', 1, '{}', 'r', 'claire', 0, 0, 'applied', '${place(2)}', '${place(3)}')`),
    )
    const { bulk: back } = await claire().rollback({ bulkId })
    const counted = async () => {
      const { would, refused } = await claire().preview({ bulkId: back.id, ask: { kind: 'rollback' } })
      return [would, Object.fromEntries(refused.map(({ code, n }) => [code, n]))]
    }
    expect(await counted()).toEqual([3, {}])
    await desk.pass(runs[1] ?? '', [{ visit: 3, close: 'timeout' }, { visit: 4, open: 'longer' }])
    await write(`UPDATE run SET status = 'ended' WHERE id = '${runs[2]}'`)
    expect(await counted()).toEqual([1, { stays: 1, ended: 1 }])
  })
})

describe('a job', () => {
  it('says who paused it, slowed it, gave it up and tried it again', async () => {
    const { bulk: { id: bulkId } } = await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'runs', runIds: runs } })
    await claire().start({ bulkId, reason: 'a test', perMinute: 600 })
    const bob = desk.as('bob').bulks
    await bob.pause({ bulkId })
    await bob.rate({ bulkId, perMinute: 60 })
    desk.nowMs += 60_000
    await claire().resume({ bulkId })
    await claire().cancel({ bulkId })
    await write(`UPDATE bulk_item SET state = 'failed', code = 'no_such_node' WHERE bulkId = '${bulkId}'`)
    await bob.retryFailed({ bulkId })
    const { acts, actor } = await claire().get({ bulkId })
    expect([actor, acts.map((act) => [act.kind, act.n, act.actor])]).toEqual(['claire', [
      ['job_pause', null, 'bob'], ['job_rate', 60, 'bob'], ['job_resume', null, 'claire'], ['job_cancel', null, 'claire'], ['job_retry', 3, 'bob'],
    ]])
    expect((acts[2]?.atMs ?? 0) - (acts[1]?.atMs ?? 0)).toBe(60_000)
  })
  it('that is frozen is all queued, without a count', async () => {
    const { bulk } = await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'runs', runIds: runs } })
    await write(`DELETE FROM bulk_item WHERE bulkId = '${bulk.id}'`)
    expect((await claire().get({ bulkId: bulk.id })).counts).toEqual({ queued: 3, sent: 0, done: 0, skipped: 0, failed: 0, cancelled: 0 })
  })
})
