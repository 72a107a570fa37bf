import { join } from 'node:path'
import { onInterrupt } from '../../scripts/boot/interrupt.mjs'
import { ROOT } from '../../scripts/boot/root.mjs'
import { say } from '../../scripts/boot/say.mjs'
import { temporalBinary } from '../../scripts/lib/temporal/ladder.ts'
import { startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { FACTOR, play, stageIn, type Ask, type Outcome } from './play.ts'
import { SCENARIOS, SHORT } from './scenarios/index.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { circumstances, faultsOf, lineOf, writeTable } from './table.ts'

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
  stopMs: number
}

export const START = '2027-02-01T08:00:00+01:00'
const TABLE = join(ROOT, 'docs', 'reliability.md')

/** Plays every scenario, prints a line for each, and writes docs/reliability.md when all of them were played. */
export async function crash(options: CrashOptions): Promise<void> {
  const startMs = performance.now()
  const { server } = await temporalBinary()
  const asked = SCENARIOS.filter(({ name }) => options.names.length === 0 || options.names.includes(name))
  const outcomes = options.short ? await shortForm(options) : await longForm(asked, options)
  const faults = outcomes.flatMap(faultsOf)
  process.stdout.write(`\n${outcomes.length} plays, ${faults.length} faults\n`)
  if (options.names.length === 0 && !options.short) {
    writeTable(TABLE, SCENARIOS, { outcomes, where: circumstances(server, startMs) })
    say('Crash', 'written to docs/reliability.md')
  }
  process.exitCode = faults.length === 0 ? 0 : 1
}

/** Each scenario in a world of its own, several times. */
async function longForm(scenarios: readonly Scenario[], options: CrashOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const one of scenarios) {
    for (let time = 0; time < options.times; time++) {
      outcomes.push(...(await inWorld([[one]], { ...options, seed: options.seed + time })))
    }
  }
  return outcomes
}

const shortForm = (options: CrashOptions): Promise<Outcome[]> =>
  inWorld(SHORT.filter((group) => options.names.length === 0 || group.some(({ name }) => options.names.includes(name))), options)

async function inWorld(groups: readonly (readonly Scenario[])[], ask: Ask): Promise<Outcome[]> {
  let world: CrashWorld | undefined
  const forget = onInterrupt(async () => world?.stop())
  const outcomes: Outcome[] = []
  try {
    world = await startCrashWorld({ start: START, factor: FACTOR })
    const stage = await stageIn(world)
    for (const group of groups) {
      const outcome = await play(stage, group, ask)
      outcomes.push(outcome)
      process.stdout.write(`${lineOf(outcome)}\n`)
    }
    return outcomes
  } catch (error) {
    process.stderr.write(`${world?.processes.worker.log().slice(-2_000) ?? ''}\n`)
    throw error
  } finally {
    await world?.stop()
    forget()
  }
}
