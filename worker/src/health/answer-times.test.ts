import { expect, it } from 'vitest'
import { AnswerTimes } from './answer-times.ts'

it('tells the 95th percentile of the last five minutes, by channel', () => {
  const times = new AnswerTimes()
  times.add('sms', { atRealMs: 0, tookMs: 60_000 })
  for (let n = 1; n <= 100; n++) times.add('sms', { atRealMs: 400_000 + n, tookMs: n * 10 })
  times.add('email', { atRealMs: 400_000, tookMs: 120.4 })
  expect(times.report(401_000)).toEqual({ sms: { n: 100, p95Ms: 950 }, email: { n: 1, p95Ms: 120 } })
  expect(times.report(800_000)).toEqual({})
})

it('keeps no more than it needs', () => {
  const times = new AnswerTimes()
  for (let n = 0; n < 5_000; n++) times.add('sms', { atRealMs: 1_000, tookMs: n })
  expect(times.report(1_000).sms?.n).toBe(2_000)
})
