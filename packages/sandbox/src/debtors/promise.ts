import { localParts } from '@parcours/clock'
import type { Chance } from './chance.ts'
import { DAY_MS, dpdAt, zoneOf } from './debtor.ts'
import type { OpenPromise } from './debtor.ts'
import { whenAwake } from './local-time.ts'
import { PARAMETERS, bucketOf } from './parameters.ts'
import { pay } from './pay.ts'
import { chanceOf } from './scene.ts'
import type { Scene } from './scene.ts'

const P = PARAMETERS.promise

/** Draws in how many days somebody promises to pay. */
export const promiseDays = (draws: Chance): number => draws.pick(P.days.map((row) => [row.days, row.share] as const))

/** Remembers a promise and when its day comes. Returns the due date as the person's calendar shows it. */
export function makePromise(scene: Scene, promise: { amountCents: number; days: number; source: OpenPromise['source'] }): string {
  const { life, debtor } = scene
  const id = life.promisesMade + 1
  // Paid some hours before or after the same time of day, while awake.
  const spread = Math.round((chanceOf(scene, 'promise-hour', id).next() - 0.5) * 6 * 3_600_000)
  const wishedMs = Math.max(scene.nowMs + 3_600_000, scene.nowMs + promise.days * DAY_MS + spread)
  const dueMs = whenAwake(wishedMs, zoneOf(debtor.told))
  life.promisesMade = id
  life.promises.push({ id, amountCents: promise.amountCents, dueMs, source: promise.source })
  const happening = { type: 'promise-due', promiseId: id } as const
  scene.acts.push({ atMs: dueMs, action: { kind: 'live', debtorId: debtor.id, happening } })
  return localParts(dueMs, zoneOf(debtor.told)).date
}

/** Chance that a promise is kept in full; logit of statistics section 7, point 6. */
export function keepShare(scene: Scene, promise: OpenPromise): number {
  if (promise.source === 'voice-today') return P.todayKept
  const bucket = bucketOf(dpdAt(scene.debtor, scene.nowMs))
  const reminded = scene.life.contactsMs.some((ms) => ms > promise.dueMs - 3 * DAY_MS && ms <= promise.dueMs)
  const logit = P.logit.base
    + (bucket === 'early' ? P.logit.early : 0)
    + (bucket === 'late' ? P.logit.late : 0)
    + (reminded ? P.logit.reminder : 0)
    + P.logit.lnSize * Math.log(Math.max(1, promise.amountCents) / scene.medianArrearsCents)
    + P.logit.broken * scene.life.promisesBroken
  return (promise.source === 'voice' ? P.aiVoiceFactor : 1) / (1 + Math.exp(-logit))
}

/** The day has come: paid, paid in part, or broken. */
export function promiseDue(scene: Scene, promiseId: number): void {
  const { life } = scene
  const promise = life.promises.find((open) => open.id === promiseId)
  if (!promise) return
  life.promises = life.promises.filter((open) => open.id !== promiseId)
  const draws = chanceOf(scene, 'promise', promiseId)
  const u = draws.next()
  const kept = keepShare(scene, promise)
  if (u < kept) return pay(scene, promise.amountCents, { chance: draws, minutes: 0 })
  life.promisesBroken += 1
  if (u < kept + P.partShare) pay(scene, promise.amountCents * P.partOfAmount, { chance: draws, minutes: 0 })
}
