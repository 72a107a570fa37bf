import { describe, expect, it } from 'vitest'
import { frHouse } from '../packs/fr-house.ts'
import { housePacing } from '../packs/house-pacing.ts'
import { at, verdict } from '../testing/situation.ts'
import type { Situation } from '../testing/situation.ts'

const paced = (told: Situation) => verdict({ packs: [frHouse, housePacing], pacing: {}, ...told })
const full = { sentThisHour: 1_000 }

describe('pacing', () => {
  it('a full hour moves to a minute of the next, and is not called law', () => {
    const decision = paced({ now: '2027-02-02T12:10+01:00', pacing: full })
    expect(decision).toMatchObject({
      kind: 'defer',
      law: false,
      legalFromMs: at('2027-02-02T12:10+01:00'),
      rules: ['house-pacing.hour'],
    })
    if (decision.kind !== 'defer') throw new Error('expected a deferral')
    expect(decision.untilMs).toBeGreaterThanOrEqual(at('2027-02-02T13:00+01:00'))
    expect(decision.untilMs).toBeLessThan(at('2027-02-02T14:00+01:00'))
    expect(paced({ now: '2027-02-02T12:10+01:00', pacing: { sentThisHour: 999 } })).toMatchObject({ kind: 'allow' })
  })

  it('a full day moves to the next morning, by pacing even where the hours then add to it', () => {
    const decision = paced({ now: '2027-02-02T12:10+01:00', pacing: { sentToday: 6_000 } })
    expect(decision).toMatchObject({ kind: 'defer', law: false })
    if (decision.kind !== 'defer') throw new Error('expected a deferral')
    expect(decision.rules[0]).toBe('house-pacing.day')
    expect(decision.untilMs).toBeGreaterThanOrEqual(at('2027-02-03T08:00+01:00'))
  })

  it('never takes the label from law: the legal instant and its rule come first', () => {
    expect(paced({ now: '2027-02-06T22:00+01:00', pacing: { sentToday: 6_000 } })).toMatchObject({
      kind: 'defer',
      law: true,
      legalFromMs: at('2027-02-08T08:00+01:00'),
      rules: ['fr-house.window', expect.stringMatching(/^house-pacing/), expect.anything()],
    })
  })

  it('spreads the weekend over the first 90 minutes of Monday, the same for the same seed', () => {
    const open = at('2027-02-08T08:00+01:00')
    const minutes = Array.from({ length: 600 }, (_, seed) => {
      const decision = paced({ now: '2027-02-06T22:00+01:00', pacing: { spreadSeed: `person-${seed}` } })
      return decision.kind === 'defer' ? Math.floor((decision.untilMs - open) / 60_000) : -1
    })
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...minutes)).toBeLessThan(90)
    const quarters = [0, 1, 2, 3, 4, 5].map(
      (quarter) => minutes.filter((minute) => Math.floor(minute / 15) === quarter).length,
    )
    // 600 in six quarters of an hour: 100 each, standard deviation 9.
    for (const count of quarters) expect(count).toBeGreaterThan(60)
    const again = paced({ now: '2027-02-06T22:00+01:00', pacing: { spreadSeed: 'person-7' } })
    expect(again).toEqual(paced({ now: '2027-02-06T22:00+01:00', pacing: { spreadSeed: 'person-7' } }))
  })

  it('lets go at its own minute, and holds nobody back later in the day', () => {
    const first = paced({ now: '2027-02-08T08:00+01:00' })
    if (first.kind !== 'defer') throw new Error('expected a deferral')
    expect(first).toMatchObject({ law: false, rules: ['house-pacing.spread'] })
    expect(paced({ now: new Date(first.untilMs).toISOString() })).toMatchObject({ kind: 'allow' })
    expect(paced({ now: '2027-02-08T09:30+01:00' })).toMatchObject({ kind: 'allow' })
  })

  it('leaves answers and confirmations alone, and says nothing without figures of use', () => {
    const now = '2027-02-02T12:10+01:00'
    expect(paced({ now, pacing: full, contact: { replyTo: { inboundAtMs: at(now) - 1 } } })).toMatchObject({
      kind: 'allow',
    })
    expect(paced({ now, pacing: full, contact: { confirmsOptOut: true } })).toMatchObject({ kind: 'allow' })
    expect(verdict({ packs: [frHouse, housePacing], now: '2027-02-08T08:00+01:00' })).toMatchObject({ kind: 'allow' })
  })
})
