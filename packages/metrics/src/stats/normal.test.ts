import { describe, expect, it } from 'vitest'
import { normalQuantile, normalSf, Z95 } from './normal.ts'

/** Reference tails and quantiles, from 60-digit arithmetic. */
const TAILS: [number, number][] = [
  [0.5, 0.3085375387259869], [1, 0.15865525393145705], [1.959963984540054, 0.025000000000000014], [3, 0.0013498980316300945],
  [5, 2.8665157187919391e-7], [8, 6.2209605742717841e-16], [10, 7.6198530241605261e-24], [20, 2.7536241186062337e-89],
  [37, 5.7255712225245768e-300],
]
const QUANTILES: [number, number][] = [
  [1e-300, -37.047096299361199], [1e-100, -21.273453560965324], [1e-20, -9.2623400897984076], [1e-10, -6.3613409024040562],
  [1e-5, -4.2648907939228246], [0.001, -3.0902323061678135], [0.025, -1.9599639845400542], [0.3, -0.52440051270804078],
  [0.975, 1.9599639845400542], [0.999999, 4.7534243088228989],
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
  it('gives the 1.96 of a 95 % interval', () => { expect(off(Z95, 1.9599639845400542)).toBeLessThan(1e-14) })
})
