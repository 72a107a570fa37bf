import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '../../scripts/boot/say.mjs'
import { measureAll } from './measure-all.ts'
import type { MeasureName } from './measures/names.ts'
import type { Measured, SelfTime } from './report/measured.ts'
import { selfTimes } from './report/profile.ts'
import { profileInto } from './rig/profiled.ts'
import { EXPLAINED } from './scale.ts'

/** Those whose time is spent in processes that we can look into. */
const EXPLAINABLE: readonly MeasureName[] = ['six-steps', 'growth', 'sleepers', 'screen', 'kpi', 'desk', 'import']
/** Of a rig, what answers for the product. */
const OF_THE_PRODUCT = ['worker', 'server']

const missed = ({ rows }: Measured): boolean => rows.some(({ aim }) => aim?.met === false)

/** Does what missed an aim once more under the profiler, shortly and without measuring, and says where the time went. */
export async function explainMissed(found: ReadonlyMap<MeasureName, Measured>): Promise<void> {
  for (const [name, measured] of found) {
    if (!missed(measured) || !EXPLAINABLE.includes(name)) continue
    say('Bench', `${measured.name}: an aim was missed; once more under the profiler`)
    measured.profile = await profileOf(name)
  }
}

async function profileOf(name: MeasureName): Promise<SelfTime[]> {
  const profile = profileInto(mkdtempSync(join(tmpdir(), 'parcours-bench-profile-')))
  try {
    await measureAll({ names: [name], scale: EXPLAINED, profile, take: async (_name, _doing, work) => void (await work()) })
    return selfTimes(profile.folder, profile.sinceUs).filter(({ process }) => OF_THE_PRODUCT.includes(process))
  } finally {
    rmSync(profile.folder, { recursive: true, force: true })
  }
}
