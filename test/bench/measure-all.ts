import { join } from 'node:path'
import { isInterrupted, onInterrupt } from '../../scripts/boot/interrupt.mjs'
import { ROOT } from '../../scripts/boot/root.mjs'
import { say, step, Stop } from '../../scripts/boot/say.mjs'
import { importRows } from './import-rows.ts'
import { compileAndLint } from './measures/compile-lint.ts'
import { deskAtScale } from './measures/desk-at-scale.ts'
import { GROWTH_FACTOR } from './measures/growth.ts'
import { kpiRead } from './measures/kpi-read.ts'
import type { MeasureName, Take } from './measures/names.ts'
import { areBuilt, sizes } from './measures/sizes.ts'
import { walkSixSteps, walkWaiters } from './measures/walks.ts'
import type { Profile } from './rig/profiled.ts'
import { closeAll, startRig, type Closers, type Rig, type RigOptions } from './rig/rig.ts'
import type { Scale } from './scale.ts'

export interface Measuring {
  names: readonly MeasureName[]
  scale: Scale
  profile: Profile | undefined
  take: Take
}

const PAGES = join(ROOT, 'web', 'dist')

/** Each of these measures, on what it needs: processes of its own, which are gone when it is over. */
export async function measureAll({ names, scale, profile, take }: Measuring): Promise<void> {
  const asked = (...some: MeasureName[]) => some.some((name) => names.includes(name))
  const walk = { scale, asked, take }
  if (asked('six-steps')) await onRig({ profile }, (rig) => walkSixSteps(rig, walk, 'six-steps'))
  if (asked('growth')) await onRig({ profile, clockFactor: GROWTH_FACTOR }, (rig) => walkSixSteps(rig, walk, 'growth'))
  if (asked('starts', 'sleepers', 'screen')) await onRig({ profile }, (rig) => walkWaiters(rig, walk))
  if (asked('kpi')) await take('kpi', `figures of ${scale.visits} visits`, () => kpiRead({ scale, profile }))
  if (asked('desk')) await take('desk', `live map and run list at ${scale.deskRuns} runs`, () => deskAtScale({ scale, profile }))
  if (asked('compile')) await take('compile', 'compile and lint', () => Promise.resolve(compileAndLint()))
  if (asked('import')) await take('import', `import of ${scale.importRows} rows`, () => importRows({ rows: scale.importRows, profile }))
  if (asked('sizes') && areBuilt(PAGES)) await take('sizes', 'sizes of the pages', () => Promise.resolve(sizes(PAGES)))
  else if (asked('sizes')) say('Bench', 'the pages are not built: no sizes (npm start builds them)')
}

/** The rig for as long as `work` lasts; an interrupt ends it too, whatever has been started by then. */
async function onRig(options: RigOptions, work: (rig: Rig) => Promise<void>): Promise<void> {
  const closers: Closers = []
  const forget = onInterrupt(() => closeAll(closers))
  try {
    let rig: Rig | undefined
    await step('Bench', 'starting Temporal, the product, the sandbox and the hand-written service', async () => {
      rig = await startRig(options, closers)
      return 'all are up'
    })
    if (rig) await work(rig)
  } catch (error) {
    // Whatever failed then, failed because its other end was taken away.
    throw isInterrupted() ? new Stop('interrupted') : error
  } finally {
    await closeAll(closers)
    forget()
  }
}
