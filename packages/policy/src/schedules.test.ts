import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import type { ContactPoint, DecideInput, OptOut, PastContact } from './input.ts'
import type { ContactOutcome, PolicyChannel } from './pack/words.ts'
import { frHouse } from './packs/fr-house.ts'
import { housePacing } from './packs/house-pacing.ts'
import { usFed } from './packs/us-fed.ts'
import { breaches, isLegalHour } from './testing/oracle.ts'
import type { Lived } from './testing/oracle.ts'
import { situation } from './testing/situation.ts'
import { temporalTime } from './testing/zone-time.ts'

const HOUR = 3_600_000
const PACKS = { FR: [frHouse], US: [usFed], both: [frHouse, usFed] }

/** Zones and postcodes of one person; some have two places, some are far apart but never without a common hour. */
const place = fc.constantFrom(
  { country: 'FR' as const, zones: ['Europe/Paris'], postcodes: ['75011'] },
  { country: 'FR' as const, zones: ['Europe/Paris'], postcodes: ['67000'] },
  { country: 'FR' as const, zones: ['Indian/Reunion', 'Europe/Paris'], postcodes: ['97400'] },
  { country: 'US' as const, zones: ['America/New_York'], postcodes: ['10001'] },
  { country: 'US' as const, zones: ['America/Los_Angeles', 'America/New_York'], postcodes: ['90012'] },
  { country: 'US' as const, zones: ['America/Phoenix', 'America/Denver', 'Pacific/Honolulu'], postcodes: [] },
  { country: 'both' as const, zones: ['Europe/Paris', 'America/New_York'], postcodes: ['75011'] },
)

/** Days worth a visit: changes of the clock, Easter, strings of holidays; else anywhere in two years. */
const start = fc.oneof(
  fc
    .constantFrom('2027-03-26', '2027-10-29', '2027-03-12', '2027-11-05', '2027-05-05', '2027-12-24', '2028-03-25')
    .chain((date) => fc.integer({ min: 0, max: 72 * HOUR }).map((ms) => Date.parse(`${date}T00:00Z`) + ms)),
  fc.integer({ min: Date.UTC(2027, 0, 2), max: Date.UTC(2028, 10, 1) }),
)

const step = fc.record({
  waitMs: fc.oneof(fc.integer({ min: 1, max: 2 * HOUR }), fc.integer({ min: 1, max: 60 * HOUR })),
  channel: fc.constantFrom<PolicyChannel>('sms', 'email', 'voice_human', 'voice_human', 'voice_ai', 'voicemail'),
  point: fc.constantFrom<ContactPoint>({ id: 'a', value: '+A' }, { id: 'a', value: '+A' }, { id: 'b', value: '+B' }),
  debtIds: fc.constantFrom(['d1'], ['d1', 'd2'], ['d2']),
  outcome: fc.constantFrom<ContactOutcome | 'unknown'>(
    'ring_no_answer',
    'not_connected',
    'voicemail_left',
    'conversation',
    'third_party',
    'unknown',
  ),
  event: fc.constantFrom('none', 'none', 'none', 'none', 'stop_texts', 'wrong_number', 'called_us'),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Only a call that somebody takes can be a conversation. */
function outcomeOf({ channel, outcome }: Step): Step['outcome'] {
  if (outcome === 'unknown' || channel === 'voice_human' || channel === 'voice_ai') return outcome
  return channel === 'voicemail' ? 'voicemail_left' : 'delivered'
}

/** Lives through one schedule, following every deferral, and asserts what must hold at each of them. */
class Life {
  nowMs: number
  readonly lived: Lived
  readonly paced: boolean
  optOuts: OptOut[] = []

  constructor(startMs: number, where: Pick<Lived, 'country' | 'zones' | 'postcodes'>, paced: boolean) {
    this.nowMs = startMs
    this.lived = { ...where, contacts: [] }
    this.paced = paced
  }

  propose(next: Step): void {
    this.nowMs += next.waitMs
    this.happen(next)
    for (let asked = 0; asked < 20; asked++) {
      const decision = this.ask(next, this.nowMs)
      if (decision.kind === 'allow') return this.make(next, decision)
      if (decision.kind !== 'defer') return expect(decision.kind).toBe('block')
      this.check(next, decision)
      this.nowMs = decision.untilMs
    }
    expect.unreachable('a deferral that never ends')
  }

  private happen({ event, debtIds }: Step): void {
    if (event === 'stop_texts' && this.lived.noTextsFromMs === undefined) {
      this.lived.noTextsFromMs = this.nowMs
      this.optOuts = [{ scope: 'channel', channel: 'sms', atMs: this.nowMs }]
    }
    if (event === 'wrong_number') this.lived.wrong ??= { address: '+A', atMs: this.nowMs }
    if (event === 'called_us')
      this.record({ channel: 'voice_human', direction: 'inbound', outcome: 'conversation', debtIds, address: '+B' })
  }

  private ask(next: Step, nowMs: number): Decision {
    const { country, zones, postcodes, contacts, wrong } = this.lived
    const base = situation({
      packs: [...PACKS[country], ...(this.paced ? [housePacing] : [])],
      contact: { channel: next.channel, address: next.point, debtIds: next.debtIds },
      person: { zones, postcodes },
      history: contacts,
      optOuts: this.optOuts,
      wrongNumbers: wrong ? [wrong.address] : [],
      ...(this.paced ? { pacing: { spreadSeed: `${next.waitMs}` } } : {}),
    })
    const input: DecideInput = { ...base, nowMs }
    return decide(input, temporalTime)
  }

  /** Asked again at its own instant a deferral lets go, and one millisecond before the legal one it does not. */
  private check(next: Step, decision: Decision & { kind: 'defer' }): void {
    expect(decision.untilMs).toBeGreaterThan(this.nowMs)
    expect(decision.rules.length).toBeGreaterThan(0)
    expect(decision.law).toBe(decision.legalFromMs > this.nowMs)
    expect(this.ask(next, decision.untilMs).kind).toBe('allow')
    if (decision.law) expect(this.ask(next, decision.legalFromMs - 1)).toMatchObject({ kind: 'defer', law: true })
  }

  private make(next: Step, { windowEndMs }: Decision & { kind: 'allow' }): void {
    expect(isLegalHour((windowEndMs ?? this.nowMs) - 1, this.lived)).toBe(true)
    expect(isLegalHour(windowEndMs ?? this.nowMs, this.lived)).toBe(false)
    this.record({
      channel: next.channel,
      direction: 'outbound',
      outcome: outcomeOf(next),
      debtIds: next.debtIds,
      address: next.point.value,
    })
  }

  private record(contact: Omit<PastContact, 'atMs' | 'creditorId'>): void {
    this.lived.contacts.push({ ...contact, atMs: this.nowMs, creditorId: 'c1' })
  }
}

describe('10,000 random schedules', () => {
  it('break no hour, holiday, cap, silence, refusal or wrong number', { timeout: 300_000 }, () => {
    let made = 0
    let deferred = 0
    const schedule = fc.record({
      startMs: start,
      where: place,
      paced: fc.boolean(),
      steps: fc.array(step, { minLength: 2, maxLength: 8 }),
    })
    fc.assert(
      fc.property(schedule, ({ startMs, where, paced, steps }) => {
        const life = new Life(startMs, where, paced)
        for (const next of steps) {
          const before = life.nowMs
          life.propose(next)
          if (life.nowMs > before + next.waitMs) deferred++
        }
        made += life.lived.contacts.length
        expect(breaches(life.lived)).toEqual([])
      }),
      { numRuns: 10_000, seed: 20270201 },
    )
    // The law must have had something to say, or the test says nothing.
    expect(made).toBeGreaterThan(20_000)
    expect(deferred).toBeGreaterThan(10_000)
  })
})
