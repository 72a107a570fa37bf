import { describe, expect, it } from 'vitest'
import { fakeContext } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { enter } from './node.ts'

const check = (changes: Record<string, unknown>) => enter.check(configOf(enter, changes), fakeContext())

describe('enter', () => {
  it('leaves by the group of the run, and has nothing to do for it', () => {
    expect(outcomeNames(enter)).toEqual(['treated', 'control'])
    expect(lowered(enter)).toEqual([])
  })

  it('says who enters and how many are only observed', () => {
    expect(enter.sentence(configOf(enter)).en).toBe('Overdue 1-30 days · control 10 %')
    expect(enter.sentence(configOf(enter)).fr).toBe('Retard de 1 à 30 jours · témoin 10 %')
    expect(enter.sentence(configOf(enter, { segment: 'case.dpd > 60', controlShare: 0 })).fr).toBe('Dossiers du segment')
    expect(enter.sentence(configOf(enter, { segmentName: 'Cards, Lyon' })).en).toBe('Cards, Lyon · control 10 %')
  })

  it('checks the segment', () => {
    expect(codes(check({ segment: '' }))).toEqual(['expression-missing'])
    expect(codes(check({ segment: 'nonsense > 3' }))).toEqual(['expression-invalid'])
  })

  it.each([0, 3, 25, 100])('warns of a control group of %d %%, with a usual one as fix', (controlShare) => {
    const [finding, ...rest] = check({ controlShare })
    expect(finding).toMatchObject({ code: 'control-share', severity: 'warning', path: 'controlShare' })
    expect(enter.check(finding?.fix?.config ?? {}, fakeContext())).toEqual([])
    expect(rest).toEqual([])
  })

  it('keeps what is left out of a partial config at its default', () => {
    const config = configOf(enter, { excludeFromControl: { vulnerable: false }, reEntry: { rule: 'never' } })
    expect(config).toMatchObject({
      excludeFromControl: { vulnerable: false, balanceAboveCents: 500_000 }, reEntry: { rule: 'never', days: 90 },
    })
    expect(enter.parse({ controlShare: 101 }).ok).toBe(false)
    expect(enter.parse({ unit: 'debt' }).ok).toBe(false)
  })
})
