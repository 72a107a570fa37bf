import { describe, expect, it } from 'vitest'
import { VoiceResult } from './call-result.ts'
import { liveCall, rightPartyShare } from './call.ts'
import { MONDAY_MS, person, sceneOf } from './debtor.test-support.ts'
import { DAY_MS } from './debtor.ts'

const HOUR_MS = 3_600_000
const calls = (dpd: number, n = 6000) => Array.from({ length: n }, (_, i) => {
  const scene = sceneOf(person(i, { dpd }))
  return { result: liveCall(scene), life: scene.life }
})
const share = (all: ReturnType<typeof calls>, ...outcomes: string[]) =>
  all.filter(({ result }) => outcomes.includes(result.outcome)).length / all.length

describe('reaching the right person', () => {
  it('depends on hour, weekday and earlier calls', () => {
    const at = (ms: number, nth = 1) => rightPartyShare(sceneOf(person(1), ms), nth)
    const evening = MONDAY_MS + 7 * HOUR_MS
    expect(at(evening) / at(MONDAY_MS)).toBeCloseTo(1.25 / 0.8)
    expect(at(evening + DAY_MS)).toBeGreaterThan(at(evening))
    expect(at(evening, 2)).toBeCloseTo(at(evening) * 0.87)
  })
})

describe('many calls', () => {
  const early = calls(12)

  it('are all documented results', () => {
    for (const { result } of early.slice(0, 500)) expect(VoiceResult.parse(result)).toEqual(result)
  })

  it('mostly reach a voicemail or nobody', () => {
    expect(share(early, 'voicemail')).toBeGreaterThan(0.45)
    expect(share(early, 'no_answer')).toBeGreaterThan(0.2)
    // .18 x .8 (10 to 16 h) x .883 (Monday) = .127 right party, of whom .95 x .65 x (.45 + .25) promise.
    expect(share(early, 'promise')).toBeGreaterThan(0.04)
    expect(share(early, 'promise')).toBeLessThan(0.08)
  })

  it('promise what is past due, and remember it; others promise nothing', () => {
    for (const { result, life } of early) {
      expect(result.promise !== undefined).toBe(result.outcome === 'promise')
      expect(life.promises.length).toBe(result.outcome === 'promise' ? 1 : 0)
      if (result.promise) expect(result.promise.amountCents).toBe(40_000)
    }
  })

  it('hear of hardship more often late', () => {
    expect(share(calls(120), 'plan_wanted', 'difficulty')).toBeGreaterThan(share(early, 'plan_wanted', 'difficulty') * 1.5)
  })

  it('cost by the minute only when somebody or something answers', () => {
    for (const { result } of early) {
      expect(result.costCents > 0).toBe(result.durationSeconds > 0)
      if (result.outcome === 'voicemail') expect(result.costCents).toBe(8)
    }
  })

  it('hear that it is paid when nothing is past due', () => {
    const outcomes = new Set(Array.from({ length: 300 }, (_, i) => liveCall(sceneOf(person(i, { arrearsCents: 0 }))).outcome))
    expect(outcomes).toContain('says_already_paid')
    expect(outcomes).not.toContain('promise')
  })
})
