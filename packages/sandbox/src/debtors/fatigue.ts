import { DAY_MS } from './debtor.ts'
import { PARAMETERS } from './parameters.ts'
import type { Scene } from './scene.ts'

/** Counts a contact of the last 14 days; returns which one it is, from 1. */
export function countContact(scene: Scene): number {
  const { life, nowMs } = scene
  const since = nowMs - PARAMETERS.fatigue.windowDays * DAY_MS
  life.contactsMs = [...life.contactsMs.filter((ms) => ms > since), nowMs]
  return life.contactsMs.length
}
