import { describe, expect, it } from 'vitest'
import { chance } from './chance.ts'

const firsts = (n: number) => Array.from({ length: n }, (_, i) => chance(1, 'P', i).next())

describe('chance', () => {
  it('depends on its keys alone', () => {
    const draw = (...keys: (string | number)[]) => { const c = chance(5, ...keys); return [c.next(), c.next(), c.next()] }
    expect(draw('a', 1)).toEqual(draw('a', 1))
    expect(draw('a', 1)).not.toEqual(draw('a', 2))
    expect(chance(6, 'a', 1).next()).not.toBe(chance(5, 'a', 1).next())
  })

  it('is uniform over neighbouring keys', () => {
    const bins = Array.from({ length: 20 }, () => 0)
    for (const u of firsts(20_000)) bins[Math.floor(u * 20)]! += 1
    const chi2 = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
    expect(chi2).toBeLessThan(43.8) // chi-square, 19 degrees of freedom, p = .001
  })

  it('has independent first and second draws', () => {
    const pairs = Array.from({ length: 20_000 }, (_, i) => { const c = chance(1, 'Q', i); return [c.next(), c.next()] as const })
    const covariance = pairs.reduce((sum, [a, b]) => sum + (a - 0.5) * (b - 0.5), 0) / pairs.length
    expect(Math.abs(covariance * 12)).toBeLessThan(0.03)
  })

  it('picks by weight and never what weighs nothing', () => {
    const counts = { a: 0, b: 0, c: 0 }
    for (let i = 0; i < 10_000; i += 1) counts[chance(1, 'w', i).pick([['a', 3], ['b', 0], ['c', 1]] as const)] += 1
    expect(counts.b).toBe(0)
    expect(counts.a / 10_000).toBeCloseTo(0.75, 1)
  })

  it('spreads around a median', () => {
    const draws = Array.from({ length: 5001 }, (_, i) => chance(1, 'm', i).around(40)).sort((a, b) => a - b)
    expect(draws[2500]).toBeGreaterThan(37)
    expect(draws[2500]).toBeLessThan(43)
    expect(draws[0]).toBeGreaterThan(0)
  })
})
