import { putSetting } from '@parcours/store'
import { judge, type Verdict } from '../support/crash-assertions.ts'
import { HOLIDAYS } from '../support/crash-contacts.ts'
import type { Played } from '../support/crash-play.ts'
import { providerLog } from '../support/crash-provider-log.ts'
import type { CrashWorld } from '../support/crash-world.ts'
import { TestJourney } from '../support/test-journey.ts'
import { gather } from './driver/cohort.ts'
import { randomOf } from './driver/random.ts'
import { comesToRest, comeTo, everybodyArrives } from './driver/rest.ts'
import { scriptOf } from './driver/script.ts'
import { publishCrash } from './drawing.ts'
import type { Act, Scenario } from './scenarios/scenario.ts'

/** Business ms in a real one: an hour in a second. */
export const FACTOR = 3_600
/** With few people the nights are what takes time: so many times as fast. */
export const SHORT_PACE = 2
/** Time for each run's start and events: with a thousand runs the product is busy all along. */
const [LEAST_SPREAD_MS, SPREAD_PER_RUN_MS] = [6_000, 30]

export interface Ask {
  seed: number
  runs: number
  /** Sendings of events, repeats included. */
  events: number
  /** Length of the long stop, real ms. */
  stopMs: number
  /** Business time runs so many times as fast as it otherwise would. */
  pace: number
}

/** What one play came to. */
export interface Outcome {
  scenarios: readonly string[]
  seed: number
  runs: number
  events: number
  /** Requests of the driver that found nobody to answer them. */
  unanswered: number
  /** Requests that reached a provider. */
  requests: number
  notes: readonly string[]
  verdicts: readonly Verdict[]
  seconds: number
  /** What the verdicts are about. */
  played: Played
}

/** A world with its one journey. */
export interface Stage {
  story: TestJourney
  world: CrashWorld
  journeyId: string
}

export async function stageIn(world: CrashWorld): Promise<Stage> {
  const story = await TestJourney.on(world)
  await putSetting(world.db, 'calendar.FR', { id: 'FR', workdays: [1, 2, 3, 4, 5], holidays: HOLIDAYS })
  return { story, world, journeyId: await publishCrash(story) }
}

/** Plays scenarios one after the other over the same people, waits until everything has come to rest, and judges. */
export async function play({ story, world, journeyId }: Stage, scenarios: readonly Scenario[], ask: Ask): Promise<Outcome> {
  const startMs = performance.now()
  await world.runAt((scenarios[0]?.factor ?? FACTOR) * ask.pace)
  await comeTo(world, scenarios[0]?.startsAt)
  await story.willAnswer({ on: 'clear' })
  const before = (await providerLog(world)).length
  const spreadMs = Math.max(LEAST_SPREAD_MS, ask.runs * SPREAD_PER_RUN_MS)
  const names = scenarios.map(({ name }) => name)
  const script = scriptOf({ ...ask, spreadMs, mark: `${names[0]}-${ask.seed}-${Date.now().toString(36)}` })
  const cohort = await gather(story, script, ask.stopMs)
  const act: Act = { story, world, cohort, random: randomOf(ask.seed ^ 0x5eed), spreadMs, stopMs: ask.stopMs, off: [], faults: [], notes: [] }
  for (const one of scenarios) await one.before?.(act)
  const breaking = async () => {
    for (const one of scenarios) await one.breaks(act)
  }
  await Promise.all([cohort.tellAll(journeyId), breaking()])
  await everybodyArrives(story, cohort)
  await cohort.tellLate()
  await comesToRest(story)
  const played: Played = { world, cohort, off: act.off }
  const verdicts = [...(await judge(played)), { no: 0, title: 'what the scenario asks for itself', faults: act.faults }]
  const told = [...cohort.told.values()]
  return {
    scenarios: names, seed: ask.seed, runs: cohort.people.length, events: told.reduce((sum, { sendings }) => sum + sendings, 0),
    unanswered: told.reduce((sum, { unanswered }) => sum + unanswered, cohort.enrolledAgain),
    requests: (await providerLog(world)).length - before, notes: act.notes, verdicts, played, seconds: (performance.now() - startMs) / 1_000,
  }
}
