import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Happening, Noticed } from '../schedule/action.ts'
import { MONDAY_MS, person, world } from './debtor.test-support.ts'
import { DAY_MS } from './debtor.ts'
import type { Debtor } from './debtor.ts'
import { live, retold } from './live.ts'

const message = (channel: Noticed['channel'], text = 'Rappel'): Noticed =>
  ({ type: 'noticed', channel, text, providerId: 'SM1', reference: 'r.1.1', from: '+33199000000' })

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constant<Happening>({ type: 'begin' }),
  fc.record({ channel: fc.constantFrom('sms', 'email', 'letter'), link: fc.boolean() })
    .map(({ channel, link }) => message(channel as Noticed['channel'], link ? 'Voyez https://x.test/o/t' : 'Rappel')),
  fc.integer({ min: 1, max: 3 }).map((promiseId): Happening => ({ type: 'promise-due', promiseId })),
  fc.constant<Happening>({ type: 'plan-agreed', instalments: [{ amountCents: 9_000, dueMs: MONDAY_MS + DAY_MS }] }),
  fc.integer({ min: 0, max: 2 }).map((n): Happening => ({ type: 'instalment-due', n })),
)

/** Lives through happenings one day apart, together with what they cause. */
function liveThrough(debtor: Debtor, happenings: Happening[]) {
  let now = debtor
  const acts = happenings.flatMap((one, day) => {
    const lived = live(now, one, world(MONDAY_MS + day * DAY_MS))
    now = { ...now, life: lived.life }
    return lived.acts.map((act) => ({ ...act, causedMs: MONDAY_MS + day * DAY_MS }))
  })
  return { life: now.life, acts }
}

describe('any life', () => {
  it('never owes less than nothing, acts only later, and repeats exactly', () => {
    fc.assert(fc.property(fc.nat(500), fc.array(happening, { maxLength: 25 }), (n, happenings) => {
      const debtor = person(n)
      const first = liveThrough(debtor, happenings)
      expect(first.life.arrearsCents).toBeGreaterThanOrEqual(0)
      expect(first.acts.every((act) => act.atMs >= act.causedMs && Number.isInteger(act.atMs))).toBe(true)
      expect(liveThrough(debtor, happenings)).toEqual(first)
      expect(debtor).toEqual(person(n))
    }))
  })

  it('pays amounts that are whole cents and says so about itself only', () => {
    fc.assert(fc.property(fc.nat(500), fc.array(happening, { maxLength: 25 }), (n, happenings) => {
      for (const { action } of liveThrough(person(n), happenings).acts) {
        if (action.kind !== 'event') continue
        expect(action.body).toMatchObject({ creditor: 'BANK', customer: `P${n}`, debt: `D${n}` })
        if (action.body.amountCents !== undefined) expect(Number.isInteger(action.body.amountCents)).toBe(true)
      }
    }))
  })
})

describe('messages', () => {
  const sent = (text: string, n = 4000) => Array.from({ length: n }, (_, i) => live(person(i), message('sms', text), world()))
  const acting = (lives: ReturnType<typeof sent>) => lives.filter((one) => one.acts.length > 0).length / lives.length

  it('move about as many as reach and engagement say, and more when they name the person', () => {
    // .90/.95 reach of the delivered, .22 engage, most of whom do something that shows.
    expect(acting(sent('Rappel'))).toBeGreaterThan(0.13)
    expect(acting(sent('Rappel'))).toBeLessThan(0.22)
    expect(acting(sent('Bonjour Marie Petit, un rappel'))).toBeGreaterThan(acting(sent('Rappel')) * 1.2)
  })

  it('move fewer the more of them come', () => {
    const rate = (contacts: number) => Array.from({ length: 3000 }, (_, i) => {
      const debtor = person(i)
      debtor.life.contactsMs = Array.from({ length: contacts }, () => MONDAY_MS - DAY_MS)
      return live(debtor, message('sms'), world()).acts.length > 0
    }).filter(Boolean).length
    expect(rate(5)).toBeLessThan(rate(0) * 0.8)
  })

  it('move nobody who disputes', () => {
    const lives = Array.from({ length: 500 }, (_, i) => {
      const debtor = person(i)
      debtor.life.disputeUntilMs = MONDAY_MS + DAY_MS
      return live(debtor, message('sms'), world())
    })
    expect(lives.filter((one) => one.acts.some(({ action }) => action.kind === 'event')).length).toBeLessThan(5)
  })
})

describe('being told again', () => {
  it('keeps what was paid meanwhile, and follows the product where it says something new', () => {
    const debtor = person(1)
    const paid = { ...debtor, life: { ...debtor.life, arrearsCents: 0 } }
    expect(retold(paid, debtor.told, MONDAY_MS).life.arrearsCents).toBe(0)
    expect(retold(paid, { ...debtor.told, arrearsCents: 55_000 }, MONDAY_MS).life.arrearsCents).toBe(55_000)
  })
})
