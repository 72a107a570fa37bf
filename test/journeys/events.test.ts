import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

let story: TestJourney
let waiting: string
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
  waiting = await story.publish('Waiting', {
    nodes: [['pays', 'wait-for-event', { events: ['payment'], when: 'event.amountCents >= 5000' }], ['more', 'wait-for-event', { events: ['payment'] }]],
    edges: ['enter.treated -> pays', 'pays.payment -> more', 'pays.otherwise -> end', 'more.otherwise -> end'],
  })
})
afterAll(() => story.stop())

const enters = async (): Promise<{ debtor: Debtor; run: string }> => {
  const debtor = await story.debtor({ arrearsCents: [100_000] })
  return { debtor, run: await story.enrol(waiting, debtor) }
}
const arrears = (debtor: Debtor) => story.debts(debtor)[0]?.arrearsCents
const deliveries = (run: string) => story.db.read.all<{ seq: number; state: string }>(`SELECT seq, state FROM delivery WHERE runId = ? AND kind = 'event' ORDER BY seq`, run)

describe('an event that comes again', () => {
  it('changes nothing, however often and however quickly', async () => {
    const { debtor, run } = await enters()
    const messageId = randomUUID()
    const answers = await Promise.all(Array.from({ length: 6 }, () => story.pays(debtor, 6_000, { messageId })))
    expect(answers.map((a) => a.status).sort((a, b) => a - b)).toEqual([200, 200, 200, 200, 200, 202])
    await story.quiet()
    expect(arrears(debtor)).toBe(94_000)
    expect(story.way(run)).toBe('enter:treated pays:payment more')
    expect(await story.pays(debtor, 6_000, { messageId })).toMatchObject({ status: 200, body: { kind: 'duplicate' } })
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated pays:payment more')
  })
  it('with another body under the same id is a conflict, and loses nothing', async () => {
    const { debtor } = await enters()
    const messageId = randomUUID()
    await story.pays(debtor, 1_000, { messageId })
    expect(await story.pays(debtor, 2_000, { messageId })).toMatchObject({ status: 409, body: { error: { code: 'message_id_reused' } } })
    expect(arrears(debtor)).toBe(99_000)
  })
  it('handed to Temporal a second time is dropped by the run', async () => {
    const { debtor, run } = await enters()
    await story.pays(debtor, 6_000)
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated pays:payment more')
    // A relay that died between the signal and its mark sends it again.
    await story.db.write((sql) => sql.run(`UPDATE delivery SET state = 'pending' WHERE runId = ? AND kind = 'event'`, run))
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated pays:payment more')
    expect(deliveries(run)).toEqual([{ seq: 1, state: 'done' }])
  })
})

describe('many events at once', () => {
  it('are all applied, numbered without a gap and handed over, in whatever order they came', async () => {
    const { debtor, run } = await enters()
    const amounts = [100, 900, 200, 800, 300, 700, 400, 600, 500, 5_500]
    await Promise.all(amounts.map((amount) => story.pays(debtor, amount)))
    await story.quiet()
    expect(arrears(debtor)).toBe(100_000 - 10_000)
    expect(deliveries(run)).toEqual(amounts.map((_, i) => ({ seq: i + 1, state: 'done' })))
    // Only the one that the condition lets through was taken; those after it may have been the next wait's.
    expect(story.way(run)).toMatch(/^enter:treated pays:payment more(:payment end:done)?$/)
  })
})

describe('an event that cannot be trusted or placed', () => {
  it('is refused with a signature of another body or a stale one', async () => {
    const { debtor } = await enters()
    expect((await story.event({ type: 'payment', debt: debtor.debts[0], amountCents: 5, currency: 'EUR' }, { secret: 'guessed' })).status).toBe(401)
    expect((await story.event({ type: 'payment', debt: debtor.debts[0], amountCents: 5, currency: 'EUR' }, { realMs: Date.now() - 600_000 })).status).toBe(401)
    expect(arrears(debtor)).toBe(100_000)
  })
  it('is refused in another shape, saying what is wrong', async () => {
    const answer = await story.event({ type: 'payment', debt: 'D1-0', amountCents: '12 euros' })
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain('amountCents')
    for (const amountCents of [0, 9e15]) {
      expect((await story.event({ type: 'payment', debt: 'D1-0', amountCents, currency: 'EUR' })).status).toBe(422)
    }
    const more = await story.event({ type: 'dispute', debt: 'D1-0', hello: 1 })
    expect([more.status, JSON.stringify(more.body)]).toEqual([422, expect.stringContaining('hello')])
  })
  it('about an unknown debt is kept and listed, not lost', async () => {
    const answer = await story.event({ type: 'dispute', debt: 'D-gone' })
    expect(answer).toMatchObject({ status: 202, body: { kind: 'stored', status: 'unmatched' } })
    const { rows } = await story.call<{ rows: { reference: string; status: string; reason: { en: string } }[] }>('events.list', { status: 'unmatched', limit: 50 }, 'query')
    expect(rows).toContainEqual(expect.objectContaining({ reference: 'D-gone', status: 'unmatched', reason: expect.objectContaining({ en: expect.any(String) }) }))
  })
  it('for a run that is over changes the debt and nothing else', async () => {
    const { debtor, run } = await enters()
    await story.tells(debtor, 'cease')
    await story.quiet()
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'ceased' })
    await story.pays(debtor, 6_000)
    await story.quiet()
    expect(arrears(debtor)).toBe(94_000)
    expect(story.way(run)).toBe('enter:treated pays:left:ceased')
  })
})
