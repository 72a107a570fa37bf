import { existsSync, globSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '../../boot/exec.mjs'
import { BIN, ROOT } from '../../boot/root.mjs'
import { say } from '../../boot/say.mjs'
import { temporalBinary } from '../temporal/ladder.ts'
import { findChromium } from './chromium.ts'
import { type Count, countPlaywright, countVitest, verdict } from './count.ts'
import { workspaceFolders } from './workspaces.ts'

/** One of the things that `npm test` does. */
export interface Suite {
  name: string
  /** Part of `npm run check`: needs neither Temporal nor a browser. */
  quick: boolean
  run: (reports: string) => Promise<Count>
}

const show = { cwd: ROOT, show: true }

export const SUITES: readonly Suite[] = [
  { name: 'types', quick: true, run: checkTypes },
  { name: 'lint', quick: true, run: async () => asCheck((await run(join(BIN, 'oxlint'), ['--deny-warnings'], show)).code) },
  { name: 'architecture', quick: true, run: (reports) => vitest('architecture', reports) },
  { name: 'unit', quick: true, run: (reports) => vitest('unit', reports) },
  {
    name: 'stories',
    quick: false,
    run: async (reports) => {
      // Here, not in the first test that needs it: it may take minutes, and says so.
      const { path } = await temporalBinary()
      return vitest('stories', reports, { PATH: `${dirname(path)}:${process.env['PATH']}` })
    },
  },
  {
    name: 'browser',
    quick: false,
    run: async (reports) => {
      const report = join(reports, 'browser.json')
      const env = { ...process.env, CHROMIUM_PATH: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
      const args = ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter', 'list,json']
      const { code } = await run(join(BIN, 'playwright'), args, { ...show, env })
      if (code !== 0) showPages()
      return verdict(countPlaywright(report), code)
    },
  },
]

/** What stood on the pages where tests failed: on a machine that keeps no files, it is all there will be to read. */
function showPages(): void {
  for (const file of globSync('test-results/**/error-context.md', { cwd: ROOT })) {
    process.stdout.write(`\n${file}\n${readFileSync(join(ROOT, file), 'utf8').slice(0, MOST_OF_A_PAGE)}\n`)
  }
}
const MOST_OF_A_PAGE = 8_000

async function vitest(project: string, reports: string, more: NodeJS.ProcessEnv = {}): Promise<Count> {
  const report = join(reports, `${project}.json`)
  const args = ['run', '--project', project, '--reporter', 'default', '--reporter', 'json', '--outputFile.json', report]
  const { code, output } = await run(join(BIN, 'vitest'), args, { ...show, env: { ...process.env, ...more } })
  const count = countVitest(report)
  // It writes its report last: without one it did not come to its end, and says nothing of it itself.
  if (!count) say(project, `ended without a report, exit code ${code}. ${output}`)
  return verdict(count, code)
}

/** TypeScript over every workspace and over the scripts; all of it is one check. */
async function checkTypes(): Promise<Count> {
  const folders = [...workspaceFolders(), 'scripts'].filter((folder) => existsSync(join(ROOT, folder, 'tsconfig.json')))
  let failed = false
  const next = async (): Promise<void> => {
    const folder = folders.shift()
    if (!folder) return
    const { code, output } = await run(join(BIN, 'tsc'), ['-p', folder, '--pretty', 'false'], { cwd: ROOT })
    if (code !== 0) {
      failed = true
      process.stdout.write(`${folder}:\n${output.trim()}\n`)
    }
    return next()
  }
  await Promise.all(cpus().slice(0, 2).map(next))
  return asCheck(failed ? 1 : 0)
}

const asCheck = (exitCode: number): Count => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
