import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecideInput, PastContact } from '../input.ts'
import { PolicyPack } from '../pack/policy-pack.ts'
import { frHouse } from '../packs/fr-house.ts'
import { usFed } from '../packs/us-fed.ts'
import { at, past, situation, verdict } from '../testing/situation.ts'
import { temporalTime } from '../testing/zone-time.ts'
import { capUses } from './caps.ts'

const bare = {
  ...frHouse,
  windows: undefined,
  holidays: undefined,
  caps: undefined,
  cooldowns: undefined,
  optOut: undefined,
}
const pack = (id: string, told: Partial<PolicyPack>) => PolicyPack.parse({ ...bare, id, ...told })
const texts = (...days: string[]) => days.map((day) => past(`${day}T12:00+01:00`))

describe('hours', () => {
  it('open and close to the millisecond', () => {
    expect(verdict({ now: '2027-02-02T07:59:59.999+01:00' })).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-02-02T08:00+01:00'),
    })
    expect(verdict({ now: '2027-02-02T08:00+01:00' })).toMatchObject({ kind: 'allow' })
    expect(verdict({ now: '2027-02-02T19:59:59.999+01:00' })).toMatchObject({ kind: 'allow' })
  })

  it('follow the clock on the wall over both changes of it', () => {
    expect(verdict({ now: '2027-03-27T22:00+01:00' })).toMatchObject({ untilMs: at('2027-03-30T08:00+02:00') })
    expect(verdict({ now: '2027-10-30T22:00+02:00' })).toMatchObject({ untilMs: at('2027-11-02T08:00+01:00') })
  })

  it('a text due on Saturday night waits for Monday, or Tuesday when Monday is a holiday', () => {
    expect(verdict({ now: '2027-02-06T22:00+01:00' })).toMatchObject({
      untilMs: at('2027-02-08T08:00+01:00'),
      law: true,
    })
    expect(verdict({ now: '2027-03-27T22:00+01:00' })).toMatchObject({ rules: ['fr-house.window', 'fr-house.holiday'] })
  })

  it('do not bind letters where the packs are silent', () => {
    const letter = { channel: 'letter' as const, address: { id: 'cp9', value: '1 rue de la Paix' } }
    expect(verdict({ now: '2027-02-07T03:00+01:00', contact: letter })).toMatchObject({
      kind: 'allow',
      windowEndMs: null,
    })
    expect(verdict({ packs: [usFed], now: '2027-02-07T03:00+01:00', contact: letter })).toMatchObject({ kind: 'defer' })
  })

  it('that open in an hour that comes twice wait for the second time the wall shows it', () => {
    const night = pack('night', {
      windows: [
        {
          channels: ['sms'],
          days: [1, 2, 3, 4, 5, 6, 7],
          from: '02:30',
          to: '05:00',
          boundary: '[from,to)',
          basis: 'debtor_all_locations',
        },
      ],
    })
    const ask = (now: string) => verdict({ packs: [night], now })
    expect(ask('2027-10-31T02:45+02:00')).toMatchObject({ kind: 'allow' })
    expect(ask('2027-10-31T02:10+01:00')).toMatchObject({ kind: 'defer', untilMs: at('2027-10-31T02:30+01:00') })
    expect(ask('2027-03-28T01:30+01:00')).toMatchObject({ kind: 'defer', untilMs: at('2027-03-28T03:00+02:00') })
  })

  it('of the primary place alone, where a pack says so', () => {
    const primary = pack('primary', {
      windows: [
        { channels: ['sms'], days: [2], from: '08:00', to: '20:00', boundary: '[from,to)', basis: 'debtor_primary' },
      ],
    })
    const person = { zones: ['Europe/Paris', 'Pacific/Noumea'] }
    expect(verdict({ packs: [primary], person })).toMatchObject({ kind: 'allow' })
  })
})

describe('places without a common hour', () => {
  it('hold, with the rules that exclude each other', () => {
    expect(verdict({ person: { zones: ['Europe/Paris', 'Pacific/Auckland'] } })).toMatchObject({
      kind: 'hold',
      reason: 'no_legal_hour',
      rules: ['fr-house.window'],
      untilMs: at('2027-02-03T10:00+01:00'),
    })
  })

  it('an unknown place holds what has hours, not a letter', () => {
    expect(verdict({ person: { zones: [] } })).toMatchObject({
      kind: 'hold',
      reason: 'no_legal_hour',
      rules: ['house.no_zone'],
      untilMs: at('2027-02-03T10:00+01:00'),
    })
    expect(verdict({ person: { zones: [] }, contact: { channel: 'letter' } })).toMatchObject({ kind: 'allow' })
  })
})

describe('holidays', () => {
  it('in any of the places close the day there', () => {
    const calendars: DecideInput['calendars'] = { FR: new Set(['2027-02-02']) }
    expect(verdict({ calendars })).toMatchObject({
      untilMs: at('2027-02-03T08:00+01:00'),
      rules: ['fr-house.holiday', 'fr-house.window'],
    })
    expect(verdict({ calendars, now: '2027-02-03T10:00+01:00' })).toMatchObject({ kind: 'allow' })
  })

  it('that are not known hold the contact: a calendar, or a year of it', () => {
    expect(verdict({ calendars: {} })).toMatchObject({
      kind: 'hold',
      reason: 'no_calendar',
      rules: ['fr-house.holiday'],
      untilMs: at('2027-02-03T10:00+01:00'),
    })
    expect(verdict({ now: '2031-02-04T10:00+01:00' })).toMatchObject({ kind: 'hold', reason: 'no_calendar' })
  })

  it('shorten a stretch without hours of its own', () => {
    const days = pack('days', { holidays: [{ calendar: 'FR', forbidden: true, channels: ['sms'] }] })
    expect(verdict({ packs: [days], now: '2027-12-24T23:00+01:00' })).toMatchObject({
      kind: 'allow',
      windowEndMs: at('2027-12-25T00:00+01:00'),
    })
    expect(verdict({ packs: [days], now: '2027-12-22T23:00+01:00' })).toMatchObject({
      kind: 'allow',
      windowEndMs: null,
    })
  })
})

describe('caps', () => {
  it('count local days, today included, and let go when the oldest leaves', () => {
    const three = texts('2027-01-27', '2027-01-29', '2027-02-01')
    expect(verdict({ history: three })).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-02-03T08:00+01:00'),
      rules: ['fr-house.cap.attempts_7d', 'fr-house.window'],
    })
    expect(verdict({ history: texts('2027-01-26', '2027-01-29', '2027-02-01') })).toMatchObject({ kind: 'allow' })
  })

  it('count what is being sent and what is unknown, and a conversation once a day', () => {
    const open = (outcome: PastContact['outcome']) => [past('2027-02-02T09:00+01:00', { channel: 'voice_ai', outcome })]
    const call = { contact: { channel: 'voice_ai' as const } }
    for (const outcome of ['sending', 'unknown', 'conversation'] as const) {
      expect(verdict({ ...call, history: open(outcome) })).toMatchObject({
        kind: 'defer',
        untilMs: at('2027-02-03T08:00+01:00'),
      })
    }
    expect(verdict({ ...call, history: open('ring_no_answer') })).toMatchObject({ kind: 'allow' })
  })

  it('leave out letters, what the person began and its first answer, and never stop the confirmation', () => {
    const three = texts('2027-01-28', '2027-01-29', '2027-02-01')
    expect(verdict({ history: three, contact: { channel: 'letter' } })).toMatchObject({ kind: 'allow' })
    expect(verdict({ history: three.map((one) => ({ ...one, channel: 'letter' as const })) })).toMatchObject({
      kind: 'allow',
    })
    expect(verdict({ history: three.map((one) => ({ ...one, direction: 'inbound' as const })) })).toMatchObject({
      kind: 'allow',
    })
    const replyTo = { inboundAtMs: at('2027-02-02T09:30+01:00') }
    expect(verdict({ history: three, contact: { replyTo } })).toMatchObject({ kind: 'allow' })
    const answered = [...three, past('2027-02-02T09:40+01:00', { reply: true })]
    expect(verdict({ history: answered, contact: { replyTo } })).toMatchObject({ kind: 'defer' })
    expect(verdict({ history: three, contact: { confirmsOptOut: true } })).toMatchObject({ kind: 'allow' })
  })

  it('by debt take the worst debt, by person all, by creditor its own', () => {
    const cap = {
      id: 'two',
      channels: ['sms' as const],
      max: 2,
      windowDays: 7,
      counts: ['delivered' as const],
      excludes: [],
    }
    const history = [
      past('2027-02-01T12:00+01:00'),
      past('2027-02-01T13:00+01:00', { debtIds: ['d2'], creditorId: 'c2' }),
    ]
    const used = (scope: 'debt' | 'person' | 'person_creditor') =>
      capUses(
        situation({ packs: [pack('p', { caps: [{ ...cap, scope }] })], history, contact: { debtIds: ['d1', 'd2'] } }),
        temporalTime,
      )[0]?.used
    expect([used('debt'), used('person'), used('person_creditor')]).toEqual([1, 2, 1])
  })

  it('may sleep until a first conversation', () => {
    const packs = [
      pack('p', {
        caps: [
          {
            id: 'c',
            channels: ['sms'],
            max: 1,
            windowDays: 7,
            scope: 'person',
            counts: ['delivered'],
            excludes: [],
            activeAfter: 'first_conversation',
          },
        ],
      }),
    ]
    const history = texts('2027-02-01')
    expect(verdict({ packs, history })).toMatchObject({ kind: 'allow' })
    expect(
      verdict({
        packs,
        history: [...history, past('2026-01-05T12:00+01:00', { channel: 'voice_human', outcome: 'conversation' })],
      }),
    ).toMatchObject({ kind: 'defer' })
  })

  it('of federal law spare calls that were asked for, until the next conversation', () => {
    const eight = Array.from({ length: 8 }, (_, hour) =>
      past(`2027-02-01T1${hour}:00-05:00`, { channel: 'voice_human', outcome: 'ring_no_answer' }),
    )
    const asked = { kind: 'call_again' as const, atMs: at('2027-02-02T09:00-05:00') }
    const call = {
      packs: [usFed],
      now: '2027-02-02T12:00-05:00',
      history: eight,
      contact: { channel: 'voice_human' as const },
    }
    const zones = ['America/New_York']
    expect(verdict({ ...call, person: { zones } })).toMatchObject({ kind: 'defer' })
    expect(verdict({ ...call, person: { zones, consents: [asked] } })).toMatchObject({ kind: 'allow' })
    const talked = [...eight, past('2027-02-02T10:00-05:00', { channel: 'voice_human', outcome: 'conversation' })]
    expect(verdict({ ...call, history: talked, person: { zones, consents: [asked] } })).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-02-09T08:00-05:00'),
    })
  })
})

describe('silence after an event', () => {
  it('counts full days after it where a pack says so', () => {
    const notice = pack('n', {
      cooldowns: [{ after: 'notice_sent', days: 5, dayRule: 'fullDaysAfterEvent', channels: ['sms'], scope: 'debt' }],
    })
    const history = [past('2027-02-01T12:00+01:00', { channel: 'letter', notice: true })]
    expect(verdict({ packs: [notice], history })).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-02-07T00:00+01:00'),
      rules: ['n.cooldown.notice_sent'],
    })
    expect(verdict({ packs: [notice], history, now: '2027-02-07T00:00+01:00' })).toMatchObject({ kind: 'allow' })
  })

  it('longer than a month is a deferral, not hours that never come', () => {
    const refusal = pack('r', {
      cooldowns: [{ after: 'refusal', days: 60, dayRule: 'fullDaysAfterEvent', channels: ['sms'], scope: 'person' }],
    })
    const history = [past('2027-02-01T12:00+01:00', { refusal: true, debtIds: ['other'] })]
    expect(verdict({ packs: [frHouse, refusal], history })).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-04-03T08:00+02:00'),
    })
  })
})

describe('several packs', () => {
  const hours = (from: string, to: string) => [
    {
      channels: ['sms' as const],
      days: [1, 2, 3, 4, 5],
      from,
      to,
      boundary: '[from,to)' as const,
      basis: 'debtor_all_locations' as const,
    },
  ]

  it('intersect their hours; windows of one pack add up', () => {
    const morning = pack('a', { windows: [...hours('09:00', '12:00'), ...hours('14:00', '18:00')] })
    const late = pack('b', { windows: hours('11:00', '20:00') })
    const ask = (now: string) => verdict({ packs: [morning, late], now })
    expect(ask('2027-02-02T09:30+01:00')).toMatchObject({
      kind: 'defer',
      untilMs: at('2027-02-02T11:00+01:00'),
      rules: ['b.window'],
    })
    expect(ask('2027-02-02T11:30+01:00')).toMatchObject({ kind: 'allow', windowEndMs: at('2027-02-02T12:00+01:00') })
    expect(ask('2027-02-02T12:30+01:00')).toMatchObject({ kind: 'defer', untilMs: at('2027-02-02T14:00+01:00') })
    expect(ask('2027-02-02T18:30+01:00')).toMatchObject({ kind: 'defer', untilMs: at('2027-02-03T11:00+01:00') })
  })

  it('add up holidays, take the smallest cap and the longest silence', () => {
    const calendars = { A: new Set(['2027-02-02']), B: new Set(['2027-02-03']) }
    const holiday = (id: string, calendar: string) =>
      pack(id, { holidays: [{ calendar, forbidden: true, channels: ['sms'] }] })
    expect(verdict({ packs: [holiday('a', 'A'), holiday('b', 'B')], calendars })).toMatchObject({
      untilMs: at('2027-02-04T00:00+01:00'),
    })
    const cap = (id: string, max: number) =>
      pack(id, {
        caps: [
          { id: 'c', channels: ['sms'], max, windowDays: 7, scope: 'person', counts: ['delivered'], excludes: [] },
        ],
      })
    expect(verdict({ packs: [cap('a', 5), cap('b', 1)], history: texts('2027-02-01') })).toMatchObject({
      kind: 'defer',
      rules: ['b.cap.c'],
    })
    const silence = (id: string, days: number) =>
      pack(id, {
        cooldowns: [{ after: 'delivered', days, dayRule: 'eventDayIsDay1', channels: ['sms'], scope: 'person' }],
      })
    expect(verdict({ packs: [silence('a', 3), silence('b', 9)], history: texts('2027-02-01') })).toMatchObject({
      untilMs: at('2027-02-10T00:00+01:00'),
    })
  })

  it('never make a contact earlier by being one more', () => {
    const instants = fc.integer({ min: Date.UTC(2027, 0, 2), max: Date.UTC(2028, 11, 1) })
    fc.assert(
      fc.property(instants, fc.constantFrom('Europe/Paris', 'America/New_York'), (ms, zone) => {
        const until = (packs: PolicyPack[]) => {
          const decision = verdict({ packs, now: new Date(ms).toISOString(), person: { zones: [zone] } })
          return decision.kind === 'defer' ? decision.untilMs : ms
        }
        expect(until([frHouse, usFed])).toBe(Math.max(until([frHouse, usFed]), until([frHouse]), until([usFed])))
      }),
      { numRuns: 500 },
    )
  })

  it('stand in every verdict by id and version', () => {
    const refs = [
      { id: 'fr-house', version: frHouse.version },
      { id: 'us-fed', version: usFed.version },
    ]
    const packs = [frHouse, usFed]
    for (const told of [
      {},
      { now: '2027-02-07T11:00+01:00' },
      { wrongNumbers: ['+33639980001'] },
      { person: { deceased: true } },
      { person: { zones: [] } },
    ]) {
      expect(verdict({ packs, ...told }).packs).toEqual(refs)
    }
  })
})
