import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pauseRelay, soon } from '../support/relay-pause.ts'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

let story: TestJourney
let texting: string
let atOnce: string
let mailing: string
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
  const drawing = (contact: [string, string, Record<string, unknown>]) => ({
    nodes: [['rest', 'wait', { delay: { amount: 28, unit: 'hours' } }], contact] as [string, string, Record<string, unknown>][],
    edges: ['enter.treated -> rest', 'rest.elapsed -> text', 'text.otherwise -> end'],
  })
  texting = await story.publish('Texting', drawing(['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }]))
  atOnce = await story.publish('At once', {
    nodes: [['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }]], edges: ['enter.treated -> text', 'text.otherwise -> end'],
  })
  mailing = await story.publish('Mailing', drawing(['text', 'email', { textId: 'email-reminder@1', waitForAnswer: false }]))
})
afterAll(() => story.stop())

const enters = async (what: Parameters<TestJourney['debtor']>[0] = {}, journey = texting): Promise<{ debtor: Debtor; run: string; dueMs: number }> => {
  const debtor = await story.debtor(what)
  return { debtor, run: await story.enrol(journey, debtor), dueMs: story.nowMs() + 28 * 3_600_000 }
}
/** Time stands one millisecond before the text is due; what is told there is told before it. */
const oneMsBefore = (dueMs: number) => story.passTo(dueMs - 1)
const oneMsLater = () => story.passTo(story.nowMs() + 1)
const sent = (debtor: Debtor) => story.contacts(debtor.personId)

describe('one millisecond before a contact', () => {
  it('an opt-out wins: blocked, with its rule', async () => {
    const { debtor, run, dueMs } = await enters()
    await oneMsBefore(dueMs)
    await story.tells(debtor, 'opt_out', { scope: 'channel', channel: 'sms' })
    await oneMsLater()
    expect(story.way(run)).toBe('enter:treated rest:elapsed text:blocked end:done')
    expect(story.verdicts(run)).toMatchObject([{ verdict: 'block', rules: '["fr-house.opt_out"]' }])
    expect(sent(debtor)).toEqual([])
  })
  it('STOP by text does the same', async () => {
    const { debtor, run, dueMs } = await enters()
    await oneMsBefore(dueMs)
    await story.writes(debtor, 'Stop svp')
    await oneMsLater()
    expect(story.way(run)).toBe('enter:treated rest:elapsed text:blocked end:done')
  })
  it('a dispute wins: held until somebody has looked, then it goes on', async () => {
    const { debtor, run, dueMs } = await enters()
    await oneMsBefore(dueMs)
    await story.tells(debtor, 'dispute')
    await oneMsLater()
    expect(story.place(run)).toMatchObject({ node: 'text', state: 'suspended', because: { reason: 'dispute', rules: ['fr-house.dispute'] } })
    await story.pass(3)
    expect(sent(debtor)).toEqual([])
    const [task] = story.tasks(debtor)
    expect(task).toMatchObject({ queue: 'disputes', status: 'open' })
    await story.resolve(task?.id ?? '', 'resume')
    await story.quiet()
    await story.pass(1)
    expect(story.way(run)).toBe('enter:treated rest:elapsed text:sent end:done')
  })
  it('all contact refused ends the run, and with it every other of the person', async () => {
    const { debtor, run, dueMs } = await enters()
    await oneMsBefore(dueMs)
    await story.tells(debtor, 'cease')
    await oneMsLater()
    expect(story.way(run)).toBe('enter:treated rest:left:ceased')
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'ceased' })
    expect(sent(debtor)).toEqual([])
  })
})

describe('a fact that has not reached the run yet', () => {
  afterEach(() => relay?.back())
  let relay: Awaited<ReturnType<typeof pauseRelay>> | undefined
  /** The text is postponed until the morning; what is told at night is stored, and the relay is away until noon. */
  const unheard = async (tell: (debtor: Debtor) => Promise<unknown>) => {
    await story.passTo(story.at('21:00'))
    const debtor = await story.debtor()
    const run = await story.enrol(atOnce, debtor)
    expect(story.place(run)).toMatchObject({ state: 'postponed' })
    relay = await pauseRelay(story.db)
    await tell(debtor)
    await story.clockTo(story.at('12:00'))
    return { debtor, run }
  }

  it('a payment that cures stops the contact at the gate: the interrupt itself, no outcome', async () => {
    const { debtor, run } = await unheard((who) => story.pays(who, 30_000))
    await soon(() => expect(story.run(run)).toEqual({ status: 'ended', reason: 'cured' }))
    expect(story.verdicts(run)).toMatchObject([{ verdict: 'defer' }, { verdict: 'stop', rules: '["house.cured"]' }])
    expect(story.way(run)).toBe('enter:treated text:left:cured')
    await relay?.back()
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated text:left:cured')
    expect(sent(debtor)).toEqual([])
  })
  it('a case that another journey has taken over is not contacted by the one it left', async () => {
    const urgent = await story.publish('Urgent', {
      nodes: [['rest', 'wait', { delay: { amount: 28, unit: 'hours' } }]], edges: ['enter.treated -> rest', 'rest.elapsed -> end'],
      settings: { priority: 90, whenBusy: 'replace' },
    })
    const { debtor, run } = await unheard((who) => story.call('journeys.enrolCase', { journeyId: urgent, caseRef: who.ref }))
    await soon(() => expect(story.run(run)).toEqual({ status: 'ended', reason: 'moved' }))
    expect(story.verdicts(run)).toMatchObject([{ verdict: 'defer' }, { verdict: 'stop', rules: '["house.moved"]' }])
    await relay?.back()
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated text:left:moved')
    expect(sent(debtor)).toEqual([])
  })
  it('an opt-out blocks, though nobody has told the run', async () => {
    const { debtor, run } = await unheard((who) => story.tells(who, 'opt_out', { scope: 'all' }))
    await soon(() => expect(story.way(run)).toBe('enter:treated text:blocked end:done'))
    expect(sent(debtor)).toEqual([])
  })
  it('a payment ends a wait that is over before its timeout does', async () => {
    const { debtor, run, dueMs } = await enters()
    relay = await pauseRelay(story.db)
    await story.pays(debtor, 30_000)
    await story.clockTo(dueMs)
    await soon(() => expect(story.way(run)).toBe('enter:treated rest:left:cured'))
  })
})

describe('a dispute about one debt of three', () => {
  it('does not hold the others, and is not named with them', async () => {
    const { debtor, run } = await enters({ arrearsCents: [10_000, 20_000, 5_000] }, mailing)
    await story.tells(debtor, 'dispute', { debt: debtor.debts[1] })
    await story.pass(2)
    expect(story.way(run)).toBe('enter:treated rest:elapsed text:sent end:done')
    const [mail] = sent(debtor)
    expect(JSON.parse(mail?.debtIds ?? '[]')).toHaveLength(2)
    expect(mail?.body).toContain(debtor.debts[0])
    expect(mail?.body).toContain(debtor.debts[2])
    expect(mail?.body).not.toContain(debtor.debts[1])
    expect(mail?.body).toMatch(/150,00.€/)
  })
})
