import { describe, expect, it } from 'vitest'
import { EVENT_TYPES } from '@parcours/journey'
import { fakeContext } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { AWAITED } from './events.ts'
import { waitForEvent } from './node.ts'

const check = (changes: Record<string, unknown>) => codes(waitForEvent.check(configOf(waitForEvent, changes), fakeContext()))

describe('wait for event', () => {
  it('says what it waits for, and how long', () => {
    expect(waitForEvent.sentence(configOf(waitForEvent))).toEqual({ en: 'Payment, for 7 days', fr: 'Paiement, pendant 7 jours' })
    expect(waitForEvent.sentence(configOf(waitForEvent, { events: ['reply', 'click'] })).fr).toBe('Réponse ou clic, pendant 7 jours')
  })

  it('leaves by the event that came, or by timeout', () => {
    const config = configOf(waitForEvent, { events: ['payment', 'dispute'] })
    expect(outcomeNames(waitForEvent, { events: ['payment', 'dispute'] })).toEqual(['payment', 'dispute', 'timeout'])
    expect(visit(waitForEvent, { config, replies: ['dispute'] }).outcome).toBe('dispute')
    expect(visit(waitForEvent, { config }).outcome).toBe('timeout')
  })

  it('may be waited for under a condition over the event', () => {
    expect(lowered(waitForEvent, { when: 'event.amountCents >= 2000' })).toEqual([{
      label: 'wait', op: 'wait', until: { from: 'now', amount: 7, unit: 'days', ifPast: 'now' },
      events: [{ type: 'payment', result: 'payment', when: 'event.amountCents >= 2000' }], on: {},
    }])
  })

  it('counts an event chosen twice once', () => {
    expect(outcomeNames(waitForEvent, { events: ['reply', 'reply'] })).toEqual(['reply', 'timeout'])
  })

  it('offers real events only', () => {
    expect(AWAITED.filter((name) => !EVENT_TYPES.includes(name))).toEqual([])
    expect(waitForEvent.parse({ events: ['rain'] }).ok).toBe(false)
  })

  it('finds an empty list, no time and a wrong condition', () => {
    expect(check({ events: [] })).toEqual(['names-empty'])
    expect(check({ timeout: { amount: 0, unit: 'days' } })).toEqual(['zero-wait'])
    expect(check({ when: 'nonsense' })).toEqual(['expression-invalid'])
    expect(check({})).toEqual([])
  })
})
