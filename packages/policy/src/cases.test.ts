import { describe, expect, it } from 'vitest'
import { builtInPacks } from './packs/built-in.ts'
import { frHouse } from './packs/fr-house.ts'
import { usFed } from './packs/us-fed.ts'
import { usTcpa } from './packs/us-tcpa.ts'
import type { PastContact } from './input.ts'
import { capUses } from './timing/caps.ts'
import { at, past, situation, verdict } from './testing/situation.ts'
import type { Situation } from './testing/situation.ts'
import { temporalTime } from './testing/zone-time.ts'

const NY = 'America/New_York'
const LA = 'America/Los_Angeles'

/** A collector's call to somebody in New York under federal law. */
function usCall(told: Situation): Situation {
  return {
    packs: [usFed],
    ...told,
    contact: { channel: 'voice_human', address: { id: 'cp1', value: '+12125550142' }, ...told.contact },
    person: { zones: [NY], postcodes: ['10001'], ...told.person },
  }
}
const call = (iso: string, outcome: PastContact['outcome']) =>
  past(iso, { channel: 'voice_human', outcome, address: '+12125550142' })

describe('the test cases of the compliance reference', () => {
  it('case 1: phone in New York, address in Los Angeles: only hours good in both', () => {
    expect(verdict(usCall({ now: '2027-02-01T10:30-05:00', person: { zones: [LA, NY] } }))).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-02-01T11:00-05:00'),
      law: true,
      rules: ['us-fed.window'],
    })
  })

  it('case 2: the seventh counted call in seven days is allowed, the eighth is not', () => {
    const history = [27, 28, 29, 30, 31].map((day) => call(`2027-01-${day}T12:00-05:00`, 'ring_no_answer'))
    history.push(call('2027-02-01T12:00-05:00', 'voicemail_left'))
    expect(verdict(usCall({ now: '2027-02-02T14:00-05:00', history }))).toMatchObject({ kind: 'allow' })
    history.push(call('2027-02-02T09:00-05:00', 'ring_no_answer'))
    expect(verdict(usCall({ now: '2027-02-02T14:00-05:00', history }))).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-02-03T08:00-05:00'),
      rules: ['us-fed.cap.calls_7d', 'us-fed.window'],
    })
  })

  it('case 4: busy lines and numbers out of service are not counted', () => {
    const six = [27, 28, 29, 30, 31].map((day) => call(`2027-01-${day}T12:00-05:00`, 'ring_no_answer'))
    six.push(call('2027-02-01T12:00-05:00', 'voicemail_none'))
    const dead = ['09:00', '10:00', '11:00', '12:00'].map((time) => call(`2027-02-02T${time}-05:00`, 'not_connected'))
    expect(verdict(usCall({ now: '2027-02-02T15:00-05:00', history: [...six, ...dead] }))).toMatchObject({
      kind: 'allow',
    })
  })

  it('case 5: seven days of silence on the telephone after a conversation, its day being the first', () => {
    const history = [call('2026-08-14T11:00-04:00', 'conversation')]
    const now = '2026-08-20T15:00-04:00'
    expect(verdict(usCall({ now, history }))).toMatchObject({
      kind: 'defer',
      untilMs: at('2026-08-21T08:00-04:00'),
      rules: ['us-fed.cooldown.conversation', 'us-fed.window'],
    })
    expect(verdict(usCall({ now, history, contact: { channel: 'sms' } }))).toMatchObject({ kind: 'allow' })
    expect(verdict(usCall({ now, history, contact: { debtIds: ['d2'] } }))).toMatchObject({ kind: 'allow' })
  })

  it('case 8: calls to a number that was somebody else’s do not count, and it is closed for ever', () => {
    const history = [call('2027-02-01T12:00-05:00', 'third_party'), call('2027-02-03T12:00-05:00', 'third_party')]
    const learned = usCall({ now: '2027-02-04T12:00-05:00', history, wrongNumbers: ['+12125550142'] })
    expect(verdict(learned)).toMatchObject({ kind: 'block', rules: ['house.wrong_number'] })
    const other = {
      ...learned,
      contact: { channel: 'voice_human' as const, address: { id: 'cp2', value: '+12125550143' } },
    }
    expect(capUses(situation(other), temporalTime)).toEqual([{ rule: 'us-fed.cap.calls_7d', used: 0, max: 7 }])
    expect(verdict(other)).toMatchObject({ kind: 'allow' })
    expect(verdict({ ...learned, now: '2029-02-05T12:00-05:00' })).toMatchObject({ kind: 'block' })
  })

  describe('case 9: STOP was answered to a text', () => {
    const stopped = usCall({
      packs: [usFed, usTcpa],
      now: '2027-02-05T12:00-05:00',
      optOuts: [{ scope: 'address', channel: 'sms', address: '+12125550142', atMs: at('2027-02-03T12:00-05:00') }],
    })
    const sms = { channel: 'sms' as const, address: { id: 'cp1', value: '+12125550142' } }

    it('SMS: blocked, on another number too; one confirmation passes', () => {
      expect(verdict({ ...stopped, contact: sms })).toMatchObject({
        kind: 'block',
        rules: ['us-fed.opt_out', 'us-tcpa.opt_out'],
      })
      const elsewhere = { ...sms, address: { id: 'cp2', value: '+12125550199' } }
      expect(verdict({ ...stopped, contact: elsewhere })).toMatchObject({ kind: 'block' })
      const confirmation = { ...stopped, contact: { ...sms, confirmsOptOut: true } }
      expect(verdict(confirmation)).toMatchObject({ kind: 'allow' })
      const history = [past('2027-02-03T12:01-05:00', { confirmsOptOut: true })]
      expect(verdict({ ...confirmation, history })).toMatchObject({ kind: 'block' })
    })

    it('email: allowed', () => {
      const email = { channel: 'email' as const, address: { id: 'cp3', value: 'ann@example.org' } }
      expect(verdict({ ...stopped, contact: email })).toMatchObject({ kind: 'allow' })
    })
  })

  it('case 10: a question after the opt-out may be answered once', () => {
    const asked = at('2027-02-03T15:00-05:00')
    const refused = usCall({
      now: '2027-02-03T15:30-05:00',
      contact: { channel: 'sms', replyTo: { inboundAtMs: asked } },
      optOuts: [{ scope: 'channel', channel: 'sms', atMs: at('2027-02-01T12:00-05:00') }],
    })
    expect(verdict(refused)).toMatchObject({ kind: 'allow' })
    const answered = [past('2027-02-03T15:31-05:00', { reply: true })]
    expect(verdict({ ...refused, now: '2027-02-03T15:40-05:00', history: answered })).toMatchObject({ kind: 'block' })
    expect(verdict({ ...refused, contact: { channel: 'sms' } })).toMatchObject({
      kind: 'block',
      rules: ['us-fed.opt_out'],
    })
  })

  it('case 11: a written dispute holds until verification is sent', () => {
    const dispute = {
      kind: 'dispute' as const,
      scope: 'debt' as const,
      debtId: 'd1',
      sinceMs: at('2027-02-02T13:55-05:00'),
      written: true,
      inValidationPeriod: true,
    }
    const now = '2027-02-02T14:00-05:00'
    expect(verdict(usCall({ now, suspensions: [dispute] }))).toMatchObject({
      kind: 'hold',
      reason: 'dispute',
      rules: ['us-fed.dispute'],
    })
    const verified = { ...dispute, untilMs: at('2027-02-02T13:59-05:00') }
    expect(verdict(usCall({ now, suspensions: [verified] }))).toMatchObject({ kind: 'allow' })
  })

  it('case 12: an artificial voice to a mobile needs consent; a person may call', () => {
    const now = '2027-02-02T14:00-05:00'
    const ai = usCall({ now, packs: [usTcpa], contact: { channel: 'voice_ai' } })
    expect(verdict(ai)).toMatchObject({ kind: 'block', rules: ['us-tcpa.consent'] })
    expect(verdict({ ...ai, person: { zones: [NY], consents: [{ kind: 'ai_voice', atMs: 0 }] } })).toMatchObject({
      kind: 'allow',
    })
    expect(verdict(usCall({ now, packs: [usTcpa] }))).toMatchObject({ kind: 'allow' })
    expect(verdict(usCall({ now: '2027-02-02T21:30-05:00', packs: [usFed, usTcpa] }))).toMatchObject({ kind: 'defer' })
  })

  it('case 14, first half: Sunday in Paris waits for Monday 08:00, by habit', () => {
    const decision = verdict({ now: '2027-02-07T11:00+01:00', contact: { channel: 'voice_ai' } })
    expect(decision).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-02-08T08:00+01:00'),
      law: true,
      rules: ['fr-house.window'],
    })
    expect(frHouse.status).toBe('HABIT')
  })

  it('case 15: five past eight in the evening waits for Saturday 08:00', () => {
    const untilMs = at('2027-02-06T08:00+01:00')
    expect(verdict({ now: '2027-02-05T20:05+01:00' })).toMatchObject({ kind: 'defer', untilMs })
    expect(verdict({ now: '2027-02-05T20:00+01:00' })).toMatchObject({ kind: 'defer', untilMs })
    expect(verdict({ now: '2027-02-05T19:59+01:00' })).toMatchObject({
      kind: 'allow',
      windowEndMs: at('2027-02-05T20:00+01:00'),
    })
  })

  it('case 17: Good Friday is a holiday in Strasbourg, not in Paris', () => {
    const now = '2027-03-26T15:00+01:00'
    expect(verdict({ now, person: { postcodes: ['67000'] } })).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-03-27T08:00+01:00'),
      rules: ['fr-house.holiday', 'fr-house.window'],
    })
    expect(verdict({ now })).toMatchObject({ kind: 'allow' })
  })

  it('case 27: paid just before: the run stops, under every pack and whatever else is found', () => {
    const paid = {
      now: '2027-02-02T10:00+01:00',
      packs: [...builtInPacks],
      debts: [{ id: 'd1', status: 'cured' as const }],
    }
    expect(verdict(paid)).toMatchObject({ kind: 'stop', fact: 'cured', rules: ['house.cured'] })
    const worse = {
      ...paid,
      wrongNumbers: ['+33639980001'],
      now: '2027-02-07T23:00+01:00',
      person: { vulnerable: true },
    }
    expect(verdict(worse)).toMatchObject({ kind: 'stop', fact: 'cured' })
    expect(verdict(paid)).toEqual(verdict(paid))
  })
})
