import { expect, it } from 'vitest'
import { BusinessPast } from './business-past.ts'

it('knows which business time it was some real seconds ago, and not before anybody looked', () => {
  const past = new BusinessPast()
  past.note({ realMs: 10_000, businessMs: 1_000_000 })
  past.note({ realMs: 11_000, businessMs: 2_440_000 })
  expect(past.at(9_999)).toBeUndefined()
  expect(past.at(10_500)).toBe(1_000_000)
  expect(past.at(60_000)).toBe(2_440_000)
  expect(past.since(0)).toBe(1_000_000)
})

it('forgets what is older than six minutes', () => {
  const past = new BusinessPast()
  past.note({ realMs: 0, businessMs: 1 })
  past.note({ realMs: 400_000, businessMs: 2 })
  expect(past.since(0)).toBe(2)
})
