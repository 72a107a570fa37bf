import { describe, expect, it } from 'vitest'
import { fakeContext, T0 } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { sms } from './node.ts'

const config = configOf(sms, { textId: 'sms-reminder@1' })

describe('an SMS that waits for an answer', () => {
  it('has the outcomes of the field', () => {
    expect(outcomeNames(sms)).toEqual([
      'replied', 'clicked', 'no_reply', 'undelivered', 'no_address', 'blocked', 'policy_timeout', 'failed',
    ])
  })

  it.each([['reply', 'replied'], ['click', 'clicked'], ['undelivered', 'undelivered']])('leaves on %s by %s', (event, outcome) => {
    expect(visit(sms, { config, replies: ['sent', event] })).toMatchObject({ outcome, path: ['send', 'answer'] })
  })

  it('counts the days from the instant it was sent', () => {
    const visited = visit(sms, { config })
    expect(visited).toMatchObject({ outcome: 'no_reply', nowMs: T0 + 3 * 86_400_000 })
    expect(visited.intents).toEqual([{ channel: 'sms', textId: 'sms-reminder@1' }])
  })

  it.each(['no_address', 'blocked', 'policy_timeout', 'failed'])('leaves at once by %s', (result) => {
    expect(visit(sms, { config, replies: [result] })).toMatchObject({ outcome: result, path: ['send'] })
  })

  it('gives the gate its longest postponement', () => {
    expect(lowered(sms, { maxDeferralDays: 2 })[0]).toMatchObject({ contact: true, maxDeferralMs: 2 * 86_400_000 })
  })
})

describe('an SMS that waits for nothing', () => {
  it('leaves by sent', () => {
    const changes = { textId: 'sms-reminder@1', waitForAnswer: false }
    expect(visit(sms, { config: configOf(sms, changes) }).outcome).toBe('sent')
    expect(outcomeNames(sms, changes)).toEqual(['sent', 'no_address', 'blocked', 'policy_timeout', 'failed'])
  })
})

describe('the card and the checks of an SMS', () => {
  it('says its text and how long it waits', () => {
    expect(sms.sentence(config).en).toBe('“sms-reminder” · reply 3 d')
    expect(sms.sentence(configOf(sms)).fr).toBe('Aucun texte choisi · réponse 3 j')
  })

  it('finds a text of another channel and a postponement shorter than a weekend, which it mends', () => {
    const findings = sms.check(configOf(sms, { textId: 'email-reminder@2', maxDeferralDays: 2 }), fakeContext())
    expect(codes(findings)).toEqual(['wrong-channel', 'deferral-below-weekend'])
    expect(findings[1]).toMatchObject({ severity: 'info', fix: { config: { maxDeferralDays: 7, textId: 'email-reminder@2' } } })
    expect(sms.check(config, fakeContext())).toEqual([])
  })
})
