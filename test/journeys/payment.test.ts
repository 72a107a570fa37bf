import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

let story: TestJourney
let waiting: string
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
  waiting = await story.publish('Waiting', {
    nodes: [['rest', 'wait', { delay: { amount: 7, unit: 'days' } }], ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }]],
    edges: ['enter.treated -> rest', 'rest.elapsed -> text', 'text.otherwise -> end'],
  })
})
afterAll(() => story.stop())

const enters = async (what: Parameters<TestJourney['debtor']>[0] = {}): Promise<{ debtor: Debtor; run: string }> => {
  const debtor = await story.debtor(what)
  return { debtor, run: await story.enrol(waiting, debtor) }
}
/** Real time from the answer to the creditor until Temporal says that the run is over. */
async function secondsUntilClosed(run: string): Promise<number> {
  const from = performance.now()
  await story.world.worker.client.workflow.getHandle(run).result()
  return (performance.now() - from) / 1_000
}
const payments = (reference: string) =>
  story.db.read.all<{ status: string; reason: string | null; amountCents: number }>('SELECT status, reason, amountCents FROM payment WHERE reference = ? ORDER BY at, id', reference)

describe('a payment in the middle of a wait', () => {
  it('ends the run within two seconds when it cures', async () => {
    const { debtor, run } = await enters()
    const answered = await story.pays(debtor, 30_000)
    expect(answered).toMatchObject({ status: 202, body: { status: 'applied' } })
    const seconds = await secondsUntilClosed(run)
    console.info(`cured: closed after ${seconds.toFixed(2)} s of real time`)
    expect(seconds).toBeLessThan(2)
    expect(story.way(run)).toBe('enter:treated rest:left:cured')
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'cured' })
  })
  it('ends it too when next to nothing is left: at most 1 %, at most five', async () => {
    const { debtor, run } = await enters()
    await story.pays(debtor, 29_701)
    await story.quiet()
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'cured' })
  })
  it('lets it wait on when it is a part', async () => {
    const { debtor, run } = await enters()
    await story.pays(debtor, 29_699)
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated rest')
    expect(story.run(run)).toEqual({ status: 'open', reason: null })
    expect(story.debts(debtor)).toEqual([{ balanceCents: 120_000 - 29_699, arrearsCents: 301, status: 'open' }])
  })
  it('pays the debt that it names, then the oldest', async () => {
    const { debtor, run } = await enters({ arrearsCents: [10_000, 20_000, 5_000] })
    await story.pays(debtor, 7_000, { debt: debtor.debts[2] })
    await story.quiet()
    expect(story.debts(debtor).map((d) => d.arrearsCents)).toEqual([8_000, 20_000, 0])
    expect(story.way(run)).toBe('enter:treated rest')
  })
})

describe('a payment that is taken back', () => {
  it('reopens the debt and undoes the cure', async () => {
    const { debtor, run } = await enters()
    await story.pays(debtor, 30_000)
    await story.quiet()
    const cured = () => story.db.read.get('SELECT currentInWindow, recoveredCents FROM run WHERE id = ?', run)
    expect(cured()).toEqual({ currentInWindow: 1, recoveredCents: 30_000 })
    await story.event({ type: 'payment_reversed', debt: debtor.debts[0], amountCents: 30_000, currency: 'EUR' })
    expect(story.debts(debtor)).toEqual([{ balanceCents: 120_000, arrearsCents: 30_000, status: 'open' }])
    expect(cured()).toEqual({ currentInWindow: 0, recoveredCents: 0 })
  })
  it('reopens a debt that was paid to the last cent; a negative payment says the same', async () => {
    const { debtor } = await enters()
    await story.pays(debtor, 120_000)
    expect(story.debts(debtor)).toEqual([{ balanceCents: 0, arrearsCents: 0, status: 'paid' }])
    await story.pays(debtor, -120_000)
    expect(story.debts(debtor)).toMatchObject([{ balanceCents: 120_000, status: 'open' }])
  })
  it('is kept as unallocated when nothing had been paid', async () => {
    const { debtor, run } = await enters()
    const answered = await story.pays(debtor, -5_000)
    expect(answered.status).toBe(202)
    expect(payments(debtor.debts[0] ?? '')).toEqual([{ status: 'unallocated', reason: 'nothing_to_reverse', amountCents: -5_000 }])
    expect(story.debts(debtor)).toMatchObject([{ arrearsCents: 30_000 }])
    expect(story.way(run)).toBe('enter:treated rest')
  })
})

describe('money that fits nothing', () => {
  it('of another currency is kept, holds the contact and opens a task; released, the contact goes on', async () => {
    const { debtor, run } = await enters()
    const answered = await story.pays(debtor, 5_000, { currency: 'USD' })
    expect(answered).toMatchObject({ status: 202, body: { status: 'unmatched' } })
    expect(payments(debtor.debts[0] ?? '')).toEqual([{ status: 'unallocated', reason: 'other_currency', amountCents: 5_000 }])
    const task = story.tasks(debtor)[0]
    expect(task).toMatchObject({ queue: 'payments', status: 'open' })
    await story.until('2027-02-09 18:00')
    expect(story.place(run)).toMatchObject({ node: 'text', state: 'suspended', because: { reason: 'unallocated' } })
    expect(story.contacts(debtor.personId)).toEqual([])
    await story.resolve(task?.id ?? '', 'allocated')
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated rest:elapsed text:sent end:done')
  })
  it('above what is owed is kept, cures the case, holds further contact and opens a task', async () => {
    const { debtor, run } = await enters()
    await story.pays(debtor, 125_000)
    await story.quiet()
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'cured' })
    expect(payments(debtor.debts[0] ?? '').map((p) => [p.status, p.reason, p.amountCents]).sort((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([['allocated', null, 120_000], ['unallocated', 'overpayment', 5_000]])
    expect(story.tasks(debtor)).toMatchObject([{ queue: 'payments', status: 'open' }])
  })
  it('under an unknown reference is kept and opens a task', async () => {
    const answered = await story.event({ type: 'payment', debt: 'D-nobody', amountCents: 5_000, currency: 'EUR' })
    expect(answered).toMatchObject({ status: 202, body: { status: 'unmatched' } })
    expect(payments('D-nobody')).toEqual([{ status: 'unallocated', reason: 'unknown_reference', amountCents: 5_000 }])
    const task = story.db.read.get(`SELECT queue, status FROM task WHERE personId IS NULL`)
    expect(task).toEqual({ queue: 'payments', status: 'open' })
  })
})
