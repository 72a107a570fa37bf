import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enqueue } from '@parcours/store'
import { historyJson, replayHistory } from '@parcours/worker/replay'
import { costOf } from '../support/saved-history.ts'
import { TestJourney } from '../support/test-journey.ts'
import { PAYLOAD_KEYS } from '../support/world.ts'

let story: TestJourney
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 12:00')
})
afterAll(() => story.stop())

const executionOf = async (run: string) => (await story.world.worker.client.workflow.getHandle(run).describe()).runId
let looks = 0
/** The run is told to look at the clock until its history has been cut: five to eight events each time. */
async function untilCut(run: string): Promise<void> {
  const first = await executionOf(run)
  for (let i = 0; i < 90; i++) {
    looks += 1
    await story.db.write((sql) => enqueue(sql, { runId: run, kind: 'poke', seq: 100_000 + looks, payload: {} }))
    await story.quiet()
    if ((await executionOf(run)) !== first) return
  }
  throw new Error('the history was never cut')
}

describe('a run whose history grows long', () => {
  it('goes on in a new execution with everything it knew', async () => {
    const journey = await story.publish('Long', {
      nodes: [
        ['pays', 'wait-for-event', { events: ['payment'], timeout: { amount: 60, unit: 'days' } }],
        ['more', 'wait-for-event', { events: ['payment'], timeout: { amount: 60, unit: 'days' } }],
        ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false, maxDeferralDays: 60 }],
        ['meet', 'join', { mode: 'all' }],
      ],
      edges: ['enter.treated -> pays', 'enter.treated -> text', 'pays.otherwise -> more', 'more.otherwise -> meet', 'text.otherwise -> meet', 'meet.joined -> end'],
      enter: { exclusions: { dispute: false } },
    })
    const debtor = await story.debtor()
    await story.tells(debtor, 'dispute')
    const run = await story.enrol(journey, debtor)
    await story.pays(debtor, 1_000)
    await story.quiet()
    const before = () => Object.fromEntries(story.visits(run).map((v) => [v.nodeId, v.outcome]))
    expect(before()).toEqual({ enter: 'treated', pays: 'payment', more: null, text: null })

    await untilCut(run)
    expect(before()).toEqual({ enter: 'treated', pays: 'payment', more: null, text: null })
    expect(story.place(run)).toMatchObject({ node: 'more', state: 'waiting' })

    // An event of the first execution, handed over again: known, though another execution heard it.
    await story.db.write((sql) => sql.run(`UPDATE delivery SET state = 'pending' WHERE runId = ? AND kind = 'event'`, run))
    await story.quiet()
    expect(before()).toMatchObject({ more: null })

    // The held contact is released in the new execution, and the wait still hears.
    await story.resolve(story.tasks(debtor)[0]?.id ?? '', 'resume')
    await story.quiet()
    expect(before()).toMatchObject({ text: 'sent', meet: null })
    await story.pays(debtor, 1_000)
    await story.quiet()
    expect(before()).toEqual({ enter: 'treated', pays: 'payment', more: 'payment', text: 'sent', meet: 'joined', end: 'done' })
    expect(story.contacts(debtor.personId)).toHaveLength(1)
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'done' })
  })

  it('replays the execution that began in the middle', async () => {
    const journey = await story.publish('Longer', {
      nodes: [['pays', 'wait-for-event', { events: ['payment'], timeout: { amount: 60, unit: 'days' } }]],
      edges: ['enter.treated -> pays', 'pays.otherwise -> end'],
    })
    const debtor = await story.debtor()
    const run = await story.enrol(journey, debtor)
    await untilCut(run)
    await story.pays(debtor, 1_000)
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated pays:payment end:done')
    const { client, deps } = story.world.worker
    const history = await historyJson(client, run)
    expect(costOf(history).events).toBeLessThan(300)
    const keys = new Map(Object.entries(PAYLOAD_KEYS).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
    await replayHistory(history, { keys, planJson: (hash) => deps.plans.json(hash) })
  })
})
