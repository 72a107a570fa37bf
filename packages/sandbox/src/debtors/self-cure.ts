import { localParts } from '@parcours/clock'
import type { Happening } from '../schedule/action.ts'
import { DAY_MS, dpdAt, zoneOf } from './debtor.ts'
import type { Debtor } from './debtor.ts'
import { PARAMETERS, bucketOf } from './parameters.ts'
import type { Bucket } from './parameters.ts'
import { pay } from './pay.ts'
import { chanceOf } from './scene.ts'
import type { Scene } from './scene.ts'

const P = PARAMETERS.selfCure
/** Drawn in stretches: somebody who does not pay within one is looked at again at its end. */
const HORIZON_DAYS = 60
/** Share of days 28-31 and 1-5 in a mean month, so that the payday factor keeps the month's total. */
const PAYDAY_MEAN = 1 + (P.paydayFactor - 1) * (8.4 / 30.4)

const dayOfMonth = (ms: number, zone: string) => Number(localParts(ms, zone).date.slice(8))

const mixMean = (bucket: Bucket) =>
  Object.values(PARAMETERS.segments).reduce((sum, segment) => sum + segment.mix[bucket] * segment.hazard, 0)
const MIX_MEAN = { early: mixMean('early'), middle: mixMean('middle'), late: mixMean('late') }

/** Chance to pay unasked on one day: h0(dpd) * segment / mix mean * payday. Source: parameters.ts. */
export function dailyHazard(debtor: Debtor, dpd: number, dayOfMonth: number): number {
  const base = P.dailyByDpd.find((row) => dpd <= row.upToDpd)?.hazard ?? 0
  const own = PARAMETERS.segments[debtor.segment].hazard / MIX_MEAN[bucketOf(dpd)]
  const payday = (dayOfMonth >= 28 || dayOfMonth <= 5 ? P.paydayFactor : 1) / PAYDAY_MEAN
  return Math.min(1, base * own * payday)
}

/**
 * The next instant at which this person pays unasked, 0 if not within the horizon. Drawn day by day but in
 * one go: the hazard does not depend on contacts, so this equals a daily step and costs one row, not 60.
 */
export function nextSpontaneousMs(scene: Scene): number {
  const startDay = Math.floor(scene.nowMs / DAY_MS)
  const draws = chanceOf(scene, 'self-cure', startDay)
  const zone = zoneOf(scene.debtor.told)
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    const dayMs = (startDay + day) * DAY_MS
    const atMs = dayMs + Math.round((8 + draws.next() * 13) * 3_600_000)
    const hazard = dailyHazard(scene.debtor, dpdAt(scene.debtor, dayMs), dayOfMonth(dayMs, zone))
    if (draws.below(hazard) && atMs > scene.nowMs) return atMs
  }
  return 0
}

/** Draws the next spontaneous payment and voids the one drawn before. */
export function planSpontaneous(scene: Scene): void {
  const { life, debtor, nowMs } = scene
  const owes = life.arrearsCents > 0
  const plannedMs = owes ? nextSpontaneousMs(scene) : 0
  const atMs = plannedMs || (Math.floor(nowMs / DAY_MS) + HORIZON_DAYS) * DAY_MS
  life.spontaneousMs = owes ? atMs : 0
  if (!owes) return
  const happening: Happening = plannedMs ? { type: 'spontaneous', plannedMs } : { type: 'look-again', plannedMs: atMs }
  scene.acts.push({ atMs, action: { kind: 'live', debtorId: debtor.id, happening } })
}

/** The end of a stretch without a payment. */
export function lookAgain(scene: Scene, plannedMs: number): void {
  if (plannedMs === scene.life.spontaneousMs) planSpontaneous(scene)
}

/** The drawn day has come: whoever has an arrangement or a dispute waits for that instead. */
export function spontaneous(scene: Scene, plannedMs: number): void {
  const { life } = scene
  if (plannedMs !== life.spontaneousMs || life.arrearsCents <= 0) return
  const bound = life.promises.length > 0 || life.plan.length > 0 || scene.nowMs < life.disputeUntilMs
  if (!bound) {
    const draws = chanceOf(scene, 'spontaneous', Math.floor(plannedMs / DAY_MS))
    const part = draws.below(P.partShare)
    pay(scene, part ? life.arrearsCents / 2 : life.arrearsCents, { chance: draws, minutes: 0 })
  }
  planSpontaneous({ ...scene, nowMs: scene.nowMs + DAY_MS })
}
