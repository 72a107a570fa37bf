import { describe, expect, test } from 'vitest'
import { informationValue, pointsOf, weightsOfEvidence } from './weight-of-evidence.ts'

const SCALE = { pdo: 20, score: 600, odds: 50 }
/** Every number of `found` within 1e-6 of `expected`. */
const near = (found: number[], expected: number[]) => found.forEach((f, i) => expect(f).toBeCloseTo(expected[i] ?? NaN, 6))

test('a small table', () => {
  const bins = [{ good: 90, bad: 30 }, { good: 160, bad: 20 }, { good: 250, bad: 10 }]
  near(weightsOfEvidence(bins), [-1.02165124753198, -0.0408219945202552, 1.09861228866811])
  expect(informationValue(bins)).toBeCloseTo(0.693676788693207, 12)
})

test('an empty cell is half a case, not an infinity', () => {
  expect(weightsOfEvidence([{ good: 10, bad: 0 }, { good: 10, bad: 10 }]).every(Number.isFinite)).toBe(true)
})

describe('the Taiwan scorecard of five variables, train rows', () => {
  test('weights and information of the last month’s state', () => {
    const pairs: [number, number][] = [[1909, 300], [3755, 750], [10307, 1498], [1965, 1013], [670, 1459], [107, 267]]
    const bins = pairs.map(([good, bad]) => ({ good, bad }))
    const woe = weightsOfEvidence(bins)
    near(woe, [0.586584856827, 0.346802865426, 0.664724898717, -0.601391472188, -2.04219632838, -2.17838731618])
    expect(informationValue(bins)).toBeCloseTo(0.864813145175, 10)
    near(pointsOf(woe, -0.812584160357, { alpha: -1.26135012038, k: 5, scale: SCALE }),
      [118.456748721, 112.834766735, 120.28883755, 90.6031910665, 56.8217594415, 53.6285952024])
  })
})

test('points: at even weights and 50 to 1 the parts sum to 600, and 20 points double the odds', () => {
  const at = (logOddsOfBad: number) => 4 * (pointsOf([0], -1, { alpha: logOddsOfBad, k: 4, scale: SCALE })[0] ?? NaN)
  expect(at(-Math.log(50))).toBeCloseTo(600, 9)
  expect(at(-Math.log(100))).toBeCloseTo(620, 9)
})
