import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestJourney } from '../support/test-journey.ts'

let story: TestJourney
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
})
afterAll(() => story.stop())

describe('enter, SMS, wait for a payment, end', () => {
  it('sends in the legal hours, hears the payment and ends by its fact', async () => {
    const journey = await story.publish('Thread', {
      nodes: [['sms', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }], ['pays', 'wait-for-event', {}]],
      edges: ['enter.treated -> sms', 'sms.otherwise -> pays', 'pays.otherwise -> end'],
    })
    const debtor = await story.debtor()
    const run = await story.enrol(journey, debtor)
    await story.until('2027-02-01 19:00')
    expect(story.contacts(debtor.personId).map((c) => c.channel)).toEqual(['sms'])
    expect(story.way(run)).toBe('enter:treated sms:sent pays')
    await story.pays(debtor, 10_000)
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated sms:sent pays:payment end:done')
    const cured = await story.debtor()
    const other = await story.enrol(journey, cured)
    await story.until('2027-02-02 19:00')
    await story.pays(cured, 30_000)
    await story.quiet()
    expect(story.way(other)).toBe('enter:treated sms:sent pays:left:cured')
    expect(story.run(other)).toEqual({ status: 'ended', reason: 'cured' })
  })
})
