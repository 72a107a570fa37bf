import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueUntilMs, lastMatureDay, statusOf } from './maturity.ts'

const DAY = 86_400_000
const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
const dayIn = (ms: number, offsetHours: number) => new Date(ms + offsetHours * 3_600_000).toISOString().slice(0, 10)

describe('the last mature day', () => {
  it('is the day before the windows that are still open', () => {
    expect(lastMatureDay(Date.UTC(2026, 10, 30, 12), 7)).toBe('2026-11-22')
    expect(lastMatureDay(Date.UTC(2026, 10, 30, 11, 59), 7)).toBe('2026-11-21')
  })
  it('holds nobody whose window is open, in any zone', () => {
    fc.assert(fc.property(instant, fc.nat({ max: 14 * 24 * 60 }), fc.integer({ min: 1, max: 90 }), fc.integer({ min: -12, max: 14 }), (now, ago, days, zone) => {
      const entered = now - days * DAY + ago * 60_000
      return entered + days * DAY <= now || dayIn(entered, zone) > lastMatureDay(now, days)
    }))
  })
  it('holds everybody at the latest a day and a half after the window', () => {
    fc.assert(fc.property(instant, fc.integer({ min: 1, max: 90 }), fc.integer({ min: -12, max: 14 }), (now, days, zone) =>
      dayIn(now - (days + 2) * DAY - (zone > 0 ? 14 : 0) * 3_600_000, zone) <= lastMatureDay(now, days)))
  })
})

describe('the status of a figure', () => {
  it.each([[0, 0, 'none'], [0, 5, 'immature'], [1, 5, 'small'], [29, 0, 'small'], [30, 0, 'ok']] as const)('%d counted and %d waiting: %s', (n, waiting, status) => {
    expect(statusOf(n, waiting)).toBe(status)
  })
  it('counts a promise once its grace is over', () => { expect(dueUntilMs(10 * DAY, 3)).toBe(7 * DAY) })
})
