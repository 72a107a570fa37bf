import { PARAMETERS } from './parameters.ts'
import type { Debtor } from './debtor.ts'
import { newDebtor } from './live.ts'
import { openScene } from './scene.ts'
import type { Scene, World } from './scene.ts'

/** Monday 6 September 2027, 10:00 in Paris. */
export const MONDAY_MS = Date.UTC(2027, 8, 6, 8)

export const person = (n: number, more: Partial<Debtor['told']> = {}, seed = 1): Debtor => newDebtor({
  personRef: `P${n}`, creditorRef: 'BANK', phone: `+3363998${String(n).padStart(4, '0')}`, email: `p${n}@example.org`,
  language: 'fr', dpd: 12, arrearsCents: 40_000, currency: 'EUR', debtReferences: [`D${n}`], ...more,
}, seed, MONDAY_MS)

export const world = (nowMs = MONDAY_MS, seed = 1): World =>
  ({ seed, nowMs, medianArrearsCents: PARAMETERS.promise.medianArrearsCents })

export const sceneOf = (debtor: Debtor, nowMs = MONDAY_MS): Scene => openScene(debtor, world(nowMs))
