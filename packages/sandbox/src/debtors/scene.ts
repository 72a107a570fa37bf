import type { Action } from '../schedule/action.ts'
import { chance } from './chance.ts'
import type { Chance } from './chance.ts'
import { MINUTE_MS, zoneOf } from './debtor.ts'
import type { Debtor, Life } from './debtor.ts'
import { whenAwake } from './local-time.ts'

/** What surrounds one step of a life. All instants are business epoch ms. */
export interface World {
  seed: number
  nowMs: number
  medianArrearsCents: number
}

/** Something that will happen because of this step. */
export interface Act {
  atMs: number
  action: Action
}

/** One step being lived: `life` is a copy that may be changed, `acts` collects the consequences. */
export interface Scene extends World {
  debtor: Debtor
  life: Life
  acts: Act[]
}

export function openScene(debtor: Debtor, world: World): Scene {
  return { ...world, debtor, life: structuredClone(debtor.life), acts: [] }
}

/** The stream of chance of this person for a purpose. */
export const chanceOf = (scene: Scene, ...keys: (string | number)[]): Chance =>
  chance(scene.seed, scene.debtor.id, ...keys)

/** A human deed: after some minutes, and only while awake. Returns its instant. */
export function doLater(scene: Scene, minutes: number, action: Action): number {
  const atMs = whenAwake(Math.round(scene.nowMs + minutes * MINUTE_MS), zoneOf(scene.debtor.told))
  scene.acts.push({ atMs, action })
  return atMs
}
