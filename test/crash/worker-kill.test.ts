import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { rollupDifferences } from '@parcours/store'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contactsOutOfTime, eventsLeftBehind, historiesThatDoNotReplay, providerLog, requestsAgainstLedger, runsAgainstTemporal, waysOffThePlan } from '../support/crash-assertions.ts'
import { startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

/** Runs enrolled, and business milliseconds in a real one: an hour passes in a second. */
const [RUNS, FACTOR] = [64, 3_600]
/** Real pauses before the kills that have no aim; drawn once from a seed, so that a failure comes again. */
const KILLS_MS = [700, 1_900, 400, 1_300]

let world: CrashWorld
let story: TestJourney
let debtors: Debtor[]
let runs: string[]
const told: { debtor: Debtor; body: Record<string, unknown>; acknowledged: boolean }[] = []
let stopped: { beforeMs: number; afterMs: number; realMs: number }

beforeAll(async () => {
  world = await startCrashWorld({ start: '2027-02-01T08:30:00+01:00', factor: FACTOR })
  story = await TestJourney.on(world)
  const took: Record<string, number> = {}
  for (const act of [enrolEverybody, killWhileTheProviderIsSlow, killAtAnyMoment, killTheServerInTheMiddleOfEvents, killTemporal, stopEverything, everybodyArrives]) {
    const from = performance.now()
    await act()
    took[act.name] = Math.round((performance.now() - from) / 1_000)
  }
  console.info('seconds:', took)
}, 230_000)
afterAll(() => world.stop())

async function enrolEverybody(): Promise<void> {
  await story.willAnswer({ fail: 'slow', channel: 'sms', times: 10, delayMs: 2_500 })
  const journey = await story.publish('Crash', {
    nodes: [
      ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }],
      ['rest', 'wait', { delay: { amount: 3, unit: 'hours' } }],
      ['mail', 'email', { textId: 'email-reminder@1', waitForAnswer: false }],
      ['call', 'voice-ai', { textId: 'voice-opening@1', attempts: 1 }],
      ['desk', 'human-handoff', { queue: 'general', slaHours: 1 }],
      ['pays', 'wait-for-event', { events: ['payment'], timeout: { amount: 20, unit: 'hours' } }],
    ],
    edges: ['enter.treated -> text', 'text.otherwise -> rest', 'rest.elapsed -> mail', 'mail.otherwise -> call', 'call.otherwise -> pays', 'pays.otherwise -> end',
      ...['difficulty', 'dispute', 'wants_human'].map((o) => `call.${o} -> desk`), 'desk.otherwise -> end'],
  })
  debtors = await Promise.all(Array.from({ length: RUNS }, () => story.debtor()))
  runs = await Promise.all(debtors.map(async ({ ref }) => (await story.call<{ runId?: string }>('journeys.enrolCase', { journeyId: journey, caseRef: ref })).runId ?? ''))
}

/** Dies between the request and the record of its answer: the provider has taken the message, and nobody knows. */
async function killWhileTheProviderIsSlow(): Promise<void> {
  await vi.waitFor(async () => {
    const slow = (await providerLog(world)).filter(({ response }) => response.ordered === 'slow')
    expect(slow.length).toBeGreaterThan(2)
  }, { timeout: 20_000, interval: 30 })
  await world.restartWorker()
}

async function killAtAnyMoment(): Promise<void> {
  for (const [i, pauseMs] of KILLS_MS.entries()) {
    const some = debtors.slice(i * 4, i * 4 + 4)
    const telling = Promise.all([
      tell(some[0], { type: 'payment', amountCents: 30_000, currency: 'EUR' }), tell(some[1], { type: 'payment', amountCents: 5_000, currency: 'EUR' }),
      tell(some[2], { type: 'cease' }), tell(some[3], { type: 'opt_out', scope: 'all' }),
    ])
    await sleep(pauseMs)
    await world.restartWorker()
    await telling
  }
}

/** Some of these are answered, some are not; whoever got no answer sends the same again. */
async function killTheServerInTheMiddleOfEvents(): Promise<void> {
  const telling = debtors.slice(20, 50).map((debtor) => tell(debtor, { type: 'payment', amountCents: 1_000, currency: 'EUR' }))
  await vi.waitFor(() => expect(told.filter(({ body, acknowledged }) => acknowledged && body.amountCents === 1_000).length).toBeGreaterThan(3), { timeout: 10_000, interval: 1 })
  await world.processes.server.kill()
  await world.processes.server.start()
  await Promise.all(telling)
}

/** Temporal is away: facts are stored and answered all the same, and delivered when it is back. */
async function killTemporal(): Promise<void> {
  await world.temporal.kill()
  await Promise.all(debtors.slice(50, 56).map((debtor) => tell(debtor, { type: 'payment', amountCents: 2_000, currency: 'EUR' })))
  await sleep(1_500)
  await world.temporal.restart()
}

async function stopEverything(): Promise<void> {
  await Promise.all([world.processes.worker.kill(), world.processes.server.kill()])
  const [beforeMs, atMs] = [world.businessNow(), Date.now()]
  await sleep(6_000)
  stopped = { beforeMs, afterMs: world.businessNow(), realMs: Date.now() - atMs }
  await world.processes.server.start()
  await world.processes.worker.start()
}

async function everybodyArrives(): Promise<void> {
  const open = () => world.db.read.all<{ id: string }>(`SELECT id FROM run WHERE status <> 'ended'`).map(({ id }) => `${id}: ${story.way(id)}`)
  await vi.waitFor(() => expect(open()).toEqual([]), { timeout: 150_000, interval: 250 })
  await vi.waitFor(() => expect(eventsLeftBehind(world)).toEqual([]), { timeout: 30_000, interval: 250 })
}

/** Tells an event until it is answered, as a creditor's system does; remembers whether the first try was. */
async function tell(debtor: Debtor | undefined, body: Record<string, unknown>): Promise<void> {
  if (!debtor) return
  const one = { debtor, body: { messageId: randomUUID(), debt: debtor.debts[0], ...body }, acknowledged: false }
  told.push(one)
  for (let tries = 0; tries < 200; tries++) {
    const answer = await story.event(one.body).catch(() => undefined)
    if (tries === 0) one.acknowledged = answer?.status === 202
    if (answer) return
    await sleep(200)
  }
  throw new Error('an event was never answered')
}

describe('after kill -9 of the worker, the server and Temporal, in the middle of everything', () => {
  it('nobody was contacted twice, and every request has its row', async () => {
    const log = await providerLog(world)
    console.info(`${RUNS} runs, ${log.length} requests at the provider, by channel:`, Object.fromEntries([...Map.groupBy(log, (entry) => entry.channel)].map(([channel, entries]) => [channel, entries.length])))
    expect(log.length).toBeGreaterThan(RUNS * 2)
    expect(await requestsAgainstLedger(world)).toEqual([])
  })
  it('nobody was contacted after a stop, nor outside the time of the contact', async () => {
    expect(await contactsOutOfTime(world)).toEqual([])
  })
  it('every run that was acknowledged is one execution, and has come to its end', async () => {
    expect(new Set(runs).size).toBe(RUNS)
    expect(await runsAgainstTemporal(world, runs)).toEqual([])
  })
  it('every event that was answered is applied, once', () => {
    expect(eventsLeftBehind(world)).toEqual([])
    const acknowledged = told.filter((one) => one.acknowledged)
    console.info(`${told.length} events told, ${acknowledged.length} answered at once`)
    expect(acknowledged.length).toBeLessThan(told.length)
    const stored = new Map(world.db.read.all<{ messageId: string; status: string }>('SELECT messageId, status FROM event').map((e) => [e.messageId, e.status]))
    for (const { body } of told) expect(stored.get(String(body.messageId))).toBe('applied')
    for (const debtor of debtors) {
      const paid = told.filter((one) => one.debtor === debtor).reduce((sum, { body }) => sum + Number(body.amountCents ?? 0), 0)
      expect(story.debts(debtor).map((d) => d.balanceCents)).toEqual([120_000 - paid])
    }
  })
  it('every visit follows from the one before, and the roll-up is their sum', () => {
    expect(waysOffThePlan(world)).toEqual([])
    expect(rollupDifferences(world.db)).toEqual([])
  })
  it('every history replays on this build', async () => {
    expect(await historiesThatDoNotReplay(world, runs)).toEqual([])
  }, 120_000)
  it('time stood still while everything was off, and the stop was nobody’s failure', () => {
    expect(stopped.realMs).toBeGreaterThan(5_000)
    expect(stopped.afterMs - stopped.beforeMs).toBeLessThanOrEqual(2_000 * FACTOR)
    const failed = world.db.read.all(
      `SELECT v.runId, v.nodeId FROM visit v WHERE v.outcome = 'failed' AND NOT EXISTS (
         SELECT 1 FROM contact c WHERE c.runId = v.runId AND c.visitSeq = v.seq AND json_extract(c.result, '$.code') = 'not_found')`)
    expect(failed).toEqual([])
  })
})
