import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

const FRIDAY = '2027-03-19 18:00'
let story: TestJourney
let texting: string
beforeAll(async () => {
  story = await TestJourney.start(FRIDAY)
  texting = await story.publish('Texting', {
    nodes: [['rest', 'wait', { delay: { amount: 28, unit: 'hours' } }], ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }]],
    edges: ['enter.treated -> rest', 'rest.elapsed -> text', 'text.otherwise -> end'],
  })
})
afterAll(() => story.stop())

/** Enters on a Friday at 18:00: its text is due on the Saturday at 22:00. */
async function enters(what: Parameters<TestJourney['debtor']>[0] = {}): Promise<{ debtor: Debtor; run: string }> {
  const debtor = await story.debtor(what)
  return { debtor, run: await story.enrol(texting, debtor) }
}
const sent = (debtor: Debtor) => story.contacts(debtor.personId).map((c) => c.when)

describe('a text that is due on Saturday at 22:00', () => {
  it('waits for Monday 08:00, and says so: postponed by law', async () => {
    const { debtor, run } = await enters()
    const overseas = await enters({ zones: ['America/Martinique'], postcode: '97200' })
    const unknown = await enters({ zones: ['Europe/Paris', 'America/Martinique'] })
    await story.until('2027-03-20 22:00')
    expect(story.place(run)).toMatchObject({ node: 'text', state: 'postponed', because: { law: true, rules: expect.arrayContaining(['fr-house.window']) } })
    expect(story.legalFrom(run)).toBe('Mon 2027-03-22 08:00')
    expect(story.place(run)?.next).toMatch(/^Mon 2027-03-22 (08|09):/)
    expect(story.verdicts(run)).toMatchObject([{ verdict: 'defer', law: 1, late: 0 }])
    expect(sent(debtor)).toEqual([])
    // 22:00 in Paris is 17:00 in Fort-de-France, a legal hour of a Saturday. Where a person may be in either place, both bind.
    expect(sent(overseas.debtor)).toEqual(['Sat 2027-03-20 22:00'])
    expect(story.place(unknown.run)).toMatchObject({ state: 'postponed' })

    await story.until('2027-03-22 07:59')
    expect(sent(debtor)).toEqual([])
    await story.until('2027-03-22 10:00')
    expect(sent(debtor)).toEqual([expect.stringMatching(/^Mon 2027-03-22 (08|09):/)])
    expect(story.way(run)).toBe('enter:treated rest:elapsed text:sent end:done')
  })

  it('waits for Tuesday when that Monday is a holiday', async () => {
    await story.until('2027-03-26 18:00')
    const { debtor, run } = await enters()
    await story.until('2027-03-27 22:00')
    expect(story.legalFrom(run)).toBe('Tue 2027-03-30 08:00')
    expect(story.place(run)).toMatchObject({ state: 'postponed', because: { law: true, rules: expect.arrayContaining(['fr-house.window', 'fr-house.holiday']) } })
    await story.until('2027-03-30 07:59')
    expect(sent(debtor)).toEqual([])
    await story.until('2027-03-30 10:00')
    expect(sent(debtor)).toEqual([expect.stringMatching(/^Tue 2027-03-30 (08|09):/)])
  })
})

describe('a text that comes due in its hours', () => {
  it('goes at once, Saturday evening included', async () => {
    await story.until('2027-04-02 15:30')
    const { debtor } = await enters()
    await story.until('2027-04-03 19:30')
    expect(sent(debtor)).toEqual(['Sat 2027-04-03 19:30'])
  })
  it('is moved by pacing alone without being counted as postponed by law', async () => {
    await story.until('2027-04-05 04:00')
    const debtors = await Promise.all(Array.from({ length: 6 }, () => enters()))
    await story.until('2027-04-06 08:00')
    const held = debtors.filter(({ run }) => story.place(run)?.state === 'postponed')
    expect(held.length).toBeGreaterThan(0)
    for (const { run } of held) {
      expect(story.place(run)).toMatchObject({ because: { law: false, rules: ['house-pacing.spread'] } })
      expect(story.verdicts(run)).toMatchObject([{ verdict: 'defer', law: 0 }])
    }
    await story.until('2027-04-06 09:30')
    for (const { debtor } of debtors) expect(sent(debtor)).toHaveLength(1)
  })
})
