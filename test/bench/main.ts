import { join } from 'node:path'
import { isInterrupted, onInterrupt } from '../../scripts/boot/interrupt.mjs'
import { ROOT } from '../../scripts/boot/root.mjs'
import { say, step, Stop } from '../../scripts/boot/say.mjs'
import { temporalBinary } from '../../scripts/lib/temporal/ladder.ts'
import { SIX_STEPS, WAITERS } from './drawings.ts'
import { importRows } from './import-rows.ts'
import { compileAndLint } from './measures/compile-lint.ts'
import { eventToScreen } from './measures/event-to-screen.ts'
import { sixSteps } from './measures/six-steps.ts'
import { areBuilt, sizes } from './measures/sizes.ts'
import { starts } from './measures/starts.ts'
import { timed, type Measured } from './report/measured.ts'
import { circumstances, json, loadNow, textTable, writeReport } from './report/report.ts'
import { publish } from './rig/desk.ts'
import { closeAll, startRig, type Closers, type Rig } from './rig/rig.ts'
import { scriptEverybody } from './rig/sandbox.ts'

export const MEASURES = ['six-steps', 'starts', 'screen', 'compile', 'import', 'sizes'] as const
export type MeasureName = (typeof MEASURES)[number]

export interface BenchOptions {
  /** Only these; the report is written only when all are run. */
  names: readonly MeasureName[]
  /** Runs in each round of the six steps. */
  runs: number
  /** Folder for processor profiles of the processes. */
  profile: string | undefined
}

const STARTS = 600
const PAYMENTS = 100
const IMPORT_ROWS = 100_000
const PAGES = join(ROOT, 'web', 'dist')
const REPORT = join(ROOT, 'docs', 'performance.md')

/** Runs the measures on an otherwise idle product, prints them, and writes docs/performance.md. */
export async function bench(options: BenchOptions): Promise<void> {
  const [startMs, loadBefore] = [performance.now(), loadNow()]
  const { server } = await temporalBinary()
  const asked = (name: MeasureName) => options.names.length === 0 || options.names.includes(name)
  const found: Measured[] = []
  const take = async (name: string, work: () => Promise<Omit<Measured, 'seconds'>>) => {
    await step('Bench', name, async () => {
      found.push(await timed(work))
      return `${name}: done`
    })
  }
  if (asked('six-steps') || asked('starts') || asked('screen')) await onRig(options, (rig) => walks(rig, { options, asked, take }))
  if (asked('compile')) await take('compile and lint', () => Promise.resolve(compileAndLint()))
  if (asked('import')) await take(`import of ${IMPORT_ROWS} rows`, () => importRows({ rows: IMPORT_ROWS }))
  if (asked('sizes') && areBuilt(PAGES)) await take('sizes of the pages', () => Promise.resolve(sizes(PAGES)))
  else if (asked('sizes')) say('Bench', 'the pages are not built: no sizes (npm start builds them)')
  const where = circumstances({ temporal: server, loadBefore, startMs })
  process.stdout.write(`${json(found, where)}\n${textTable(found)}\n`)
  if (options.names.length > 0) return
  writeReport(REPORT, found, where)
  say('Bench', 'written to docs/performance.md')
}

/** The rig for as long as `work` lasts; an interrupt ends it too, whatever has been started by then. */
async function onRig(options: BenchOptions, work: (rig: Rig) => Promise<void>): Promise<void> {
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

interface Walks {
  options: BenchOptions
  asked: (name: MeasureName) => boolean
  take: (name: string, work: () => Promise<Omit<Measured, 'seconds'>>) => Promise<void>
}

async function walks(rig: Rig, { options, asked, take }: Walks): Promise<void> {
  const sixId = await publish(rig.deskUrl, 'Six steps', SIX_STEPS)
  const waitersId = await publish(rig.deskUrl, 'Waiters', WAITERS)
  await scriptEverybody(rig.sandboxUrl)
  if (asked('six-steps')) await take('six steps, in turns with the hand-written workflow', () => sixSteps(rig, { journeyId: sixId, runs: options.runs }))
  if (!asked('starts') && !asked('screen')) return
  let waiting: string[] = []
  await take('starts', async () => {
    const { measured, caseIds } = await starts(rig, { journeyId: waitersId, runs: STARTS })
    waiting = caseIds
    return measured
  })
  if (asked('screen')) await take('event to screen', () => eventToScreen(rig, { journeyId: waitersId, caseIds: waiting.slice(0, PAYMENTS) }))
}
