import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitLogistic, solve } from './logistic.ts'

describe('Newton', () => {
  test('one yes/no column: the betas are the log odds', () => {
    const rows = [...Array(40).fill([0]), ...Array(60).fill([1])] as number[][]
    const events = rows.map((_, i) => (i < 40 ? i < 10 : i < 85))
    const [intercept, beta] = fitLogistic(rows, events)
    expect(intercept).toBeCloseTo(Math.log(10 / 30), 10)
    expect(beta).toBeCloseTo(Math.log(45 / 15) - Math.log(10 / 30), 10)
  })

  test('at the maximum the residuals are orthogonal to every column', () => {
    const rows = Array.from({ length: 200 }, (_, i) => [(i * 37) % 11, ((i * 53) % 17) / 5])
    const events = rows.map(([a = 0, b = 0], i) => (a - 2 * b + ((i * 7919) % 13)) % 2 < 1)
    const [c = 0, ...betas] = fitLogistic(rows, events)
    const residuals = rows.map((row, i) => Number(events[i]) - 1 / (1 + Math.exp(-row.reduce((s, x, j) => s + x * (betas[j] ?? 0), c))))
    for (const column of [0, 1]) expect(residuals.reduce((s, r, i) => s + r * (rows[i]?.[column] ?? 0), 0)).toBeCloseTo(0, 8)
    expect(residuals.reduce((s, r) => s + r, 0)).toBeCloseTo(0, 8)
  })

  test('what has no maximum is said, not guessed', () => {
    expect(() => fitLogistic([[0], [0], [1], [1]], [false, false, true, true])).toThrow(/maximum|independent/)
    expect(() => fitLogistic([[1, 2], [2, 4], [3, 6], [1, 2]], [true, false, true, false])).toThrow('the columns are not independent')
  })
})

test('law: the solution solves the system', () => {
  const value = fc.integer({ min: -9, max: 9 })
  fc.assert(fc.property(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), fc.array(value, { minLength: 3, maxLength: 3 }), (matrix, right) => {
    // A heavy diagonal keeps the matrix regular.
    const regular = matrix.map((row, i) => row.map((v, j) => (i === j ? v + 40 : v)))
    const x = solve(regular, right)
    regular.forEach((row, i) => expect(row.reduce((s, v, j) => s + v * (x[j] ?? 0), 0)).toBeCloseTo(right[i] ?? 0, 8))
  }))
})
