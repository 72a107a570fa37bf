import type { Off } from '../../support/crash-play.ts'
import type { CrashWorld } from '../../support/crash-world.ts'
import type { TestJourney } from '../../support/test-journey.ts'
import type { Driver } from '../driver/cohort.ts'
import type { Random } from '../driver/random.ts'

/** What a scenario works with while the driver enrols people and tells events. */
export interface Act {
  story: TestJourney
  world: CrashWorld
  cohort: Driver
  random: Random
  /** Over how long the driver tells, real ms. */
  spreadMs: number
  /** How long a stop lasts that is meant to be long, real ms. */
  stopMs: number
  /** Times in which processes were off, for assertion 8. */
  off: Off[]
  /** What the scenario itself finds wrong. */
  faults: string[]
  /** What was seen, in words, for the table. */
  notes: string[]
}

/** One way in which things break. */
export interface Scenario {
  name: string
  /** What is done, as the report says it. */
  what: string
  /** Local time in Paris, `2027-03-27 08:00`, at which it begins; without one, the next working morning. */
  startsAt?: string
  /** Business ms in a real one; 3,600 without it. */
  factor?: number
  /** Before anybody is enrolled. */
  before?(act: Act): Promise<void>
  /** While everybody is being enrolled and told; ends with everything running again. */
  breaks(act: Act): Promise<void>
}
