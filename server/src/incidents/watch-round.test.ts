import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beat, type Finding, type WorkerDetail } from '@parcours/store'
import { TestDesk } from '../testing/desk.ts'
import { incidentWords } from '../use-cases/incident-words.ts'
import { watchRound } from './watch-round.ts'

let desk: TestDesk
let realMs: number
let look: () => Finding[]

/** A server that has been up for a minute; a worker beats unless a test says otherwise. */
beforeEach(async () => {
  desk = await TestDesk.open()
  realMs = 1_000_000
  const deps = { ...desk.deps, clock: { ...desk.deps.clock, realMs: () => realMs } }
  const round = watchRound(deps, () => 0)
  look = () => round().findings
  await worker()
  look()
  await pass(60_000)
})
afterEach(() => desk.close())

const serving: WorkerDetail = { queues: ['journeys', 'sweeps'], polling: true, temporal: 'serving', build: 'b1' }
const worker = (detail: Partial<WorkerDetail> = {}) => beat(desk.deps.db, { id: 'w', kind: 'worker', startedRealMs: 0, seenRealMs: realMs, detail: { ...serving, ...detail } })

/** Real and business time pass alike, second by second, as the watch looks. */
async function pass(ms: number, { alive = true, detail = {} }: { alive?: boolean; detail?: Partial<WorkerDetail> } = {}): Promise<Finding[]> {
  let found: Finding[] = []
  for (let gone = 0; gone < ms; gone += 1_000) {
    realMs += 1_000
    desk.nowMs += 1_000
    if (alive) await worker(detail)
    found = look()
  }
  return found
}
const causes = (found: readonly Finding[]) => found.map(({ cause, groupKey }) => `${cause} ${groupKey}`)

async function waiting(caseRef: string, nextAt: number): Promise<string> {
  const runId = await desk.enrol(caseRef)
  await desk.pass(runId, [{ visit: 1, open: 'sms' }])
  await desk.deps.db.write((sql) => sql.run(`UPDATE delivery SET state = 'done'`))
  await desk.stand(runId, 1, { state: 'waiting', nextAt })
  return runId
}

function contacts(all: { status: string; code?: string; text?: string }[]): Promise<unknown> {
  return desk.deps.db.write((sql) => all.forEach(({ status, code, text = 'sms-courteous@1' }, n) => sql.run(
    `INSERT INTO contact (id,runId,visitSeq,attempt,nodeId,personId,caseId,debtIds,channel,address,textId,language,body,at,sendByRealMs,windowEndMs,status,result)
     VALUES (?,?,1,?,'text','per','case','[]','sms','',?,'fr','',?,0,0,?,?)`,
    `con${n}`, `run${n}`, n, text, desk.nowMs, status, code === undefined ? null : JSON.stringify({ code, permanent: true }))))
}

describe('the watch', () => {
  it('finds nothing while all is well', async () => {
    expect(await pass(5_000)).toEqual([])
  })

  it('misses a worker that was silent for ten seconds, and names its queues', async () => {
    expect(causes(await pass(9_000, { alive: false }))).toEqual([])
    expect(causes(await pass(2_000, { alive: false }))).toEqual(['no_worker journeys sweeps'])
    expect(causes(await pass(1_000))).toEqual([])
  })

  it('misses a queue that no worker polls', async () => {
    realMs += 40_000
    expect(causes(await pass(1_000, { detail: { queues: ['journeys'] } }))).toEqual(['no_worker sweeps'])
    expect(causes(await pass(1_000, { detail: { polling: false } }))).toEqual(['no_worker journeys sweeps'])
  })

  it('hears from a worker that Temporal is away, when it stays so', async () => {
    expect(causes(await pass(5_000, { detail: { temporal: 'away' } }))).toEqual([])
    expect(causes(await pass(2_000, { detail: { temporal: 'away' } }))).toEqual(['temporal_away temporal'])
  })

  it('finds an outbox whose oldest row does not leave, and not one that is only long', async () => {
    const put = (seq: number) => desk.deps.db.write((sql) => sql.run(`INSERT INTO delivery (runId, seq, kind, payload, attempts) VALUES ('run_x', ?, 'event', '{}', 5)`, seq))
    for (let seq = 1; seq <= 20; seq++) {
      await put(seq)
      await desk.deps.db.write((sql) => sql.run(`UPDATE delivery SET state = 'done' WHERE seq < ?`, seq))
      expect(causes(await pass(1_000))).toEqual([])
    }
    const found = await pass(17_000)
    expect(causes(found)).toEqual(['temporal_away outbox'])
    expect(found[0]?.runs).toEqual([{ runId: 'run_x', visitSeq: 0 }])
  })

  it('finds waits that are late by business minutes and by real seconds, by node', async () => {
    const runId = await waiting('C-1', desk.nowMs + 1_000)
    expect(causes(await pass(240_000))).toEqual([])
    const found = await pass(70_000)
    expect(causes(found)).toEqual([`wait_overdue ${desk.journeyId} sms`])
    expect(found[0]?.runs).toEqual([{ runId, visitSeq: 1 }])
  })

  it('does not call late what only a fast clock has passed', async () => {
    await waiting('C-1', desk.nowMs + 1_000)
    // Four days in one second, and nothing had time to happen.
    desk.nowMs += 4 * 86_400_000
    expect(causes(await pass(14_000))).toEqual([])
    expect(causes(await pass(3_000))).toEqual([`wait_overdue ${desk.journeyId} sms`])
  })

  it('says nothing of late waits while nobody could wake them', async () => {
    await waiting('C-1', desk.nowMs - 3_600_000)
    expect(causes(await pass(30_000, { alive: false }))).toEqual(['no_worker journeys sweeps'])
    // Who has just come back must catch up first.
    expect(causes(await pass(14_000))).toEqual([])
    expect(causes(await pass(3_000))).toEqual([`wait_overdue ${desk.journeyId} sms`])
  })

  it('names the runs of which Temporal reports problems, by journey', async () => {
    const runId = await desk.enrol('C-1')
    expect(await firstOf('workflow_task_failing', { failing: { ids: [runId, 'sweep:x'], total: 2 } })).toMatchObject([{ groupKey: desk.journeyId, runs: [{ runId, visitSeq: 0 }] }])
  })

  it('finds runs whose plan is gone', async () => {
    const runId = await desk.enrol('C-1')
    await desk.deps.db.write((sql) => sql.run(`UPDATE run SET planHash = 'gone'`))
    expect(await firstOf('plan_missing')).toMatchObject([{ groupKey: 'gone', runs: [{ runId }] }])
  })

  it('finds a provider that refuses one text, and says which', async () => {
    await contacts([...Array.from({ length: 8 }, () => ({ status: 'failed', code: '30007' })), ...Array.from({ length: 20 }, () => ({ status: 'delivered' }))])
    expect(await firstOf('provider_refusing')).toMatchObject([{ groupKey: 'sms 30007 sms-courteous@1', detail: { refused: 8, n: 28, text: 'sms-courteous@1' } }])
  })

  it('does not blame a provider for a few, for wrong numbers, or for what never arrives now and then', async () => {
    const good = Array.from({ length: 30 }, () => ({ status: 'delivered' }))
    await contacts([...good, { status: 'failed', code: '30007' }, ...Array.from({ length: 10 }, () => ({ status: 'failed', code: '21211' })), ...Array.from({ length: 8 }, () => ({ status: 'undelivered' }))])
    expect(await firstOf('provider_refusing')).toEqual([])
  })

  it('finds contacts whose tries are used up through our fault, by channel and code', async () => {
    for (const [caseRef, code] of [['C-1', '20003'], ['C-2', '21610']] as const) {
      const runId = await desk.enrol(caseRef)
      await desk.pass(runId, [{ visit: 1, open: 'sms' }, { visit: 1, close: 'failed' }])
      await desk.deps.db.write((sql) => sql.run(
        `INSERT INTO contact (id,runId,visitSeq,attempt,nodeId,personId,caseId,debtIds,channel,address,textId,language,body,at,sendByRealMs,windowEndMs,status,result)
         VALUES (?,?,1,1,'sms','per','case','[]','sms','','t@1','fr','',?,0,0,'failed',?)`, `used${caseRef}`, runId, desk.nowMs, JSON.stringify({ code, permanent: true })))
    }
    // The other number has opted out at its carrier: nobody here can repair that.
    expect(await firstOf('retries_used_up')).toMatchObject([{ groupKey: 'sms 20003', detail: { channel: 'sms', code: '20003' }, runs: [{ visitSeq: 1 }] }])
  })

  it('finds a provider that is slow, once enough were asked', async () => {
    const slow = (n: number) => firstOf('provider_slow', { answers: { sms: { n, p95Ms: 5_200 }, email: { n: 50, p95Ms: 900 } } })
    expect(await slow(3)).toEqual([])
    expect((await slow(40)).map(({ detail }) => detail)).toEqual([{ channel: 'sms', n: 40, seconds: 5.2 }])
  })

  it('finds an import that has not moved for a minute', async () => {
    const move = (done: number) => desk.deps.db.write((sql) => sql.run(
      `INSERT INTO import (id,kind,fileName,portfolioId,status,done,startedAt,actor,options) VALUES ('imp','portfolio','nov.csv','p1','running',?,0,'a','{}') ON CONFLICT DO UPDATE SET done = excluded.done`, done))
    await move(1)
    await pass(50_000)
    await move(2)
    expect(causes(await pass(50_000))).toEqual([])
    await pass(12_000)
    expect(await firstOf('import_stuck')).toMatchObject([{ groupKey: 'imp', detail: { fileName: 'nov.csv' } }])
  })

  it('goes on when one of its looks fails', async () => {
    await desk.deps.db.write((sql) => sql.run('DROP INDEX visit_due'))
    expect(causes(await pass(12_000, { alive: false }))).toEqual(['no_worker journeys sweeps'])
  })
})

/** Some causes are looked at every few seconds only. */
async function firstOf(cause: Finding['cause'], detail: Partial<WorkerDetail> = {}): Promise<Finding[]> {
  for (let n = 0; n < 15; n++) {
    const found = (await pass(1_000, { detail })).filter((one) => one.cause === cause)
    if (found.length > 0) return found
  }
  return []
}

it('says every cause in both languages, with what solves it, and without a name', async () => {
  await waiting('C-1', desk.nowMs)
  const versionId = desk.deps.db.read.get<{ versionId: string }>('SELECT versionId FROM run')?.versionId ?? ''
  const detail = { queues: ['journeys'], openRuns: 1234, journeyId: desk.journeyId, versionId, nodeId: 'sms', planHash: 'abc', channel: 'sms', code: '30007', refused: 8, n: 28, seconds: 5.2, fileName: 'nov.csv' }
  for (const cause of ['no_worker', 'temporal_away', 'workflow_task_failing', 'plan_missing', 'provider_refusing', 'provider_slow', 'retries_used_up', 'wait_overdue', 'import_stuck'] as const) {
    const words = incidentWords(desk.deps, { cause, groupKey: 'g', detail })
    for (const one of Object.values(words)) {
      expect(one.en.length, `${cause} en`).toBeGreaterThan(10)
      expect(one.fr, `${cause} fr`).not.toBe(one.en)
      expect(`${one.en} ${one.fr}`).not.toMatch(/undefined|NaN|!|Hélène/)
    }
  }
  expect(incidentWords(desk.deps, { cause: 'no_worker', groupKey: '', detail }).detail).toMatchObject({ en: expect.stringContaining('1,234 open runs'), fr: expect.stringContaining('1\u202f234 passages') })
})
