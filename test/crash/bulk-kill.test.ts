import { setTimeout as sleep } from 'node:timers/promises'
import { rollupDifferences } from '@parcours/store'
import { historyJson } from '@parcours/worker/replay'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { TestJourney } from '../support/test-journey.ts'

/** `BULK_RUNS=5000` by hand: the size that operators are promised. */
const RUNS = Number(process.env.BULK_RUNS ?? 120)
const PER_MINUTE = 60_000
/** Business seconds in a real one: waits of days stand, whatever the machine does. */
const FACTOR = 60
const PATIENCE_MS = 60_000 + RUNS * 150

interface Bulk {
  id: string
  state: string
  total: number
  counts: Record<string, number>
}

let world: CrashWorld
let story: TestJourney
const runs: string[] = []
const others: string[] = []
beforeAll(async () => {
  world = await startCrashWorld({ start: '2027-02-01T09:00:00+01:00', factor: FACTOR })
  story = await TestJourney.on(world)
  const waiting = (name: string) => story.publish(name, { nodes: [['rest', 'wait', { delay: { amount: 90, unit: 'days' } }]], edges: ['enter.treated -> rest', 'rest.elapsed -> end'] })
  const [many, other] = [await waiting('Many'), await waiting('Others')]
  const enrol = async (journeyId: string) => {
    const { ref } = await story.debtor()
    return (await story.call<{ runId: string }>('journeys.enrolCase', { journeyId, caseRef: ref })).runId
  }
  for (let i = 0; i < RUNS; i++) runs.push(await enrol(many))
  for (let i = 0; i < 5; i++) others.push(await enrol(other))
  await vi.waitFor(() => expect(count(`SELECT COUNT(*) AS n FROM visit WHERE nodeId = 'rest' AND state = 'waiting'`)).toBe(RUNS + 5), { timeout: PATIENCE_MS, interval: 250 })
  journeyId = many
}, PATIENCE_MS * 2)
afterAll(() => world.stop())

let journeyId = ''
const count = (sql: string): number => world.db.read.get<{ n: number }>(sql)?.n ?? -1
const get = (bulkId: string) => story.call<Bulk>('bulks.get', { bulkId }, 'query')
const sum = ({ counts }: Bulk) => Object.values(counts).reduce((a, b) => a + b, 0)

/** Freezes all runs of the journey, starts, kills the worker -9 when a third is done, and again, and waits for the end. */
async function job(ask: Record<string, unknown>): Promise<{ bulk: Bulk; seconds: number }> {
  const { bulk } = await story.call<{ bulk: Bulk }>('bulks.freeze', { ask, source: { kind: 'filter', filter: { journeyId } } })
  const from = Date.now()
  await story.call('bulks.start', { bulkId: bulk.id, reason: 'the worker dies in it', perMinute: PER_MINUTE })
  for (const share of [0.3, 0.6]) {
    await vi.waitFor(async () => expect((await get(bulk.id)).counts.done).toBeGreaterThan(RUNS * share), { timeout: PATIENCE_MS, interval: 20 })
    await world.processes.worker.kill()
    const half = await get(bulk.id)
    expect(sum(half)).toBe(RUNS)
    console.info(`killed at`, half.counts)
    await sleep(500)
    await world.processes.worker.start()
  }
  await vi.waitFor(async () => expect((await get(bulk.id)).state).toBe('done'), { timeout: PATIENCE_MS, interval: 250 })
  return { bulk: await get(bulk.id), seconds: (Date.now() - from) / 1000 }
}

const updatesOf = async (runId: string): Promise<number> =>
  (await historyJson(world.worker.client, runId)).split('"EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED"').length - 1

describe(`a job on ${RUNS} runs in which the worker dies twice`, () => {
  it('pauses each of them once, and nobody else', async () => {
    const { bulk, seconds } = await job({ kind: 'pause' })
    console.info(`${RUNS} runs paused in ${seconds.toFixed(0)} s, two kills and starts in it`)
    expect(bulk.counts).toMatchObject({ done: RUNS, skipped: 0, failed: 0, queued: 0, sent: 0 })
    expect(count('SELECT COUNT(*) AS n FROM run WHERE held > 0')).toBe(RUNS)
    expect(count(`SELECT COUNT(*) AS n FROM run WHERE held > 0 AND journeyId <> '${journeyId}'`)).toBe(0)
    expect(count(`SELECT MAX(n) AS n FROM (SELECT COUNT(*) AS n FROM command GROUP BY runId)`)).toBe(1)
  }, PATIENCE_MS * 2)

  it('lets each of them go on once, with the time that it had left', async () => {
    const before = new Map(world.db.read.all<{ runId: string; after: string }>(`SELECT runId, after FROM command WHERE kind = 'pause'`).map((row) => [row.runId, (JSON.parse(row.after) as { leftMs: number }[])[0]?.leftMs ?? -1]))
    const { bulk, seconds } = await job({ kind: 'resume', waits: 'left' })
    console.info(`${RUNS} runs resumed in ${seconds.toFixed(0)} s, two kills and starts in it`)
    expect(bulk.counts).toMatchObject({ done: RUNS, skipped: 0, failed: 0 })
    await vi.waitFor(() => expect(count(`SELECT COUNT(*) AS n FROM run WHERE held > 0`)).toBe(0))
    await vi.waitFor(() => expect(leftWrong(before)).toEqual([]), { timeout: 30_000 })
  }, PATIENCE_MS * 2)

  it('leaves in each history one update for each, and sums that are those of their rows', async () => {
    for (const runId of [...runs.slice(0, 20), ...runs.slice(-20)]) expect(await updatesOf(runId)).toBe(2)
    for (const runId of others) expect(await updatesOf(runId)).toBe(0)
    expect(rollupDifferences(world.db)).toEqual([])
  }, 60_000)
})

/** Runs whose wait does not end when the rest of it is over, counted from the resume. */
function leftWrong(before: ReadonlyMap<string, number>): string[] {
  const now = world.db.read.all<{ runId: string; at: number; nextAt: number | null }>(
    `SELECT c.runId, c.at, v.nextAt FROM command c JOIN visit v ON v.runId = c.runId AND v.leftAt IS NULL WHERE c.kind = 'resume'`)
  return now.flatMap(({ runId, at, nextAt }) => (Math.abs((nextAt ?? 0) - at - (before.get(runId) ?? 0)) <= 1_000 ? [] : [`${runId}: ${nextAt} after ${at} with ${before.get(runId)}`]))
}
