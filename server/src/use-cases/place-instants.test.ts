import { describe, expect, it } from 'vitest'
import { atWords, toWords, untilWords } from './place-instants.ts'

const NOW = Date.UTC(2026, 10, 23, 9)
const HOUR = 3_600_000
const PARIS = { zone: 'Europe/Paris', nowMs: NOW }

describe('an instant in words', () => {
  it.each([
    ['today: the hour alone', 4 * HOUR, 'until 14:00', 'jusqu’à 14:00'],
    ['this week: the weekday', 52 * HOUR, 'until Wed 14:00', 'jusqu’à mercredi 14:00'],
    ['in six days still the weekday', 6 * 24 * HOUR, 'until Sun 10:00', 'jusqu’à dimanche 10:00'],
    ['in seven days the date, since the weekday would be today’s', 7 * 24 * HOUR, 'until Mon 30 Nov 10:00', 'jusqu’au lundi 30 nov. 10:00'],
    ['what has passed: the date', -24 * HOUR, 'until Sun 22 Nov 10:00', 'jusqu’au dimanche 22 nov. 10:00'],
    ['another year: with it', 60 * 24 * HOUR, 'until Fri 22 Jan 2027 10:00', 'jusqu’au vendredi 22 janv. 2027 10:00'],
  ])('%s', (_, after, en, fr) => {
    expect(untilWords(NOW + after, PARIS)).toEqual({ en, fr })
  })

  it('counts days by the clock of the person, and names the place where it differs', () => {
    const there = { zone: 'America/New_York', nowMs: NOW }
    expect(atWords(NOW + 16 * HOUR, there)).toEqual({ en: '20:00 (New York time)', fr: '20:00 (heure de New York)' })
    expect(atWords(NOW + 16 * HOUR, PARIS)).toEqual({ en: 'Tue 02:00', fr: 'mardi 02:00' })
    expect(atWords(NOW, { ...PARIS, zone: 'Europe/Brussels' }).en).toBe('10:00')
  })

  it('says what a contact is moved to', () => {
    expect(toWords(NOW + 24 * HOUR, PARIS)).toEqual({ en: 'to Tue 10:00', fr: 'à mardi 10:00' })
    expect(toWords(NOW + 8 * 24 * HOUR, PARIS)).toEqual({ en: 'to Tue 1 Dec 10:00', fr: 'au mardi 1 déc. 10:00' })
  })
})
