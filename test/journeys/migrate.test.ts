import { liveSums, planJsonOf } from '@parcours/store'
import { historiesOf, replayHistories } from '@parcours/worker/replay'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestJourney, type Debtor } from '../support/test-journey.ts'
import { saveHistory } from '../support/saved-history.ts'
import { PAYLOAD_KEYS } from '../support/world.ts'

type Drawing = Parameters<TestJourney['publish']>[1]
const APPLIED = { state: 'applied', code: null }

let story: TestJourney
let journeyId: string
const runs: string[] = []
/** Has come to where only its sub-journey can wake it. */
let waitsOn = ''
const versions: { id: string; hash: string }[] = []

/** Draws the next version of the journey over the one before. */
async function publishNext(nodes: [string, string, Record<string, unknown>?][], edges: string[]): Promise<void> {
  await story.publishNext(journeyId, { nodes, edges })
  versions.push(...story.db.read.all<{ id: string; hash: string }>('SELECT id, hash FROM version WHERE journeyId = ? ORDER BY number', journeyId).slice(versions.length))
}
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
  const nodes: [string, string, Record<string, unknown>?][] = [
    ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: true, answerDays: 10 }], ['desk', 'human-handoff', { queue: 'care' }],
  ]
  journeyId = await story.publish('Moving', { nodes, edges: ['enter.treated -> text', 'text.replied -> desk', 'text.otherwise -> end', 'desk.otherwise -> end'] })
  versions.push(...story.db.read.all<{ id: string; hash: string }>('SELECT id, hash FROM version WHERE journeyId = ?', journeyId))
  await publishNext([
    ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: true, answerDays: 10 }],
    ['mail', 'email', { textId: 'email-reminder@1', waitForAnswer: false }],
  ], ['enter.treated -> text', 'text.otherwise -> mail', 'mail.otherwise -> end'])
})
afterAll(() => story.stop())

async function entersFirst(): Promise<{ debtor: Debtor; run: string }> {
  const debtor = await story.debtor()
  // The version before the live one: as runs that were there when the new one came.
  await story.makeLive(journeyId, versions[0]?.id ?? '')
  const run = await story.enrol(journeyId, debtor)
  await story.makeLive(journeyId, versions[1]?.id ?? '')
  runs.push(run)
  return { debtor, run }
}
const to = (version: 0 | 1, nodes: Record<string, unknown>, waits: 'keep' | 'again' = 'keep') =>
  ({ kind: 'migrate', versionId: versions[version]?.id, planHash: versions[version]?.hash, nodes, waits })
const move = (nodeId: string) => ({ kind: 'move', to: nodeId })
const open = (run: string) => story.visits(run).find((v) => v.leftAt === null)
const sent = ({ personId }: Debtor, channel: string) => story.contacts(personId).filter((c) => c.channel === channel).length

describe('a run that is moved to a new version', () => {
  it('keeps the rest of its wait, sends nothing again, and goes the new way', async () => {
    const { debtor, run } = await entersFirst()
    await story.pass(4)
    const dueMs = open(run)?.nextAt ?? 0
    expect(await story.asks(run, to(1, { text: move('text') }))).toEqual(APPLIED)
    expect(open(run)).toMatchObject({ nodeId: 'text', versionId: versions[1]?.id, state: 'waiting' })
    expect(Math.abs((open(run)?.nextAt ?? 0) - dueMs)).toBeLessThanOrEqual(1_000)
    expect(sent(debtor, 'sms')).toBe(1)
    await story.pass(8)
    expect(story.way(run)).toBe('enter:treated text:left:migrated text:no_reply mail:sent end:done')
    expect([sent(debtor, 'sms'), sent(debtor, 'email')]).toEqual([1, 1])
  })
  it('is moved back as it was', async () => {
    const { debtor, run } = await entersFirst()
    await story.pass(2)
    const dueMs = open(run)?.nextAt ?? 0
    await story.asks(run, to(1, { text: move('text') }))
    expect(await story.asks(run, to(0, { text: move('text') }))).toEqual(APPLIED)
    expect(open(run)).toMatchObject({ nodeId: 'text', versionId: versions[0]?.id, nextAt: dueMs })
    await story.writes(debtor, 'I will pay')
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated text:left:migrated text:left:migrated text:replied desk')
    expect(story.tasks(debtor).map(({ status, visitSeq }) => [status, visitSeq])).toEqual([['open', 5]])
  })
  it('stays where its node is gone and nobody said what to do', async () => {
    const { debtor, run } = await entersFirst()
    await story.writes(debtor, 'I will pay')
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated text:replied desk')
    expect(await story.asks(run, to(1, { text: move('text') }))).toEqual({ state: 'refused', code: 'stays' })
    expect(await story.asks(run, to(1, { desk: move('mail') }))).toEqual(APPLIED)
    await story.pass(1)
    expect(story.way(run)).toBe('enter:treated text:replied desk:left:migrated mail:sent end:done')
  })
  it('takes a pause along', async () => {
    const { run } = await entersFirst()
    await story.pass(3)
    const leftMs = (open(run)?.nextAt ?? 0) - story.nowMs()
    await story.asks(run, { kind: 'pause' })
    expect(await story.asks(run, to(1, { text: move('text') }))).toEqual(APPLIED)
    await story.pass(20)
    await story.asks(run, { kind: 'resume', waits: 'left' })
    expect(Math.abs((open(run)?.nextAt ?? 0) - story.nowMs() - leftMs)).toBeLessThanOrEqual(1_000)
  })
})

/** Publishes two versions and leaves the first one live. */
async function twoVersions(name: string, one: Drawing, two: Drawing): Promise<{ id: string; goes: (nodes: Record<string, unknown>, more?: Record<string, unknown>) => Record<string, unknown>; back: (nodes: Record<string, unknown>, visit: number) => Record<string, unknown>; newVersion: string }> {
  const id = await story.publish(name, one)
  await story.publishNext(id, two)
  const [first, second] = story.db.read.all<{ id: string; hash: string }>('SELECT id, hash FROM version WHERE journeyId = ? ORDER BY number', id)
  if (!first || !second) throw new Error(`${name} has no two versions`)
  await story.makeLive(id, first.id)
  const ask = (version: typeof first, nodes: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    ({ kind: 'migrate', versionId: version.id, planHash: version.hash, nodes, waits: 'keep', ...more })
  return { id, newVersion: second.id, goes: (nodes) => ask(second, nodes), back: (nodes, visit) => ask(first, nodes, { back: visit }) }
}

describe('what a run did before it was moved', () => {
  const answered: Drawing = {
    nodes: [['mail', 'email', { textId: 'email-reminder@1', waitForAnswer: true, answerDays: 10 }], ['desk', 'human-handoff', { queue: 'care' }]],
    edges: ['enter.treated -> mail', 'mail.clicked -> desk', 'mail.otherwise -> end', 'desk.otherwise -> end'],
  }
  const resting: Drawing = {
    nodes: [['rest', 'wait', { delay: { amount: 30, unit: 'days' } }], ['desk', 'human-handoff', { queue: 'care' }]],
    edges: ['enter.treated -> rest', 'rest.elapsed -> desk', 'desk.otherwise -> end'],
  }

  it('is answered after it: a click on the message of the old version counts', async () => {
    const { id, goes } = await twoVersions('Clicked', answered, { ...answered, settings: { metricWindowDays: 30 } })
    const debtor = await story.debtor()
    await story.willAnswer({ on: 'email', to: debtor.email, action: 'click', delaySeconds: 5 * 86_400 })
    const run = await story.enrol(id, debtor)
    runs.push(run)
    await story.pass(3)
    expect(await story.asks(run, goes({ mail: move('mail') }))).toEqual(APPLIED)
    await story.pass(4)
    expect(story.way(run)).toMatch(/^enter:treated mail:left:migrated mail:clicked desk/)
  })
  it('is not done again when the move is taken back', async () => {
    const { id, goes, back } = await twoVersions('Taken back', answered, resting)
    const debtor = await story.debtor()
    const run = await story.enrol(id, debtor)
    runs.push(run)
    await story.pass(3)
    const before = open(run)
    expect(await story.asks(run, goes({ mail: move('rest') }))).toEqual(APPLIED)
    await story.pass(1)
    expect(await story.asks(run, back({ rest: move('mail') }, before?.seq ?? 0))).toEqual(APPLIED)
    expect([open(run)?.nodeId, open(run)?.state, open(run)?.nextAt, sent(debtor, 'email')]).toEqual(['mail', 'waiting', before?.nextAt, 1])
    await story.pass(10)
    expect(story.way(run)).toBe('enter:treated mail:left:migrated rest:left:migrated mail:no_reply end:done')
    expect(sent(debtor, 'email')).toBe(1)
  })
})

describe('a run that waits for a sub-journey', () => {
  /** One whose sub-journey takes six days. */
  async function enters(name: string) {
    const child = await story.publish(`${name} inside`, {
      nodes: [['rest', 'wait', { delay: { amount: 6, unit: 'days' } }]], edges: ['enter.treated -> rest', 'rest.elapsed -> end'],
    })
    const journey = story.db.read.get<{ slug: string }>('SELECT slug FROM journey WHERE id = ?', child)?.slug ?? ''
    const drawn: Drawing = {
      nodes: [['inner', 'sub-journey', { journey, awaitEnd: true, reasons: ['done'] }], ['desk', 'human-handoff', { queue: 'care' }]],
      edges: ['enter.treated -> inner', 'inner.done -> desk', 'inner.otherwise -> end', 'desk.otherwise -> end'],
    }
    const versions = await twoVersions(name, drawn, { ...drawn, settings: { metricWindowDays: 30 } })
    const run = await story.enrol(versions.id, await story.debtor())
    runs.push(run)
    const inner = story.db.read.get<{ id: string }>('SELECT id FROM run WHERE parentRunId = ?', run)?.id ?? ''
    expect(story.way(inner)).toBe('enter:treated rest')
    return { ...versions, run, inner }
  }

  it('stands in the new version at once, and goes on when that ends', async () => {
    const { run, inner, goes, newVersion, id } = await enters('Waits on')
    waitsOn = run
    expect(await story.asks(run, goes({ inner: move('inner') }))).toEqual(APPLIED)
    expect(open(run)).toMatchObject({ nodeId: 'inner', versionId: newVersion, state: 'waiting', waitsFor: 'sub.ended' })
    expect(liveSums(story.db.read, { journeyId: id, overdueBefore: 0 })).toEqual([{ versionId: newVersion, nodeId: 'inner', state: 'waiting', count: 1 }])
    expect(story.run(inner)?.status).toBe('open')
    await story.pass(7)
    expect(story.way(run)).toMatch(/^enter:treated inner:left:migrated inner:done desk/)
  })
  it.each(['moved', 'moved in another version'])('ends that when it is %s', async (how) => {
    const { run, inner, goes } = await enters(`Was ${how}`)
    expect(await story.asks(run, how === 'moved' ? { kind: 'move', nodeId: 'desk' } : goes({ inner: move('desk') }))).toEqual(APPLIED)
    await story.quiet()
    expect(story.run(inner)).toEqual({ status: 'ended', reason: 'ended_by_operator' })
    expect(open(run)?.nodeId).toBe('desk')
  })
})

describe('histories of runs that were moved', () => {
  it('replay, each of their executions', async () => {
    const histories = new Map<string, string>()
    for (const run of runs) for (const [i, history] of (await historiesOf(story.world.worker.client, run)).entries()) histories.set(`${run} ${i}`, history)
    expect(histories.size).toBeGreaterThanOrEqual(9)
    // The first run: the execution that it left, and the one that went on.
    if (process.env.SAVE_HISTORIES) {
      for (const [i, name] of ['moved-away', 'moved-here'].entries()) {
        const plan = planJsonOf(story.db.read, versions[i]?.hash ?? '') ?? ''
        saveHistory(name, { history: histories.get(`${runs[0]} ${i}`) ?? '', planHash: versions[i]?.hash ?? '', plan })
      }
      const planHash = story.db.read.get<{ planHash: string }>('SELECT planHash FROM run WHERE id = ?', waitsOn)?.planHash ?? ''
      saveHistory('moved-to-a-sub-journey', { history: histories.get(`${waitsOn} 1`) ?? '', planHash, plan: planJsonOf(story.db.read, planHash) ?? '' })
    }
    const keys = new Map(Object.entries(PAYLOAD_KEYS).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
    expect([...(await replayHistories(histories, { keys, planJson: (hash) => planJsonOf(story.db.read, hash) })).entries()]).toEqual([])
  }, 120_000)
})
