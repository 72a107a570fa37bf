import { expect, test } from 'vitest'
import { formatDate, formatInstant, formatMoney, localeOf } from './format.ts'

test('a calendar day is the same day everywhere', () => {
  expect([formatDate('2026-03-01', 'fr-FR'), formatDate('2026-03-01', 'en-US')]).toEqual(['1 mars 2026', 'March 1, 2026'])
})

test('an instant is told in the zone of the person', () => {
  const atMs = Date.UTC(2026, 11, 31, 23, 30)
  expect(formatInstant(atMs, 'en-GB', 'Europe/Paris')).toBe('1 January 2027 at 00:30')
  expect(formatInstant(atMs, 'en-US', 'America/New_York').replaceAll('\u202f', ' ')).toBe('December 31, 2026 at 6:30 PM')
})

test('locales', () => {
  expect([localeOf('fr'), localeOf('fr', 'ca'), localeOf('en', 'US'), localeOf('en', 'FR')]).toEqual(['fr-FR', 'fr-CA', 'en-US', 'en-GB'])
})

test('negative amounts keep their sign', () => {
  expect(formatMoney({ amountCents: -1050, currency: 'EUR' }, 'en-GB')).toBe('-€10.50')
})
