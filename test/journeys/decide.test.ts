import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { armOf, bucketOf } from '@parcours/metrics'
import { TestJourney } from '../support/test-journey.ts'

let story: TestJourney
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
})
afterAll(() => story.stop())

const evidence = (run: string, node: string) =>
  JSON.parse(story.db.read.get<{ evidence: string }>('SELECT evidence FROM step WHERE runId = ? AND nodeId = ?', run, node)?.evidence ?? 'null') as Record<string, unknown>

/** Pays alone, says the card. */
const good = { monthsLateNow: 1, monthsLatePrevious: -1, utilisation: 0.05, lastPaymentShare: 0.95, lateMonths6: 1 }

describe('a score', () => {
  const scoring = () => story.publish('Scoring', {
    nodes: [['score', 'score-risk', { scorecardId: 'self-cure@1', bands: ['likely', 'unlikely'] }]],
    edges: ['enter.treated -> score', 'score.likely -> end', 'score.otherwise -> end'],
  })

  it('leaves by its band, and keeps score, band and reasons', async () => {
    const journey = await scoring()
    const likely = await story.enrol(journey, await story.debtor({ attributes: good }))
    const unlikely = await story.enrol(journey, await story.debtor({ attributes: { monthsLateNow: 3, monthsLatePrevious: 2, utilisation: 0.9, lastPaymentShare: 0.1, lateMonths6: 6 } }))
    expect(story.way(likely)).toBe('enter:treated score:likely end:done')
    expect(story.way(unlikely)).toBe('enter:treated score:unlikely end:done')
    expect(evidence(unlikely, 'score')).toMatchObject({ band: 'unlikely', score: expect.any(Number), reasons: expect.arrayContaining([{ en: 'More than 2 months late', fr: 'Plus de 2 mois de retard' }]) })
    expect(Number(evidence(likely, 'score').score)).toBeGreaterThan(Number(evidence(unlikely, 'score').score))
  })
  it('says so when facts are missing, instead of guessing', async () => {
    const journey = await scoring()
    const run = await story.enrol(journey, await story.debtor({ attributes: { monthsLateNow: 1 } }))
    expect(story.way(run)).toBe('enter:treated score:not_scored end:done')
    expect(evidence(run, 'score')).toMatchObject({ missing: expect.arrayContaining(['attr.utilisation']) })
  })
})

describe('a condition', () => {
  const deciding = () => story.publish('Deciding', {
    nodes: [
      ['which', 'condition', { branches: [{ name: 'high', when: 'case.arrearsCents >= 50000' }, { name: 'known', when: 'attr.utilisation > 0.5' }] }],
      ['one', 'wait', { delay: { amount: 1, unit: 'days' } }], ['two', 'wait', { delay: { amount: 2, unit: 'days' } }],
      ['three', 'wait', { delay: { amount: 3, unit: 'days' } }], ['four', 'wait', { delay: { amount: 4, unit: 'days' } }],
    ],
    edges: ['enter.treated -> which', 'which.high -> one', 'which.known -> two', 'which.otherwise -> three', 'which.unknown -> four',
      ...['one', 'two', 'three', 'four'].map((n) => `${n}.elapsed -> end`)],
  })

  it('takes the first branch that holds, otherwise the rest', async () => {
    const journey = await deciding()
    const of = async (arrears: number, utilisation?: number) =>
      story.way(await story.enrol(journey, await story.debtor({ arrearsCents: [arrears], attributes: utilisation === undefined ? {} : { utilisation } })))
    expect(await of(60_000)).toBe('enter:treated which:high one')
    expect(await of(10_000, 0.8)).toBe('enter:treated which:known two')
    expect(await of(10_000, 0.2)).toBe('enter:treated which:otherwise three')
  })
  it('is unknown where a fact is missing: nobody is sent on by ignorance', async () => {
    const run = await story.enrol(await deciding(), await story.debtor({ arrearsCents: [10_000] }))
    expect(story.way(run)).toBe('enter:treated which:unknown four')
  })
  it('knows the score that was given before it, and by which card', async () => {
    const journey = await story.publish('Scored', {
      nodes: [['score', 'score-risk', { scorecardId: 'self-cure@1', bands: ['likely', 'unlikely'] }],
        ['which', 'condition', { branches: [{ name: 'by_card', when: 'score.card == "self-cure@1" && score.band == "likely"' }] }], ['more', 'wait', { delay: { amount: 1, unit: 'days' } }]],
      edges: ['enter.treated -> score', 'score.otherwise -> which', 'which.by_card -> more', 'which.otherwise -> end', 'more.elapsed -> end'],
    })
    const run = await story.enrol(journey, await story.debtor({ attributes: good }))
    expect(story.way(run)).toBe('enter:treated score:likely which:by_card more')
  })
  it('reads the facts as they are when it is reached', async () => {
    const journey = await story.publish('Later', {
      nodes: [['rest', 'wait', { delay: { amount: 1, unit: 'days' } }], ['which', 'condition', { branches: [{ name: 'paid', when: 'payment.count > 0' }] }], ['more', 'wait', { delay: { amount: 1, unit: 'days' } }]],
      edges: ['enter.treated -> rest', 'rest.elapsed -> which', 'which.paid -> more', 'which.otherwise -> end', 'more.elapsed -> end'],
    })
    const debtor = await story.debtor()
    const run = await story.enrol(journey, debtor)
    await story.pays(debtor, 1_000)
    await story.pass(1)
    expect(story.way(run)).toBe('enter:treated rest:elapsed which:paid more')
  })
})

describe('an A/B split', () => {
  const arms = [{ name: 'warm', share: 50 }, { name: 'plain', share: 30 }, { name: 'none', share: 20 }]
  const splitting = (name: string) => story.publish(name, {
    nodes: [['split', 'ab-split', { arms }]], edges: ['enter.treated -> split', ...arms.map((arm) => `split.${arm.name} -> end`)],
    enter: { reEntry: { rule: 'after_days', days: 1 } },
  })
  const armTaken = (run: string) => story.visits(run).find((v) => v.nodeId === 'split')?.outcome

  it('gives a person the same arm again, also for another case and another entry', async () => {
    const journey = await splitting('Splitting')
    const debtor = await story.debtor()
    const other = await story.secondCase(debtor)
    const [first, second] = [await story.enrol(journey, debtor), await story.enrol(journey, other)]
    expect(armTaken(first)).toBe(armTaken(second))
    await story.pass(2)
    const again = await story.enrol(journey, debtor)
    expect(armTaken(again)).toBe(armTaken(first))
    expect(evidence(again, 'split')).toMatchObject({ arm: armTaken(first), unit: 'person' })
    expect(story.db.read.all('SELECT arm FROM arm_assignment WHERE unitId = ?', debtor.personId)).toHaveLength(1)
  })
  it('keeps about the shares over two hundred people', () => {
    const shares = arms.map(({ name, share }) => ({ outcome: name, share: share * 100 }))
    const taken = Array.from({ length: 200 }, (_, i) => armOf(shares, bucketOf('splitting:split:1:', `per_${i}`)))
    for (const { outcome, share } of shares) {
      const [expected, n] = [(share / 10_000) * 200, taken.filter((arm) => arm === outcome).length]
      // Four standard deviations of a binomial: wrong once in 15,000 seeds, and this seed never changes.
      expect(Math.abs(n - expected)).toBeLessThan(4 * Math.sqrt(expected * (1 - share / 10_000)))
    }
  })
})
