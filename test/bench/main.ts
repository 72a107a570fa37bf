import { join } from 'node:path'
import { ROOT } from '../../scripts/boot/root.mjs'
import { say, step } from '../../scripts/boot/say.mjs'
import { temporalBinary } from '../../scripts/lib/temporal/ladder.ts'
import { explainMissed } from './explain.ts'
import { measureAll } from './measure-all.ts'
import { MEASURES, type MeasureName, type Take } from './measures/names.ts'
import { circumstances, loadNow } from './report/circumstances.ts'
import { timed, type Measured } from './report/measured.ts'
import { selfTimes } from './report/profile.ts'
import { json, profileTable, textTable, writeReport } from './report/report.ts'
import { profileInto } from './rig/profiled.ts'
import { FULL, SMALL } from './scale.ts'

export interface BenchOptions {
  /** Only these; the report is written only when all are run. */
  names: readonly MeasureName[]
  /** Runs in each round of the six steps, when not the usual number. */
  runs: number | undefined
  /** A smoke run: tiny sizes, no report. */
  small: boolean
  /** Folder for processor profiles of the processes. */
  profile: string | undefined
}

const DOCS = join(ROOT, 'docs')

/** Runs the measures on an otherwise idle product, prints them, and writes docs/performance.md with its charts. */
export async function bench({ names, runs, small, profile: folder }: BenchOptions): Promise<void> {
  const [startMs, loadBefore] = [performance.now(), loadNow()]
  const { server } = await temporalBinary()
  const base = small ? SMALL : FULL
  const scale = runs === undefined ? base : { ...base, runs }
  const profile = folder === undefined ? undefined : profileInto(folder)
  const found = new Map<MeasureName, Measured>()
  const take: Take = (name, doing, work) => step('Bench', doing, async () => {
    found.set(name, await timed(work))
    return `${doing}: done`
  })
  await measureAll({ names: names.length > 0 ? names : MEASURES, scale, profile, take })
  // Numbers under a profiler, of a smoke run, or of a part are for the one who asked, and no report.
  const whole = names.length === 0 && !small && !profile && runs === undefined
  if (whole) await explainMissed(found)
  const all = [...found.values()]
  const where = circumstances({ temporal: server, loadBefore, startMs })
  process.stdout.write(`${json(all, where)}\n${textTable(all)}\n`)
  if (profile) process.stdout.write(`${profileTable(selfTimes(profile.folder, profile.sinceUs))}\n`)
  if (!whole) return
  writeReport(DOCS, all, where)
  say('Bench', 'written to docs/performance.md')
}
