import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bounds, newcombe, wilson } from './interval.ts'

const counted = fc.nat({ max: 5000 }).chain((n) => fc.record({ x: fc.nat({ max: n }), n: fc.constant(n) }))

describe("Wilson's interval", () => {
  // 4 of 10: the closed form by hand.
  it('is right for few units', () => {
    const [low, high] = bounds(wilson({ x: 4, n: 10 })) ?? []
    expect(low).toBeCloseTo(0.16818, 5)
    expect(high).toBeCloseTo(0.68733, 5)
  })
  it('stays open upwards when nobody did it, and downwards when all did', () => {
    expect(wilson({ x: 0, n: 20 })).toEqual({ kind: 'interval', low: 0, high: expect.closeTo(0.16113, 5) })
    expect(wilson({ x: 20, n: 20 })).toEqual({ kind: 'interval', low: expect.closeTo(0.83887, 5), high: 1 })
  })
  it.each([
    [{ x: 0, n: 0 }, 'no_units'], [{ x: 3, n: 2 }, 'impossible'], [{ x: -1, n: 2 }, 'impossible'],
    [{ x: Number.NaN, n: 2 }, 'impossible'], [{ x: 1, n: Infinity }, 'impossible'],
  ])('of %o gives a reason and no number', (one, reason) => { expect(wilson(one)).toEqual({ kind: 'none', reason }) })
  it('holds the rate, inside 0..1, and narrows as units are added', () => {
    fc.assert(fc.property(counted, ({ x, n }) => {
      const here = wilson({ x, n })
      if (here.kind === 'none') return n === 0
      const ten = wilson({ x: x * 10, n: n * 10 })
      const width = ten.kind === 'interval' ? ten.high - ten.low : Infinity
      return here.low >= 0 && here.high <= 1 && here.low <= x / n && here.high >= x / n && width < here.high - here.low
    }))
  })
})

describe("Newcombe's interval", () => {
  it('agrees with his own example', () => {
    expect(newcombe({ x: 56, n: 70 }, { x: 48, n: 80 })).toEqual({ kind: 'interval', low: expect.closeTo(0.2 - 0.1476, 4), high: expect.closeTo(0.3339, 4) })
  })
  // The reference took the halves the other way round here (its example above did not): lengths agree to the last digit.
  it.each([
    ['visits of the Hillstrom mails', [3894, 21_307, 2262, 21_306], [0.069952386029, 0.0832258192193]],
    ['its conversions', [267, 21_307, 122, 21_306], [0.00496928964231, 0.00859566836775]],
  ] as const)('has the half lengths of %s', (_, [x1, n1, x2, n2], [low, high]) => {
    const d = x1 / n1 - x2 / n2
    const [from, to] = bounds(newcombe({ x: x1, n: n1 }, { x: x2, n: n2 })) ?? [0, 0]
    expect(d - from).toBeCloseTo(high - d, 12)
    expect(to - d).toBeCloseTo(d - low, 12)
  })
  it('is turned round with its groups', () => {
    fc.assert(fc.property(counted, counted, (a, b) => {
      const [there, back] = [newcombe(a, b), newcombe(b, a)]
      if (there.kind === 'none' || back.kind === 'none') return there.kind === back.kind
      return Math.abs(there.low + back.high) < 1e-12 && Math.abs(there.high + back.low) < 1e-12
    }))
  })
  it('gives a reason when one group is empty', () => { expect(newcombe({ x: 1, n: 2 }, { x: 0, n: 0 })).toEqual({ kind: 'none', reason: 'no_units' }) })
})
