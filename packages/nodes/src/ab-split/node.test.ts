import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { fakeContext } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { abSplit } from './node.ts'
import { normalise } from './shares.ts'

const arms = (...shares: number[]) => ({ arms: shares.map((share, i) => ({ name: `arm_${i}`, share })) })
const check = (changes: Record<string, unknown>) => abSplit.check(configOf(abSplit, changes), fakeContext())

describe('an A/B split', () => {
  it('gives shares in ten-thousandths and a seed of its own', () => {
    expect(lowered(abSplit, { ...arms(33.33, 66.67), unit: 'case' })).toEqual([{
      label: 'split', op: 'split', unit: 'case', seed: 'early:n1:1:',
      arms: [{ outcome: 'arm_0', share: 3_333 }, { outcome: 'arm_1', share: 6_667 }],
    }])
    expect(outcomeNames(abSplit)).toEqual(['A', 'B'])
  })

  it('says how it sticks and how it shares', () => {
    expect(abSplit.sentence(configOf(abSplit))).toEqual({ en: 'Sticky by person · 50 / 50', fr: 'Fixe par personne · 50 / 50' })
  })

  it('finds too few arms, names that clash and arms that nobody takes', () => {
    expect(codes(check({ arms: [] }))).toEqual(['arms-too-few'])
    expect(codes(check({ arms: [{ name: 'A', share: 50 }, { name: 'A', share: 50 }] }))).toEqual(['name-twice'])
    expect(codes(check(arms(100, 0)))).toEqual(['arm-without-share'])
    expect(check(arms(33.33, 33.33, 33.34))).toEqual([])
  })

  it('mends shares that do not sum to 100, in their proportions', () => {
    const [finding] = check(arms(10, 30))
    expect(finding).toMatchObject({ code: 'arms-sum', fix: { config: arms(25, 75) } })
  })

  it('normalises to a whole, each arm within one part of its due, and its own fix passes (property)', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100), { minLength: 2, maxLength: 10 }), (shares) => {
      const parts = normalise(shares)
      const total = shares.reduce((a, b) => a + b, 0)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(10_000)
      parts.forEach((part, i) => {
        const due = total > 0 ? ((shares[i] ?? 0) / total) * 10_000 : 10_000 / shares.length
        expect(Math.abs(part - due)).toBeLessThan(1 + 1e-6)
      })
      const fix = check(arms(...shares)).find((f) => f.code === 'arms-sum')?.fix
      if (fix) expect(codes(abSplit.check(fix.config, fakeContext()))).not.toContain('arms-sum')
    }))
  })
})
