import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@parcours/clock'
import { offerLink } from '../support/offer-link.ts'
import { pauseRelay, soon } from '../support/relay-pause.ts'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

let story: TestJourney
let offering: string
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 08:00')
  offering = await story.publish('Offering', {
    nodes: [
      ['offer', 'offer-plan', { textId: 'sms-offer@1', validityDays: 14, maxInstalments: 6, minInstalmentCents: 2_000, firstWithinDays: 10 }],
      ['watch', 'plan-watch', { remindTextId: 'sms-instalment-reminder@1', missedTextId: 'sms-courteous@1', tolerance: 1 }],
      ['desk', 'human-handoff', { queue: 'hardship' }],
    ],
    edges: ['enter.treated -> offer', 'offer.accepted -> watch', 'offer.asked_human -> desk', 'offer.difficulty -> desk', 'desk.otherwise -> end', 'offer.otherwise -> end', 'watch.otherwise -> end'],
    settings: { metricWindowDays: 60 },
  })
})
afterAll(() => story.stop())

async function offered(follow?: Record<string, unknown>): Promise<{ debtor: Debtor; run: string }> {
  await story.passTo(story.nextMorning())
  const debtor = await story.debtor()
  await story.willAnswer({ on: 'sms', to: debtor.phone, delaySeconds: 600, facts: { birthDate: '1980-05-17' }, ...follow })
  const run = await story.enrol(offering, debtor)
  await story.passTo(story.at('12:00'))
  return { debtor, run }
}
const accepted = () => offered({ follow: 'accept', option: 0 })
const planOf = (debtor: Debtor) => {
  const plan = story.db.read.get<{ id: string; status: string }>('SELECT id, status FROM payment_plan WHERE caseId = ?', debtor.caseId)
  const instalments = story.db.read.all<{ n: number; amountCents: number; dueDate: string; paidCents: number; missed: number }>('SELECT n, amountCents, dueDate, paidCents, missed FROM instalment WHERE planId = ? ORDER BY n', plan?.id ?? '')
  return { status: plan?.status, instalments, dueDate: (n: number) => instalments.find((i) => i.n === n)?.dueDate ?? '' }
}
const texts = (debtor: Debtor) => story.contacts(debtor.personId).map((c) => c.when.slice(4, 14))

describe('an offer that the person accepts on their page', () => {
  it('becomes instalments: active after the first payment, complete after the last', async () => {
    const { debtor, run } = await accepted()
    expect(story.way(run)).toBe('enter:treated offer:accepted watch')
    expect(planOf(debtor)).toMatchObject({ status: 'proposed', instalments: [{ amountCents: 15_000, paidCents: 0 }, { amountCents: 15_000, paidCents: 0 }] })
    await story.pays(debtor, 15_000)
    await story.quiet()
    expect(planOf(debtor)).toMatchObject({ status: 'active', instalments: [{ paidCents: 15_000 }, { paidCents: 0 }] })
    expect(story.way(run)).toBe('enter:treated offer:accepted watch')
    const due = planOf(debtor).dueDate(2)
    await story.until(`${addDays(due, -2)} 12:00`)
    expect(texts(debtor)).toHaveLength(2)
    await story.pays(debtor, 15_000)
    await story.quiet()
    expect(planOf(debtor).status).toBe('completed')
    expect(story.way(run)).toBe('enter:treated offer:accepted watch:completed end:done')
  })
  it('is missed when an instalment stays unpaid for five days', async () => {
    const { debtor, run } = await accepted()
    await story.pays(debtor, 15_000)
    const due = planOf(debtor).dueDate(2)
    await story.until(`${addDays(due, 5)} 23:00`)
    expect(story.way(run)).toBe('enter:treated offer:accepted watch')
    expect(planOf(debtor).instalments[1]).toMatchObject({ missed: 1 })
    await story.until(`${addDays(due, 6)} 12:00`)
    expect(story.way(run)).toBe('enter:treated offer:accepted watch:missed end:done')
    expect(planOf(debtor).status).toBe('active')
  })
  it('is broken when not even the first payment comes', async () => {
    const { debtor, run } = await accepted()
    await story.until(`${addDays(planOf(debtor).dueDate(1), 6)} 12:00`)
    expect(story.way(run)).toBe('enter:treated offer:accepted watch:broken end:done')
    expect(planOf(debtor).status).toBe('broken')
  })
})

describe('an offer that the person answers otherwise', () => {
  it.each([['other_amount', 'end:done'], ['asked_human', 'desk'], ['difficulty', 'desk'], ['declined', 'end:done']])('leaves by %s', async (follow, next) => {
    const { debtor, run } = await offered({ follow })
    expect(story.way(run)).toBe(`enter:treated offer:${follow} ${next}`)
    expect(planOf(debtor).status).toBeUndefined()
  })
})

describe('an offer that is not answered', () => {
  it('expires, and its page says so', async () => {
    const { debtor, run } = await offered()
    const page = offerLink(story, debtor)
    expect(await page.open()).toMatchObject({ state: 'locked' })
    const { session } = await page.prove()
    await story.pass(15)
    expect(story.way(run)).toBe('enter:treated offer:timeout end:done')
    expect(await page.open()).toMatchObject({ state: 'expired' })
    expect(await page.answer(session, 'accept', 1)).toMatchObject({ status: 409 })
    expect(planOf(debtor).status).toBeUndefined()
  })
  it('closes after five wrong answers about the person', async () => {
    const { debtor } = await offered()
    const page = offerLink(story, debtor)
    for (const left of [4, 3, 2, 1, 0]) expect(await page.prove('1990-01-01')).toMatchObject({ ok: false, triesLeft: left })
    expect(await page.prove()).toMatchObject({ ok: false, triesLeft: 0 })
  })
})

describe('an answer that arrives with the timeout', () => {
  let relay: Awaited<ReturnType<typeof pauseRelay>> | undefined
  afterEach(() => relay?.back())
  /** A millisecond before the end; nothing goes to Temporal. */
  async function lastMoment() {
    const entered = await offered()
    const offer = story.db.read.get<{ validUntil: number }>('SELECT validUntil FROM offer WHERE runId = ?', entered.run)
    const endMs = offer?.validUntil ?? 0
    const page = offerLink(story, entered.debtor)
    const { session } = await page.prove()
    await story.passTo(endMs - 1)
    relay = await pauseRelay(story.db)
    return { ...entered, endMs, page, session }
  }

  it('wins: what is stored is the outcome, though nobody has told the run', async () => {
    const { debtor, run, endMs, page, session } = await lastMoment()
    expect(await page.answer(session, 'accept', 1)).toMatchObject({ status: 200 })
    await story.clockTo(endMs + 60_000)
    await soon(() => expect(story.way(run)).toBe('enter:treated offer:accepted watch'))
    await relay?.back()
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated offer:accepted watch')
    expect(planOf(debtor).status).toBe('proposed')
  })
  it('is refused once the offer has expired: one of the two, never both', async () => {
    const { debtor, run, endMs, page, session } = await lastMoment()
    await story.clockTo(endMs)
    await soon(() => expect(story.way(run)).toBe('enter:treated offer:timeout end:done'))
    expect(await page.answer(session, 'accept', 1)).toMatchObject({ status: 409 })
    expect(planOf(debtor).status).toBeUndefined()
  })
})
