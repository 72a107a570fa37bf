import { describe, expect, it } from 'vitest'
import type { OfferState } from './api.ts'
import { stageAfter, stageOf, type Stage } from './stage.ts'

const checks: OfferState['checks'] = ['birth_date']
const asked: OfferState = { state: 'locked', language: 'fr', checks, triesLeft: 5 }

describe('an offer whose person is not known', () => {
  it('asks who it is, whether the desk calls it locked or open', () => {
    expect(stageOf({ state: 'locked', checks, triesLeft: 5 })).toEqual({ type: 'identity', checks, triesLeft: 5 })
    expect(stageOf({ state: 'open', checks, triesLeft: 4 }, 'wrong')).toEqual({ type: 'identity', checks, triesLeft: 4, notice: 'wrong' })
  })

  it('stays shut without a try left', () => {
    expect(stageOf({ state: 'locked', checks, triesLeft: 0 }, 'wrong')).toEqual({ type: 'shut', state: 'locked' })
  })

  it.each(['expired', 'closed', 'invalid'] as const)('says that it is %s, tries or not', (state) => {
    expect(stageOf({ state, checks, triesLeft: 5 })).toEqual({ type: 'shut', state })
  })
})

describe('an answer that is not taken', () => {
  const offer: Extract<Stage, { type: 'offer' }> = {
    type: 'offer', session: 's', offer: { arrearsCents: 10_000, currency: 'EUR', creditor: 'Aubépine', options: [], validUntilMs: 0, stale: false },
  }

  it.each(['expired', 'closed'] as const)('because the offer is %s is told so, as somebody who has just answered', (code) => {
    expect(stageAfter(offer, { code, since: { ...asked, state: code } })).toEqual({ type: 'shut', state: code, late: true })
  })

  it('because the amount has changed keeps the person known, so that they can ask for somebody', () => {
    expect(stageAfter(offer, { code: 'stale', since: asked })).toEqual({ ...offer, offer: { ...offer.offer, stale: true } })
  })

  it('because it names no option leaves the options to choose from', () => {
    expect(stageAfter(offer, { code: 'no_such_option', since: asked })).toEqual({ ...offer, notice: 'no_such_option' })
  })

  it('because the identity check was made anew elsewhere asks once more, and says why', () => {
    expect(stageAfter(offer, { code: 'no_session', since: asked })).toEqual({ type: 'identity', checks, triesLeft: 5, notice: 'no_session' })
  })

  it('for a reason that nobody named stays where it is', () => {
    expect(stageAfter(offer, { code: undefined, since: undefined })).toEqual({ ...offer, notice: 'unsent' })
    expect(stageAfter(offer, { code: 'internal', since: asked })).toEqual({ ...offer, notice: 'unsent' })
    expect(stageAfter(offer, { code: undefined, since: { ...asked, state: 'closed' } })).toEqual({ type: 'shut', state: 'closed' })
  })
})

describe('an identity that could not be checked', () => {
  it('is asked for again, with the tries that are left', () => {
    const identity = stageOf(asked)
    expect(stageAfter(identity, { code: undefined, since: { ...asked, triesLeft: 3 } })).toEqual({ type: 'identity', checks, triesLeft: 3, notice: 'unsent' })
    expect(stageAfter(identity, { code: undefined, since: undefined })).toEqual({ ...identity, notice: 'unsent' })
  })
})
