import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { run } from '../../boot/exec.mjs'
import { isInterrupted } from '../../boot/interrupt.mjs'
import { BIN, ROOT } from '../../boot/root.mjs'
import { say, step, Stop } from '../../boot/say.mjs'
import { onPath } from '../temporal/ladder.ts'

const SUBJECT = 'Chromium'
const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const DOWNLOAD_MS = 300_000

/**
 * Finds a browser for the tests, the cheapest way first: CHROMIUM_PATH, the one of Playwright, one on the PATH; else
 * installs Playwright's, else Debian's. Returns the executable.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    if (await runs(named)) return named
    throw new Stop(`CHROMIUM_PATH is ${named}, which does not run.`)
  }
  const found = await firstThatRuns([chromium.executablePath(), ...NAMES.map((name) => onPath(name))])
  if (found) return found
  await install('downloading the browser of Playwright', installPlaywrights)
  const downloaded = await firstThatRuns([chromium.executablePath()])
  if (downloaded) return downloaded
  await install("installing Debian's chromium", installDebians)
  const installed = await firstThatRuns(NAMES.map((name) => onPath(name)))
  if (installed) return installed
  throw new Stop('The browser tests need Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chrome or Chromium.')
}

async function firstThatRuns(paths: (string | undefined)[]): Promise<string | undefined> {
  for (const path of paths) if (path && (await runs(path))) return path
  return undefined
}

async function runs(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  const { code, output } = await run(path, ['--version', '--no-sandbox'], { timeoutMs: 20_000 })
  if (code === 0) say(SUBJECT, `${output.trim().split('\n').at(-1)} (${path})`)
  return code === 0
}

/** One way to get a browser; when it fails, the reason is said and the next way is tried. */
async function install(doing: string, work: () => Promise<string | undefined>): Promise<void> {
  await step(SUBJECT, doing, async () => {
    const problem = await work()
    if (isInterrupted()) throw new Stop('interrupted')
    return problem ? `not possible (${problem})` : 'done'
  })
}

async function installPlaywrights(): Promise<string | undefined> {
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  const { code, output } = await run(join(BIN, 'playwright'), ['install', 'chromium'], { cwd: ROOT, env, timeoutMs: DOWNLOAD_MS })
  return code === 0 ? undefined : lastLine(output)
}

async function installDebians(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return 'that needs root on Debian or a kin of it'
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const commands = [['update', '-q'], ['install', '-qy', '--no-install-recommends', 'chromium', 'fonts-liberation']]
  for (const args of commands) {
    const { code, output } = await run('apt-get', args, { env })
    if (code !== 0) return lastLine(output)
  }
  return undefined
}

const lastLine = (output: string) => output.trim().split('\n').at(-1)?.slice(0, 200)
