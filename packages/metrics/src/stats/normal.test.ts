import { describe, expect, it } from 'vitest'
import { normalQuantile, normalSf, Z95 } from './normal.ts'

/** Reference tails and quantiles, from 60-digit arithmetic. */
const TAILS: [number, number][] = [
  [0.5, 0.3085375387259869], [1, 0.15865525393145705], [1.959963984540054, 0.025000000000000015], [3, 0.0013498980316300946],
  [5, 2.866515718791939e-7], [8, 6.220960574271784e-16], [10, 7.619853024160525e-24], [20, 2.7536241186062337e-89],
  [37, 5.725571222524577e-300],
]
const QUANTILES: [number, number][] = [
  [1e-300, -37.0470962993612], [1e-100, -21.273453560965326], [1e-20, -9.262340089798407], [1e-10, -6.361340902404057],
  [1e-5, -4.264890793922825], [0.001, -3.0902323061678136], [0.025, -1.9599639845400543], [0.3, -0.5244005127080408],
  [0.975, 1.9599639845400543], [0.999999, 4.753424308822899],
]
const off = (value: number, exact: number) => Math.abs(value / exact - 1)

describe('the normal tail', () => {
  it.each(TAILS)('at %d is %d', (z, tail) => {
    expect(off(normalSf(z), tail)).toBeLessThan(1e-12)
    expect(normalSf(-z)).toBeCloseTo(1 - tail, 15)
  })
  it('is a half at nought', () => { expect(normalSf(0)).toBe(0.5) })
})

describe('the normal quantile', () => {
  it.each(QUANTILES)('of %d is %d', (p, z) => { expect(off(normalQuantile(p), z)).toBeLessThan(1e-11) })
  it('has its limits at the ends and nought in the middle', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity])
  })
  it('gives the 1.96 of a 95 % interval', () => { expect(off(Z95, 1.9599639845400543)).toBeLessThan(1e-14) })
})
