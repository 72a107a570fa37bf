import type { CrashWorld } from './crash-world.ts'
import type { Cohort } from '../crash/driver/cohort.ts'

/** A time in which processes were off. */
export interface Off {
  what: 'everything' | 'worker'
  realMs: number
  beforeMs: number
  afterMs: number
}

/** What the assertions judge: a world after a scenario, and what the driver has done to it. */
export interface Played {
  world: CrashWorld
  cohort: Cohort
  off: readonly Off[]
}
export type Faults = string[]
