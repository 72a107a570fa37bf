import { describe, expect, it } from 'vitest'
import type { DecideInput, ProposedContact, Suspension } from '../input.ts'
import { PolicyPack } from '../pack/policy-pack.ts'
import { frHouse } from '../packs/fr-house.ts'
import { usFed } from '../packs/us-fed.ts'
import { usTcpa } from '../packs/us-tcpa.ts'
import { at, past, situation, verdict } from '../testing/situation.ts'
import { temporalTime } from '../testing/zone-time.ts'
import { decide } from '../decide.ts'
import { contactableDebts } from './contactable-debts.ts'

const NOW = at('2027-02-02T10:00+01:00')
const letter: Partial<ProposedContact> = { channel: 'letter', address: { id: 'cp9', value: '1 rue de la Paix' } }
const legalLetter = { ...letter, statutory: true }

describe('what ends the run', () => {
  it('allows an open debt, and says which may be named', () => {
    const debts: DecideInput['debts'] = [
      { id: 'd1', status: 'open' },
      { id: 'd2', status: 'cured' },
    ]
    expect(verdict({ debts, contact: { debtIds: ['d1', 'd2'] } })).toMatchObject({ kind: 'allow', debtIds: ['d1'] })
  })

  it.each(['cured', 'settled', 'written_off', 'sold', 'placed', 'recalled'] as const)(
    'stops for a debt that is %s',
    (status) => {
      expect(verdict({ debts: [{ id: 'd1', status }] })).toMatchObject({
        kind: 'stop',
        fact: status,
        rules: [`house.${status}`],
      })
    },
  )

  it('calls it cured when one of several closed debts was paid', () => {
    const debts: DecideInput['debts'] = [
      { id: 'd1', status: 'sold' },
      { id: 'd2', status: 'cured' },
    ]
    expect(verdict({ debts, contact: { debtIds: ['d1', 'd2'] } })).toMatchObject({ kind: 'stop', fact: 'cured' })
  })

  it('stops for the dead, under the pack that says so', () => {
    expect(verdict({ person: { deceased: true } })).toMatchObject({
      kind: 'stop',
      fact: 'deceased',
      rules: ['fr-house.deceased'],
    })
    expect(verdict({ packs: [], person: { deceased: true } })).toMatchObject({ rules: ['house.deceased'] })
  })

  it('stops once all contact is refused, from that instant; a letter that law requires still goes', () => {
    expect(verdict({ person: { ceasedAtMs: NOW } })).toMatchObject({
      kind: 'stop',
      fact: 'ceased',
      rules: ['fr-house.cease_written'],
    })
    expect(verdict({ person: { ceasedAtMs: NOW + 1 } })).toMatchObject({ kind: 'allow' })
    expect(verdict({ person: { ceasedAtMs: NOW }, contact: legalLetter })).toMatchObject({ kind: 'allow' })
    expect(verdict({ person: { ceasedAtMs: NOW }, contact: letter })).toMatchObject({ kind: 'stop' })
  })

  it('throws when a debt of the contact comes without facts', () => {
    expect(() => verdict({ debts: [] })).toThrow(/No facts were given for debt d1/)
    expect(() => verdict({ contact: { debtIds: [] } })).toThrow(/at least one debt/)
  })
})

describe('what suspends', () => {
  const open = (told: Partial<Suspension> & { kind: Suspension['kind'] }): Suspension =>
    ({ scope: 'person', sinceMs: NOW - 1, ...told }) as Suspension

  it.each([
    'moratorium',
    'payment_pending',
    'complaint',
    'unread_reply',
    'insolvency',
    'own_pause',
    'unallocated',
    'promise_open',
    'plan_active',
    'says_paid',
  ] as const)('holds for %s', (kind) => {
    expect(verdict({ suspensions: [open({ kind })] })).toMatchObject({
      kind: 'hold',
      reason: kind,
      rules: [`house.${kind}`],
    })
  })

  it('only from its beginning and until its end, which it tells', () => {
    const pause = open({ kind: 'own_pause', untilMs: NOW + 5 })
    expect(verdict({ suspensions: [pause] })).toMatchObject({ kind: 'hold', untilMs: NOW + 5 })
    expect(verdict({ suspensions: [{ ...pause, untilMs: NOW }] })).toMatchObject({ kind: 'allow' })
    expect(verdict({ suspensions: [{ ...pause, sinceMs: NOW + 1 }] })).toMatchObject({ kind: 'allow' })
    expect(verdict({ suspensions: [pause, open({ kind: 'complaint' })] })).not.toHaveProperty('untilMs')
  })

  it('only the debt in question', () => {
    const dispute = open({ kind: 'dispute', scope: 'debt', debtId: 'd2' })
    expect(verdict({ suspensions: [dispute] })).toMatchObject({ kind: 'allow' })
    expect(verdict({ suspensions: [dispute], contact: { debtIds: ['d1', 'd2'] } })).toMatchObject({
      kind: 'hold',
      rules: ['fr-house.dispute'],
    })
    const facts = { nowMs: NOW, debts: situation().debts, suspensions: [dispute] }
    expect(contactableDebts(facts)).toEqual(['d1'])
    expect(contactableDebts({ ...facts, nowMs: NOW - 10 })).toEqual(['d1', 'd2'])
  })

  it('a spoken dispute by the house, where federal law asks for writing', () => {
    expect(verdict({ packs: [usFed], suspensions: [open({ kind: 'dispute' })] })).toMatchObject({
      kind: 'hold',
      rules: ['house.dispute'],
    })
  })

  it('people who have changed hands', () => {
    expect(verdict({ person: { vulnerable: true } })).toMatchObject({ kind: 'hold', reason: 'vulnerable' })
    expect(verdict({ packs: [usFed], person: { legalRepresentative: true } })).toMatchObject({
      kind: 'hold',
      reason: 'legal_representative',
      rules: ['us-fed.attorney_known'],
    })
  })

  it('a vulnerable person on every channel, by day and by night, before any block: a letter that law requires still goes', () => {
    const person = { vulnerable: true }
    for (const channel of ['sms', 'email', 'letter', 'voice_ai'] as const) {
      for (const now of ['2027-02-02T10:00+01:00', '2027-02-06T23:00+01:00']) {
        const held = verdict({ now, person, contact: { channel }, optOuts: [{ scope: 'all', atMs: 0 }] })
        expect([channel, held]).toEqual([channel, expect.objectContaining({ kind: 'hold', reason: 'vulnerable', rules: ['house.vulnerable'] })])
        expect(held).not.toHaveProperty('untilMs')
      }
    }
    expect(verdict({ person, contact: legalLetter })).toMatchObject({ kind: 'allow' })
  })

  it('not a letter that law requires, unless the debt is in other hands', () => {
    expect(verdict({ suspensions: [open({ kind: 'dispute' })], contact: legalLetter })).toMatchObject({ kind: 'allow' })
    expect(verdict({ suspensions: [open({ kind: 'insolvency' })], contact: legalLetter })).toMatchObject({
      kind: 'hold',
    })
    expect(verdict({ suspensions: [open({ kind: 'dispute' })], contact: { statutory: true } })).toMatchObject({
      kind: 'hold',
    })
  })

  it('not the answer that an unread reply waits for', () => {
    const suspensions = [open({ kind: 'unread_reply' })]
    expect(verdict({ suspensions, contact: { replyTo: { inboundAtMs: NOW - 1 } } })).toMatchObject({ kind: 'allow' })
    expect(verdict({ suspensions, contact: { confirmsOptOut: true } })).toMatchObject({ kind: 'allow' })
    const answered = [past('2027-02-02T09:59:59.999+01:00', { reply: true })]
    expect(verdict({ suspensions, history: answered, contact: { replyTo: { inboundAtMs: NOW - 1 } } })).toMatchObject({
      kind: 'hold',
    })
  })

  it('outranks a block, and is outranked by a stop', () => {
    const both = { suspensions: [open({ kind: 'complaint' })], wrongNumbers: ['+33639980001'] }
    expect(verdict(both)).toMatchObject({ kind: 'hold' })
    expect(verdict({ ...both, person: { deceased: true } })).toMatchObject({ kind: 'stop' })
  })
})

describe('doors that are closed', () => {
  it('the control group is never contacted, save by letters that law requires', () => {
    const person = { controlGroup: true }
    for (const channel of ['sms', 'email', 'voice_ai', 'letter'] as const) {
      expect(verdict({ person, contact: { channel } })).toMatchObject({ kind: 'block', rules: ['house.control_group'] })
    }
    expect(verdict({ person, contact: legalLetter })).toMatchObject({ kind: 'allow' })
    expect(verdict({ person, contact: { statutory: true } })).toMatchObject({ kind: 'block' })
  })

  it('an employer’s number', () => {
    const address = { id: 'cp1', value: '+33199000001', employerForbids: true }
    expect(verdict({ packs: [usFed], contact: { address } })).toMatchObject({
      kind: 'block',
      rules: ['us-fed.employer_forbids'],
    })
    expect(verdict({ contact: { address: { ...address, employerForbids: false } } })).toMatchObject({ kind: 'allow' })
  })
})

describe('refusals', () => {
  it('one millisecond before wins, the same millisecond too, one after does not', () => {
    const refused = (atMs: number) => verdict({ optOuts: [{ scope: 'channel', channel: 'sms', atMs }] }).kind
    expect([refused(NOW - 1), refused(NOW), refused(NOW + 1)]).toEqual(['block', 'block', 'allow'])
    const cured = verdict({ optOuts: [], debts: [{ id: 'd1', status: 'cured' }] })
    expect(cured.kind).toBe('stop')
    const disputed = (sinceMs: number) => verdict({ suspensions: [{ kind: 'dispute', scope: 'person', sinceMs }] }).kind
    expect([disputed(NOW - 1), disputed(NOW + 1)]).toEqual(['hold', 'allow'])
  })

  it('of an address close the channel where a pack says so, else the address alone', () => {
    const optOuts: DecideInput['optOuts'] = [{ scope: 'address', channel: 'sms', address: '+33639980009', atMs: 0 }]
    expect(verdict({ optOuts })).toMatchObject({ kind: 'block', rules: ['fr-house.opt_out'] })
    expect(verdict({ packs: [], optOuts })).toMatchObject({ kind: 'allow' })
    const own = verdict({
      packs: [],
      optOuts: [{ scope: 'address', channel: 'sms', address: '+33639980001', atMs: 0 }],
    })
    expect(own).toMatchObject({ kind: 'block', rules: ['house.opt_out'] })
  })

  it('of one voice close the telephone; of everything close all but letters that law requires', () => {
    const voice: DecideInput['optOuts'] = [{ scope: 'channel', channel: 'voice_ai', atMs: 0 }]
    for (const channel of ['voice_human', 'voice_ai', 'voicemail'] as const) {
      expect(verdict({ optOuts: voice, contact: { channel } })).toMatchObject({ kind: 'block' })
    }
    expect(verdict({ optOuts: voice })).toMatchObject({ kind: 'allow' })
    expect(verdict({ optOuts: [{ scope: 'all', atMs: 0 }], contact: letter })).toMatchObject({ kind: 'block' })
    expect(verdict({ optOuts: [{ scope: 'all', atMs: 0 }], contact: legalLetter })).toMatchObject({ kind: 'allow' })
  })

  it('are not lifted by what was written before them', () => {
    const optOuts: DecideInput['optOuts'] = [{ scope: 'channel', channel: 'sms', atMs: NOW - 10 }]
    expect(verdict({ optOuts, contact: { replyTo: { inboundAtMs: NOW - 20 } } })).toMatchObject({ kind: 'block' })
    expect(verdict({ optOuts, contact: { replyTo: { inboundAtMs: NOW - 5 } } })).toMatchObject({ kind: 'allow' })
  })

  it('give the confirmation no way around the hours', () => {
    const optOuts: DecideInput['optOuts'] = [{ scope: 'channel', channel: 'sms', atMs: 0 }]
    expect(verdict({ optOuts, now: '2027-02-02T22:00+01:00', contact: { confirmsOptOut: true } })).toMatchObject({
      kind: 'defer',
    })
  })
})

describe('a medium that must come first', () => {
  const frLaw = PolicyPack.parse({
    ...frHouse,
    id: 'fr-law-test',
    windows: undefined,
    holidays: undefined,
    caps: undefined,
    firstContact: { requiredMedium: ['letter'], mustPrecede: ['voice_ai', 'sms', 'email', 'letter'], statements: [] },
  })
  const ask = (history: DecideInput['history'], contact: Partial<ProposedContact> = {}) =>
    decide(situation({ packs: [frLaw], history, contact }), temporalTime)

  it('blocks until it went out for every debt', () => {
    const sent = past('2027-01-20T10:00+01:00', { channel: 'letter', outcome: 'delivered' })
    expect(ask([])).toMatchObject({ kind: 'block', rules: ['fr-law-test.first_contact'] })
    expect(ask([{ ...sent, outcome: 'bounced' }])).toMatchObject({ kind: 'block' })
    expect(ask([sent])).toMatchObject({ kind: 'allow' })
    expect(ask([sent], { debtIds: ['d1', 'd2'] })).toMatchObject({ kind: 'block' })
  })

  it('does not stand in its own way', () => {
    expect(ask([], letter)).toMatchObject({ kind: 'allow' })
  })
})

describe('consent to an artificial voice', () => {
  it('lasts from its beginning to its end, for its own number, and a landline needs none', () => {
    const ask = (told: {
      consents?: DecideInput['person']['consents']
      line?: 'mobile' | 'landline'
      channel?: 'voicemail'
    }) =>
      verdict({
        packs: [usTcpa],
        person: { consents: told.consents ?? [] },
        contact: {
          channel: told.channel ?? 'voice_ai',
          aiVoice: true,
          address: { id: 'cp1', value: '+1', ...(told.line ? { line: told.line } : {}) },
        },
      }).kind
    expect(ask({})).toBe('block')
    expect(ask({ channel: 'voicemail' })).toBe('block')
    expect(ask({ line: 'landline' })).toBe('allow')
    expect(ask({ consents: [{ kind: 'ai_voice', atMs: NOW - 1 }] })).toBe('allow')
    expect(ask({ consents: [{ kind: 'ai_voice', atMs: NOW + 1 }] })).toBe('block')
    expect(ask({ consents: [{ kind: 'ai_voice', atMs: NOW - 9, untilMs: NOW }] })).toBe('block')
    expect(ask({ consents: [{ kind: 'ai_voice', atMs: NOW - 9, address: '+2' }] })).toBe('block')
    expect(ask({ consents: [{ kind: 'call_again', atMs: NOW - 9 }] })).toBe('block')
  })
})
