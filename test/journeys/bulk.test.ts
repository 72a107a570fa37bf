import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

const RUNS = 30

interface Bulk {
  id: string
  state: string
  total: number
  counts: Record<string, number>
  codes: { code: string; n: number }[]
}
interface Frozen {
  bulk: Bulk
  unmatched: { lines: string[]; total: number }
}

let story: TestJourney
let waiting: string
const inside: { debtor: Debtor; run: string }[] = []
let outside: string
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
  const drawing = (days: number) => ({
    nodes: [['rest', 'wait', { delay: { amount: days, unit: 'days' } }]] as [string, string, Record<string, unknown>][], edges: ['enter.treated -> rest', 'rest.elapsed -> end'],
  })
  waiting = await story.publish('Many', drawing(10))
  const other = await story.publish('Others', drawing(10))
  for (let i = 0; i < RUNS; i++) {
    const debtor = await story.debtor()
    inside.push({ debtor, run: (await story.call<{ runId: string }>('journeys.enrolCase', { journeyId: waiting, caseRef: debtor.ref })).runId })
  }
  outside = await story.enrol(other, await story.debtor())
}, 120_000)
afterAll(() => story.stop())

const get = (id: string) => story.call<Bulk>('bulks.get', { bulkId: id }, 'query')
const sum = ({ counts }: Bulk) => Object.values(counts).reduce((a, b) => a + b, 0)
const freeze = (ask: Record<string, unknown>, source: Record<string, unknown>) => story.call<Frozen>('bulks.freeze', { ask, source })
const start = (id: string, perMinute = 60_000) => story.call<Bulk>('bulks.start', { bulkId: id, reason: 'a story', perMinute })
const over = (id: string) => vi.waitFor(async () => {
  const bulk = await get(id)
  expect(sum(bulk)).toBe(bulk.total)
  expect(bulk.state).toBe('done')
  return bulk
}, { timeout: 60_000, interval: 100 })
const held = () => story.db.read.all<{ id: string }>('SELECT id FROM run WHERE held > 0').map(({ id }) => id)
const commands = () => story.db.read.all<{ runId: string; n: number }>(`SELECT runId, COUNT(*) AS n FROM command WHERE kind = 'pause' GROUP BY runId`)

describe('a job on many runs', () => {
  it('says beforehand what it would do, and does it to each of its set once, though the worker dies in it', async () => {
    await story.asks(inside[0]?.run ?? '', { kind: 'pause' })
    const { bulk } = await freeze({ kind: 'pause' }, { kind: 'filter', filter: { journeyId: waiting } })
    expect(bulk).toMatchObject({ state: 'frozen', total: RUNS })
    // Whoever enters later is not of the set.
    const late = await story.enrol(waiting, await story.debtor())
    const preview = await story.call<{ would: number; refused: { code: string; n: number }[] }>('bulks.preview', { bulkId: bulk.id, ask: { kind: 'pause' } })
    expect(preview).toMatchObject({ would: RUNS - 1, refused: [{ code: 'already_paused', n: 1 }] })
    await start(bulk.id, 600)
    await start(bulk.id, 1)
    await vi.waitFor(async () => expect((await get(bulk.id)).counts.done).toBeGreaterThan(3), { timeout: 20_000 })
    await story.world.restartWorker()
    const done = await over(bulk.id)
    expect(done.counts).toMatchObject({ done: RUNS - 1, skipped: 1, failed: 0, queued: 0, sent: 0 })
    expect(new Set(held())).toEqual(new Set(inside.map(({ run }) => run)))
    expect(held()).not.toContain(late)
    expect(held()).not.toContain(outside)
    expect(commands().every(({ n, runId }) => n === (runId === inside[0]?.run ? 2 : 1))).toBe(true)
    const skipped = await story.call<{ rows: { runId: string; words: { en: string } }[] }>('bulks.items', { bulkId: bulk.id, state: 'skipped' }, 'query')
    expect(skipped.rows).toMatchObject([{ runId: inside[0]?.run, words: { en: 'The run is paused already' } }])
  }, 120_000)

  it('rests, goes on and is given up when it is told so; what was sent is answered', async () => {
    const list = inside.map(({ debtor }) => debtor.ref)
    const { bulk, unmatched } = await freeze({ kind: 'resume', waits: 'left' }, { kind: 'list', text: [...list, 'C-000000', 'nobody'].join('\n') })
    expect([bulk.total, unmatched]).toEqual([RUNS, { lines: ['C-000000', 'nobody'], total: 2 }])
    await start(bulk.id, 300)
    await vi.waitFor(async () => expect((await get(bulk.id)).counts.done).toBeGreaterThan(3), { timeout: 20_000 })
    await story.call('bulks.pause', { bulkId: bulk.id })
    await vi.waitFor(async () => expect((await get(bulk.id)).counts.sent).toBe(0), { timeout: 10_000 })
    const resting = (await get(bulk.id)).counts.done ?? 0
    expect(resting).toBeLessThan(RUNS)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await get(bulk.id)).counts.done).toBe(resting)
    await story.call('bulks.resume', { bulkId: bulk.id })
    await vi.waitFor(async () => expect((await get(bulk.id)).counts.done).toBeGreaterThan(resting), { timeout: 10_000 })
    const given = await story.call<Bulk>('bulks.cancel', { bulkId: bulk.id })
    expect([given.state, sum(given)]).toEqual(['cancelled', RUNS])
    await vi.waitFor(async () => expect((await get(bulk.id)).counts.sent).toBe(0), { timeout: 30_000 })
    const end = await get(bulk.id)
    expect([end.counts.queued, end.counts.sent, (end.counts.done ?? 0) + (end.counts.cancelled ?? 0)]).toEqual([0, 0, RUNS])
    expect(held()).toHaveLength(end.counts.cancelled ?? -1)
  }, 60_000)

  it('tries again what has failed, and only that', async () => {
    // A node that is not there: every run refuses it.
    const runIds = inside.slice(0, 5).map(({ run }) => run)
    const { bulk } = await freeze({ kind: 'move', nodeId: 'nowhere' }, { kind: 'runs', runIds })
    await start(bulk.id)
    expect((await over(bulk.id)).counts).toMatchObject({ failed: 5, done: 0 })
    await story.asks(runIds[0] ?? '', { kind: 'end' })
    await story.call('bulks.retryFailed', { bulkId: bulk.id })
    expect((await over(bulk.id)).counts).toMatchObject({ failed: 4, skipped: 1 })
  }, 60_000)
})
