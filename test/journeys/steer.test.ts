import { randomUUID } from 'node:crypto'
import { planJsonOf } from '@parcours/store'
import { historyJson, replayHistories } from '@parcours/worker/replay'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { saveHistory } from '../support/saved-history.ts'
import { TestJourney, type Debtor } from '../support/test-journey.ts'
import { PAYLOAD_KEYS } from '../support/world.ts'

const DAY = 86_400_000
const APPLIED = { state: 'applied', code: null }
const refused = (code: string) => ({ state: 'refused', code })

let story: TestJourney
let waiting: string
const runs: string[] = []
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
  waiting = await story.publish('Waiting', {
    nodes: [
      ['rest', 'wait', { delay: { amount: 10, unit: 'days' } }], ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }],
      ['desk', 'human-handoff', { queue: 'care' }],
    ],
    edges: ['enter.treated -> rest', 'rest.elapsed -> text', 'text.blocked -> desk', 'text.otherwise -> end', 'desk.otherwise -> end'],
  })
})
afterAll(() => story.stop())

async function enters(journey = waiting): Promise<{ debtor: Debtor; run: string }> {
  const debtor = await story.debtor()
  const run = await story.enrol(journey, debtor)
  runs.push(run)
  return { debtor, run }
}
const waitOf = (run: string) => story.visits(run).find((v) => v.leftAt === null)
const sent = ({ personId }: Debtor) => story.contacts(personId).map((c) => c.when)

describe('a paused run', () => {
  it('has, after twenty days, the time left that it had', async () => {
    const { debtor, run } = await enters()
    const dueMs = waitOf(run)?.nextAt ?? 0
    await story.pass(4)
    const leftMs = dueMs - story.nowMs()
    expect(await story.asks(run, { kind: 'pause' })).toEqual(APPLIED)
    await story.pass(20)
    expect([story.way(run), sent(debtor)]).toEqual(['enter:treated rest', []])
    expect(await story.asks(run, { kind: 'resume', waits: 'left' })).toEqual(APPLIED)
    expect(Math.abs((waitOf(run)?.nextAt ?? 0) - (story.nowMs() + leftMs))).toBeLessThanOrEqual(1_000)
    await story.passTo(story.nowMs() + leftMs - 60_000)
    expect(story.way(run)).toBe('enter:treated rest')
    await story.pass(1)
    expect(story.way(run)).toBe('enter:treated rest:elapsed text:sent end:done')
  })
  it('is held from the click on, worker or no worker', async () => {
    const { debtor, run } = await enters()
    await story.passTo((waitOf(run)?.nextAt ?? 0) - 60_000)
    await story.world.restartWorker(async () => {
      await story.call('commands.ask', { commandId: randomUUID(), runId: run, ask: { kind: 'pause' }, reason: 'story' })
      await story.clockTo(story.nowMs() + 5 * DAY)
    })
    await story.quiet()
    expect([story.way(run), sent(debtor)]).toEqual(['enter:treated rest', []])
    expect(await story.asks(run, { kind: 'resume', waits: 'skip' })).toEqual(APPLIED)
    expect(sent(debtor)).toHaveLength(1)
  })
  it('is paused once, whoever clicks, and ends when the arrears are paid', async () => {
    const { debtor, run } = await enters()
    const commandId = randomUUID()
    expect(await story.asks(run, { kind: 'pause' }, commandId)).toEqual(APPLIED)
    expect(await story.asks(run, { kind: 'pause' }, commandId)).toEqual(APPLIED)
    expect(await story.asks(run, { kind: 'pause' })).toEqual(refused('already_paused'))
    await story.pays(debtor, 30_000)
    await story.quiet()
    expect(story.run(run)).toMatchObject({ status: 'ended', reason: 'cured' })
    expect(await story.asks(run, { kind: 'resume', waits: 'left' })).toEqual(refused('ended'))
  })
})

describe('an operator', () => {
  it('skips a wait, and not what the law has postponed', async () => {
    const { debtor, run } = await enters()
    await story.until(`${story.dateIn((6 - new Date(story.nowMs()).getUTCDay() + 7) % 7)} 22:00`)
    expect(await story.asks(run, { kind: 'skip' })).toEqual(APPLIED)
    expect(story.place(run)).toMatchObject({ node: 'text', state: 'postponed', because: { law: true } })
    expect(await story.asks(run, { kind: 'skip' })).toEqual(refused('postponed'))
    expect(await story.asks(run, { kind: 'retry' })).toEqual(APPLIED)
    expect([story.place(run)?.state, sent(debtor)]).toEqual(['postponed', []])
    await story.pass(3)
    expect(sent(debtor)).toHaveLength(1)
  })
  it('moves a run to a node, ends another, and is told what cannot be', async () => {
    const { debtor, run } = await enters()
    const visit = waitOf(run)?.seq
    expect(await story.asks(run, { kind: 'move', nodeId: 'desk', visit })).toEqual(APPLIED)
    expect(story.way(run)).toBe('enter:treated rest:left:moved_by_operator desk')
    // The other operator had the old screen.
    expect(await story.asks(run, { kind: 'move', nodeId: 'text', visit })).toEqual(refused('no_such_branch'))
    expect(await story.asks(run, { kind: 'move', nodeId: 'enter' })).toEqual(refused('not_a_target'))
    const task = story.tasks(debtor)[0]
    expect(task?.status).toBe('open')
    expect(await story.asks(run, { kind: 'end' })).toEqual(APPLIED)
    expect(story.run(run)).toMatchObject({ status: 'ended', reason: 'ended_by_operator' })
    expect(story.tasks(debtor)[0]?.status).toBe('expired')
  })
  it('stops all contact with a person', async () => {
    const { run } = await enters()
    await story.call('commands.stopContact', { commandId: randomUUID(), runId: run, reason: 'asked on the phone' })
    await story.quiet()
    expect(story.run(run)).toMatchObject({ status: 'ended', reason: 'ceased' })
  })
  it('hands a run to a colleague, whose answer lets it go on', async () => {
    const { debtor, run } = await enters()
    await story.call('commands.handOver', { commandId: randomUUID(), runId: run, reason: 'a hard case', queue: 'care' })
    await story.quiet()
    const [task] = story.tasks(debtor)
    expect(task).toMatchObject({ kind: 'handover', queue: 'care', status: 'open' })
    await story.pass(12)
    expect(story.way(run)).toBe('enter:treated rest')
    await story.resolve(task?.id ?? '', 'resume')
    await story.quiet()
    expect(story.db.read.get('SELECT held FROM run WHERE id = ?', run)).toEqual({ held: 0 })
    await story.pass(11)
    expect(sent(debtor)).toHaveLength(1)
  })
})

describe('an emergency stop', () => {
  it('holds every contact until it is lifted, and then each goes its way', async () => {
    const [one, two] = [await enters(), await enters()]
    const stop = await story.call<{ id: string }>('stops.set', { scope: 'workspace', effect: 'contact', reason: 'wrong text sent' })
    await story.pass(11)
    expect([sent(one.debtor), sent(two.debtor)]).toEqual([[], []])
    expect(story.place(one.run)).toMatchObject({ node: 'text', state: 'suspended', because: { reason: 'stopped' } })
    await story.call('stops.lift', { id: stop.id, reason: 'text mended' })
    // The runs are told a moment later, a few at a time.
    await vi.waitFor(() => expect(story.db.read.get('SELECT releasedUpTo FROM contact_stop WHERE id = ?', stop.id)).toEqual({ releasedUpTo: '~' }), { timeout: 20_000 })
    await story.pass(3)
    expect([sent(one.debtor).length, sent(two.debtor).length]).toEqual([1, 1])
  })
  it('of entry lets nobody in', async () => {
    const debtor = await story.debtor()
    const stop = await story.call<{ id: string }>('stops.set', { scope: 'journey', target: waiting, effect: 'entry', reason: 'too many' })
    await expect(story.enrol(waiting, debtor)).rejects.toThrow('Entry is stopped')
    await story.call('stops.lift', { id: stop.id, reason: 'again' })
    runs.push(await story.enrol(waiting, debtor))
  })
})

describe('histories with commands in them', () => {
  it('replay', async () => {
    const histories = new Map<string, string>()
    for (const run of runs) histories.set(run, await historyJson(story.world.worker.client, run))
    if (process.env.SAVE_HISTORIES) {
      const planHash = story.db.read.get<{ planHash: string }>('SELECT planHash FROM run WHERE id = ?', runs[0] ?? '')?.planHash ?? ''
      saveHistory('paused-and-resumed', { history: histories.get(runs[0] ?? '') ?? '', planHash, plan: planJsonOf(story.db.read, planHash) ?? '' })
    }
    const keys = new Map(Object.entries(PAYLOAD_KEYS).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
    expect([...(await replayHistories(histories, { keys, planJson: (hash) => planJsonOf(story.db.read, hash) })).entries()]).toEqual([])
  }, 120_000)
})
