import { describe, expect, it } from 'vitest'
import { MONDAY_MS, person, sceneOf, world } from './debtor.test-support.ts'
import { DAY_MS } from './debtor.ts'
import { live } from './live.ts'
import { PARAMETERS } from './parameters.ts'
import { dailyHazard, nextSpontaneousMs } from './self-cure.ts'

const people = (n: number, dpd: number) => Array.from({ length: n }, (_, i) => person(i, { dpd }))

describe('the hazard to pay unasked', () => {
  it.each([[12, 0.031], [45, 0.0066], [75, 0.0034], [200, 0.0009]])('at %i days past due is %f on average', (dpd, h0) => {
    const hazards = people(4000, dpd).flatMap((debtor) =>
      Array.from({ length: 30 }, (_, day) => dailyHazard(debtor, dpd, day + 1)))
    const mean = hazards.reduce((sum, h) => sum + h, 0) / hazards.length
    expect(mean / h0).toBeGreaterThan(0.92)
    expect(mean / h0).toBeLessThan(1.1)
  })

  it('doubles around payday', () => {
    const debtor = person(1)
    expect(dailyHazard(debtor, 12, 30) / dailyHazard(debtor, 12, 15)).toBeCloseTo(2)
  })
})

describe('a portfolio left alone', () => {
  it('cures as the table says: people 5 days past due within 20 days', () => {
    const cured = people(4000, 5).filter((debtor) => {
      const at = nextSpontaneousMs(sceneOf(debtor))
      return at > 0 && at < MONDAY_MS + 20 * DAY_MS
    }).length / 4000
    // 1 - (1 - .031)^20 = .467 for one hazard; the mix of segments and the quiet middle of the month take some off.
    expect(cured).toBeGreaterThan(0.28)
    expect(cured).toBeLessThan(0.45)
  })

  it('is drawn again stretch by stretch by those who wait longer', () => {
    const late = people(300, 400).find((debtor) => nextSpontaneousMs(sceneOf(debtor)) === 0)!
    const { life, acts } = live(late, { type: 'begin' }, world())
    expect(acts).toMatchObject([{ action: { happening: { type: 'look-again' } } }])
    const { action } = acts[0]!
    if (action.kind !== 'live') throw new Error('not a step of a life')
    const again = live({ ...late, life }, action.happening, world(acts[0]!.atMs))
    expect(again.acts).toHaveLength(1)
    expect(again.acts[0]!.atMs).toBeGreaterThan(acts[0]!.atMs)
  })
})

describe('the drawn day', () => {
  const debtor = person(3)
  const plannedMs = MONDAY_MS + DAY_MS

  it('is void after a newer plan, and waits while there is a promise', () => {
    const begun = { ...debtor, life: { ...debtor.life, spontaneousMs: plannedMs } }
    expect(live(begun, { type: 'spontaneous', plannedMs: plannedMs + 1 }, world(plannedMs)).acts).toEqual([])
    const promised = { ...begun, life: { ...begun.life, promises: [{ id: 1, amountCents: 1, dueMs: plannedMs + DAY_MS, source: 'voice' as const }] } }
    const lived = live(promised, { type: 'spontaneous', plannedMs }, world(plannedMs))
    expect(lived.life.arrearsCents).toBe(40_000)
  })

  it('pays all or a part of what is past due, once', () => {
    const begun = { ...debtor, life: { ...debtor.life, spontaneousMs: plannedMs } }
    const { life, acts } = live(begun, { type: 'spontaneous', plannedMs }, world(plannedMs))
    expect([0, 20_000]).toContain(life.arrearsCents)
    const payments = acts.filter(({ action }) => action.kind === 'event' && action.body.type === 'payment')
    expect(payments).toHaveLength(1)
    expect(PARAMETERS.selfCure.partShare).toBeLessThan(0.5)
  })
})
