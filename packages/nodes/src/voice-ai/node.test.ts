import { describe, expect, it } from 'vitest'
import { fakeContext, T0 } from '../testing/fakes.ts'
import { codes, configOf, expectWellFormed, lowered, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { voiceAi } from './node.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const config = configOf(voiceAi, { textId: 'voice-opening@1' })
const with_ = (changes: Record<string, unknown>) => ({ ...config, ...changes })

describe('a call', () => {
  it('names all that a call can end with', () => {
    expect(outcomeNames(voiceAi)).toHaveLength(18)
    expect(voiceAi.sentence(config)).toEqual({ en: 'AI, says so · 2 attempts', fr: 'IA, et le dit · 2 tentatives' })
  })

  it.each(['promise', 'dispute', 'third_party', 'wrong_number', 'blocked', 'failed', 'callback'])('leaves by %s after one dial', (result) => {
    const visited = visit(voiceAi, { config, replies: [result] })
    expect(visited).toMatchObject({ outcome: result, path: ['dial'] })
  })

  it('gives the agent its purposes, its identity check and bounds for a payment plan', () => {
    expect(visit(voiceAi, { config, replies: ['promise'] }).intents).toEqual([{
      channel: 'voice_ai', textId: 'voice-opening@1',
      call: {
        purposes: ['reminder', 'reasons', 'promise', 'plan'], identityCheck: ['birth_date'],
        plan: { maxInstalments: 6, minInstalmentCents: 2_000 },
      },
    }])
    const reminder = visit(voiceAi, { config: with_({ purposes: ['reminder'] }), replies: ['promise'] })
    expect(reminder.intents[0]?.call?.plan).toBeUndefined()
  })
})

describe('a call that meets nobody', () => {
  it('is made again on another day, in another part of it', () => {
    const visited = visit(voiceAi, { config, replies: ['no_answer', 'timeout', 'promise'] })
    expect(visited).toMatchObject({
      outcome: 'promise', path: ['dial', 'after_no_answer', 'pause', 'dial'], nowMs: T0 + DAY + 5 * HOUR, data: { dials: 1 },
    })
  })

  it('leaves by its last result once the attempts are spent', () => {
    const visited = visit(voiceAi, { config: with_({ attempts: 3, daysBetween: 2 }), replies: ['no_answer', 'timeout', 'no_answer', 'timeout', 'voicemail'] })
    expect(visited).toMatchObject({ outcome: 'voicemail', nowMs: T0 + 2 * (2 * DAY + 5 * HOUR), data: { dials: 3 } })
    expect(visited.intents).toHaveLength(3)
  })

  it('parks: every dial waits for its callback, no matter how many are allowed', () => {
    for (const attempts of [1, 3]) {
      const dials = lowered(voiceAi, { attempts }).filter((i) => i.op === 'act' && i.contact)
      expect(dials).toMatchObject([{ label: 'dial', parks: true }])
    }
  })

  it('needs no more than the dial where one attempt is allowed', () => {
    const instructions = lowered(voiceAi, { attempts: 1 })
    expect(instructions).toHaveLength(1)
    expectWellFormed(voiceAi, instructions)
    expect(visit(voiceAi, { config: with_({ attempts: 1 }), replies: ['voicemail'] }).outcome).toBe('voicemail')
  })
})

describe('the checks of a call', () => {
  const check = (changes: Record<string, unknown>) => voiceAi.check(with_(changes), fakeContext())

  it('refuses a call without identity check or purpose, and mends both', () => {
    const findings = check({ identityCheck: [], purposes: [] })
    expect(codes(findings)).toEqual(['identity-check-missing', 'purposes-empty'])
    for (const { severity, fix, code } of findings) {
      expect(severity).toBe('error')
      expect(codes(voiceAi.check(fix?.config ?? {}, fakeContext()))).not.toContain(code)
    }
  })

  it('looks at the bounds only where payment plans are spoken of', () => {
    expect(codes(check({ maxInstalments: 1, minInstalmentCents: 0 }))).toEqual(['plan-bounds', 'plan-bounds'])
    expect(check({ maxInstalments: 1, purposes: ['reminder'] })).toEqual([])
    expect(codes(check({ textId: 'sms-reminder@1' }))).toEqual(['wrong-channel'])
  })
})
