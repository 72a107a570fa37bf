import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isInterrupted } from '../../boot/interrupt.mjs'
import { say, Stop } from '../../boot/say.mjs'
import { generateClient } from '../start/derive.ts'
import { type Count, sum } from './count.ts'
import { type Suite, SUITES } from './suites.ts'

export interface TestOptions {
  /** Only what needs neither Temporal nor a browser. */
  check: boolean
  /** Only these suites, by name. */
  names: string[]
}

/** Runs the suites one after the other, whatever fails, and ends with the line "N passed, N failed". */
export async function runSuites({ check, names }: TestOptions): Promise<void> {
  const suites = SUITES.filter(({ name, quick }) => (names.length > 0 ? names.includes(name) : !check || quick))
  await generateClient()
  const reports = mkdtempSync(join(tmpdir(), 'parcours-reports-'))
  const counts: Count[] = []
  const lines: string[] = []
  for (const suite of suites) {
    const startMs = performance.now()
    const count = await runOne(suite, reports)
    if (isInterrupted()) return
    counts.push(count)
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
    lines.push(`${suite.name.padEnd(14)}${`${seconds} s`.padStart(9)}   ${count.passed} passed, ${count.failed} failed`)
  }
  rmSync(reports, { recursive: true, force: true })
  const total = sum(counts)
  process.stdout.write(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
}

async function runOne(suite: Suite, reports: string): Promise<Count> {
  say(suite.name, 'running')
  try {
    return await suite.run(reports)
  } catch (error) {
    // What a suite needs could not be had: that is a failure of this suite, and the others still count.
    if (!isInterrupted()) process.stderr.write(`${error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
    return { passed: 0, failed: 1 }
  }
}
