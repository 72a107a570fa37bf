import { expect, it } from 'vitest'
import { daysPastDue } from './days-past-due.ts'

const debt = (dueDate: string, arrearsCents: number) => ({ reference: dueDate, balanceCents: 0, arrearsCents, dueDate, status: 'overdue' })
/** 19 November 2026, 00:30 in Paris: still the 18th elsewhere. */
const NOW = Date.UTC(2026, 10, 18, 23, 30)

it('counts from the oldest debt in arrears, in days of Paris', () => {
  expect(daysPastDue([debt('2026-11-05', 100), debt('2026-10-27', 100), debt('2026-01-01', 0)], NOW)).toBe(23)
})

it('says nothing where nothing is in arrears', () => {
  expect(daysPastDue([debt('2026-10-27', 0)], NOW)).toBeNull()
})

it('is never negative', () => {
  expect(daysPastDue([debt('2026-12-01', 100)], NOW)).toBe(0)
})
