import { describe, expect, it } from 'vitest'
import type { OfferBounds } from '@parcours/node-kit'
import { fakeContext, fakeServices, T0 } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { offerPlan } from './node.ts'

const config = configOf(offerPlan, { textId: 'sms-offer@1' })

function house(options = 3) {
  const made: { bounds: OfferBounds; validUntilMs: number }[] = []
  const services = fakeServices({
    offers: {
      make: (bounds, validUntilMs) => {
        made.push({ bounds, validUntilMs })
        return { offerId: 'o1', options, arrearsCents: 84_250 }
      },
    },
  })
  return { made, services }
}

describe('an offer', () => {
  it('is made within its bounds and sent with its link', () => {
    const { made, services } = house()
    const visited = visit(offerPlan, { config, services, replies: ['sent', 'offer.accepted'] })
    expect(visited).toMatchObject({ outcome: 'accepted', path: ['make', 'send', 'answer'] })
    expect(visited.intents).toEqual([{ channel: 'sms', textId: 'sms-offer@1', offerId: 'o1' }])
    expect(made).toEqual([{
      bounds: { maxInstalments: 6, minInstalmentCents: 2_000, firstWithinDays: 10, frozenInterest: true },
      validUntilMs: T0 + 14 * 86_400_000,
    }])
  })

  it.each([
    ['offer.other_amount', 'other_amount'], ['offer.asked_human', 'asked_human'], ['offer.difficulty', 'difficulty'],
    ['offer.declined', 'declined'], ['undelivered', 'no_address'],
  ])('leaves on %s by %s', (event, outcome) => {
    expect(visit(offerPlan, { config, services: house().services, replies: ['sent', event] }).outcome).toBe(outcome)
  })

  it('expires at the end of its validity, whoever is faster', () => {
    const visited = visit(offerPlan, { config, services: house().services })
    expect(visited).toMatchObject({ outcome: 'timeout', nowMs: T0 + 14 * 86_400_000 })
    expect(lowered(offerPlan).find((i) => i.op === 'wait')).toMatchObject({ expires: 'offer' })
  })

  it('leaves by the outcomes of the field, and by failed where the bounds allow nothing', () => {
    expect(outcomeNames(offerPlan)).toEqual([
      'accepted', 'other_amount', 'asked_human', 'difficulty', 'declined', 'timeout', 'no_address', 'blocked', 'policy_timeout', 'failed',
    ])
    expect(visit(offerPlan, { config, services: house(0).services })).toMatchObject({ outcome: 'failed', path: ['make'], intents: [] })
  })
})

describe('the checks of an offer', () => {
  const check = (changes: Record<string, unknown>) => offerPlan.check({ ...config, ...changes }, fakeContext())

  it('wants the link in the text, on the chosen channel', () => {
    expect(check({})).toEqual([])
    expect(codes(check({ textId: 'sms-reminder@1' }))).toEqual(['offer-link-missing'])
    expect(codes(check({ channel: 'email' }))).toEqual(['wrong-channel'])
  })

  it('finds odd bounds and a validity that a postponement may eat, and mends them', () => {
    expect(codes(check({ firstWithinDays: 60 }))).toEqual(['plan-bounds'])
    const [finding] = check({ validityDays: 5 })
    expect(finding?.code).toBe('validity-within-deferral')
    expect(offerPlan.check(finding?.fix?.config ?? {}, fakeContext())).toEqual([])
  })
})
