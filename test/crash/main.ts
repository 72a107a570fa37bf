import { join } from 'node:path'
import { onInterrupt } from '../../scripts/boot/interrupt.mjs'
import { ROOT } from '../../scripts/boot/root.mjs'
import { say, Stop } from '../../scripts/boot/say.mjs'
import { temporalBinary } from '../../scripts/lib/temporal/ladder.ts'
import { startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { FACTOR, SHORT_PACE, play, stageIn, type Ask, type Outcome } from './play.ts'
import { circumstances, Plays } from './plays.ts'
import { SCENARIOS, SHORT } from './scenarios/index.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { faultsOf, lineOf, writeTable } from './table.ts'

export interface CrashOptions {
  /** Only these; all without any. */
  names: readonly string[]
  /** The first seed; each further time takes the next one. */
  seed: number
  runs: number
  events: number
  times: number
  /** One of each over few people, in one world. */
  short: boolean
  /** Those that go together over the same people, in one play of a world of their own. */
  together: boolean
  /** What is played is added to the page; else a whole play replaces it and a part leaves it as it is. */
  add: boolean
  stopMs: number
}

export const START = '2027-02-01T08:00:00+01:00'
const PAGE = join(ROOT, 'docs', 'reliability.md')
const PLAYS = join(ROOT, 'docs', 'reliability.json')

/** Plays scenarios, prints a line for each play, and writes docs/reliability.md when all were played or some are to be added. */
export async function crash(options: CrashOptions): Promise<void> {
  const unknown = options.names.filter((name) => !SCENARIOS.some((one) => one.name === name))
  if (unknown.length > 0) throw new Stop(`No scenario is called ${unknown.join(', ')}. There are: ${SCENARIOS.map(({ name }) => name).join(', ')}`)
  const outcomes: Outcome[] = []
  const keep = await keeperOf(options)
  const tell = (outcome: Outcome) => {
    outcomes.push(outcome)
    process.stdout.write(`${lineOf(outcome)}\n`)
    keep?.(outcome)
  }
  await (options.short ? shortForm(options, tell) : longForm(options, tell))
  const faults = outcomes.flatMap(faultsOf)
  process.stdout.write(`\n${outcomes.length} plays, ${faults.length} faults\n`)
  if (keep) say('Crash', 'written to docs/reliability.md')
  process.exitCode = faults.length === 0 ? 0 : 1
}

/** After each play: the next one may be stopped. */
async function keeperOf({ add, short, names }: CrashOptions): Promise<((outcome: Outcome) => void) | undefined> {
  if (!add && (short || names.length > 0)) return undefined
  const { server } = await temporalBinary()
  const { commit } = circumstances(server)
  const plays = new Plays(PLAYS, { keep: add })
  return ({ scenarios, seed, runs, events, unanswered, requests, notes, verdicts, seconds }) => {
    // The commit of the first process: what is written here meanwhile does not belong to it.
    plays.add({ scenarios, seed, runs, events, unanswered, requests, notes, verdicts, seconds, ...circumstances(server), commit })
    writeTable(PAGE, SCENARIOS, plays.all)
  }
}

type Tell = (outcome: Outcome) => void

/** Each group in a world of its own, several times. */
async function longForm(options: CrashOptions, tell: Tell): Promise<void> {
  for (const group of options.together ? groupsOf(options) : askedOf(SCENARIOS, options).map((one) => [one])) {
    for (let time = 0; time < options.times; time++) await inWorld([group], { ...options, seed: options.seed + time }, tell)
  }
}

const askedOf = (scenarios: readonly Scenario[], { names }: CrashOptions): readonly Scenario[] =>
  scenarios.filter(({ name }) => names.length === 0 || names.includes(name))

/** The groups of the short form, and each of the others by itself. */
const groupsOf = (options: CrashOptions): (readonly Scenario[])[] =>
  [...SHORT, ...SCENARIOS.filter((one) => !SHORT.flat().includes(one)).map((one) => [one])].filter((group) => askedOf(group, options).length > 0)

const shortForm = (options: CrashOptions, tell: Tell): Promise<void> => inWorld(SHORT.filter((group) => askedOf(group, options).length > 0), options, tell)

async function inWorld(groups: readonly (readonly Scenario[])[], options: CrashOptions, tell: Tell): Promise<void> {
  const ask: Ask = { ...options, pace: options.short ? SHORT_PACE : 1 }
  let world: CrashWorld | undefined
  const forget = onInterrupt(async () => world?.stop())
  try {
    world = await startCrashWorld({ start: START, factor: FACTOR * ask.pace })
    const stage = await stageIn(world)
    for (const group of groups) tell(await play(stage, group, ask))
  } catch (error) {
    process.stderr.write(`${world?.processes.worker.log().slice(-2_000) ?? ''}\n`)
    throw error
  } finally {
    await world?.stop()
    forget()
  }
}
