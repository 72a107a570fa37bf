import { planJsonOf } from '@parcours/store'
import { historiesOf, replayHistories } from '@parcours/worker/replay'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestJourney, type Debtor } from '../support/test-journey.ts'
import { saveHistory } from '../support/saved-history.ts'
import { PAYLOAD_KEYS } from '../support/world.ts'

const APPLIED = { state: 'applied', code: null }

let story: TestJourney
let journeyId: string
const runs: string[] = []
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
  it('replays in each of its executions', async () => {
    const histories = new Map<string, string>()
    for (const run of runs) for (const [i, history] of (await historiesOf(story.world.worker.client, run)).entries()) histories.set(`${run} ${i}`, history)
    expect(histories.size).toBeGreaterThanOrEqual(9)
    // The first run: the execution that it left, and the one that went on.
    if (process.env.SAVE_HISTORIES) {
      for (const [i, name] of ['moved-away', 'moved-here'].entries()) {
        const plan = planJsonOf(story.db.read, versions[i]?.hash ?? '') ?? ''
        saveHistory(name, { history: histories.get(`${runs[0]} ${i}`) ?? '', planHash: versions[i]?.hash ?? '', plan })
      }
    }
    const keys = new Map(Object.entries(PAYLOAD_KEYS).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
    expect([...(await replayHistories(histories, { keys, planJson: (hash) => planJsonOf(story.db.read, hash) })).entries()]).toEqual([])
  }, 120_000)
})
