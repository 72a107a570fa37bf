import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pauseRelay, soon } from '../support/relay-pause.ts'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

let story: TestJourney
let handing: string
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
  handing = await story.publish('Handing over', {
    nodes: [
      ['desk', 'human-handoff', { queue: 'hardship', slaHours: 48, results: ['helped', 'goes_on'], instructions: 'Call them back' }],
      ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }],
    ],
    edges: ['enter.treated -> desk', 'desk.goes_on -> text', 'desk.otherwise -> end', 'text.otherwise -> end'],
  })
})
afterAll(() => story.stop())

async function handed(): Promise<{ debtor: Debtor; run: string; taskId: string }> {
  await story.passTo(story.at('11:00'))
  const debtor = await story.debtor()
  const run = await story.enrol(handing, debtor)
  return { debtor, run, taskId: story.tasks(debtor)[0]?.id ?? '' }
}

describe('a task', () => {
  it('stands in the inbox with its context, and its result continues the run', async () => {
    const { debtor, run, taskId } = await handed()
    expect(story.tasks(debtor)).toMatchObject([{ queue: 'hardship', status: 'open', instructions: 'Call them back', runId: run }])
    expect(await story.call('tasks.get', { taskId }, 'query')).toMatchObject({ results: ['helped', 'goes_on'], caseRef: debtor.ref, run: { row: { runId: run } } })
    await story.resolve(taskId, 'helped')
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated desk:helped end:done')
  })
  it('continues by the result that was chosen', async () => {
    const { run, taskId } = await handed()
    await story.resolve(taskId, 'goes_on')
    await story.quiet()
    expect(story.way(run)).toMatch(/^enter:treated desk:goes_on text/)
  })
  it('takes no result that it does not name', async () => {
    const { run, taskId } = await handed()
    await expect(story.resolve(taskId, 'forgotten')).rejects.toThrow(/helped, goes_on/)
    expect(story.way(run)).toBe('enter:treated desk')
  })
  it('expires when nobody answers in time', async () => {
    const { debtor, run, taskId } = await handed()
    await story.pass(1.9)
    expect(story.way(run)).toBe('enter:treated desk')
    await story.pass(0.2)
    expect(story.way(run)).toBe('enter:treated desk:expired end:done')
    expect(story.tasks(debtor)).toMatchObject([{ status: 'expired' }])
    expect(await story.resolve(taskId, 'helped')).toMatchObject({ kind: 'already', status: 'expired' })
  })
  it('of two operators one wins, and the other is told', async () => {
    const { run, taskId } = await handed()
    const answers = await Promise.all([story.resolve(taskId, 'helped'), story.resolve(taskId, 'goes_on')])
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['already', 'resolved'])
    await story.quiet()
    const won = story.db.read.get<{ result: string }>('SELECT result FROM task WHERE id = ?', taskId)?.result
    expect(story.way(run)).toContain(`desk:${won} `)
  })
  it('does not hold a run that a payment ends; resolving it late harms nobody', async () => {
    const { debtor, run, taskId } = await handed()
    await story.pays(debtor, 30_000)
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated desk:left:cured')
    await story.resolve(taskId, 'helped')
    await story.quiet()
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'cured' })
  })
})

describe('a task resolved in its last moment, while Temporal cannot be told', () => {
  let relay: Awaited<ReturnType<typeof pauseRelay>> | undefined
  afterEach(() => relay?.back())

  it('leaves by its result and not by the expiry', async () => {
    const { debtor, run, taskId } = await handed()
    const due = story.tasks(debtor)[0]?.dueAt ?? 0
    await story.passTo(due - 1)
    relay = await pauseRelay(story.db)
    await story.resolve(taskId, 'helped')
    await story.clockTo(due + 60_000)
    await soon(() => expect(story.way(run)).toBe('enter:treated desk:helped end:done'))
  })
})
