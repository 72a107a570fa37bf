import { expect, it } from 'vitest'
import { businessAt } from './business-at.ts'

const clock = { businessMs: 1_000_000, realMs: 500, factor: 1440, running: true }

it('moves business time by the factor', () => {
  expect(businessAt(clock, 1500)).toBe(1_000_000 + 1000 * 1440)
})

it('stands while the clock is stopped', () => {
  expect(businessAt({ ...clock, running: false }, 99_999)).toBe(1_000_000)
})

it('never goes back behind the reading, should this machine lag the desk', () => {
  expect(businessAt(clock, 100)).toBe(1_000_000)
})
