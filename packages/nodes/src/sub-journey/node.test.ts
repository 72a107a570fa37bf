import { describe, expect, it } from 'vitest'
import { fakeContext } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { subJourney } from './node.ts'

const known = { journey: 'hardship', reasons: ['helped', 'given_up'] }
const check = (changes: Record<string, unknown>) => subJourney.check(configOf(subJourney, changes), fakeContext())

describe('a sub-journey', () => {
  it('leaves by the end reasons of the other, or at once', () => {
    expect(outcomeNames(subJourney, known)).toEqual(['helped', 'given_up', 'refused'])
    expect(lowered(subJourney, known)).toEqual([{ label: 'call', op: 'call', journey: 'hardship', await: true }])
    expect(outcomeNames(subJourney, { ...known, awaitEnd: false })).toEqual(['started', 'refused'])
    expect(lowered(subJourney, { ...known, awaitEnd: false })[0]).toMatchObject({ await: false })
  })

  it('checks that the other is live, and takes its reasons', () => {
    expect(check(known)).toEqual([])
    expect(codes(check({}))).toEqual(['missing-journey'])
    expect(codes(check({ journey: 'gone' }))).toEqual(['unknown-journey'])
    const [finding] = check({ journey: 'hardship' })
    expect(finding).toMatchObject({ code: 'reasons-differ', severity: 'warning', fix: { config: { ...known, awaitEnd: true } } })
    expect(check({ journey: 'hardship', awaitEnd: false })).toEqual([])
  })

  it('keeps its own outcomes apart from the reasons', () => {
    expect(codes(check({ ...known, reasons: ['refused', 'helped', 'given_up'] }))).toContain('name-reserved')
    expect(subJourney.sentence(configOf(subJourney, known)).en).toBe('“hardship” · waits for its end')
  })
})
