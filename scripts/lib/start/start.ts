import { join } from 'node:path'
import { run } from '../../boot/exec.mjs'
import { interrupt, isInterrupted, onInterrupt } from '../../boot/interrupt.mjs'
import { ROOT } from '../../boot/root.mjs'
import { reportFailure, say, step, Stop } from '../../boot/say.mjs'
import type { StartOptions } from '../../boot/start-options.mjs'
import { temporalBinary } from '../temporal/ladder.ts'
import { childEnv } from './child-env.ts'
import { dataFolder, makeDataFolder, openDataFolder, refuseForeignFolder, resetDataFolder } from './data-folder.ts'
import { buildPages, generateClient } from './derive.ts'
import { takeLock } from './lock.ts'
import { choosePorts } from './ports.ts'
import { pagesProcess, type ProcessInput, sandboxProcess, serverProcess, temporalProcess, workerProcess } from './processes.ts'
import { openSecrets } from './secrets.ts'
import { createSupervisor, type Supervisor } from './supervisor.ts'

const CTRL_C = 130

/** Sets up what is missing, starts every process and prints the address. Runs until an interrupt. */
export async function start(options: StartOptions): Promise<void> {
  const folder = dataFolder()
  refuseForeignFolder(folder)
  makeDataFolder(folder)
  const lock = await takeLock(folder)
  const supervisor = createSupervisor({ logFolder: join(folder, 'logs'), onChange: (children) => lock.setChildren(children) })
  let isUp = false
  onInterrupt(async (exitCode) => {
    await supervisor.stopAll()
    lock.release()
    return exitCode === CTRL_C && isUp ? 0 : exitCode
  })
  try {
    const url = await bringUp(options, folder, supervisor)
    lock.setUrl(url)
    isUp = true
    say('Data', folder)
    say('Parcours', `ready, stop it with Ctrl-C. Open ${url}`)
  } catch (error) {
    if (isInterrupted()) return
    reportFailure(error)
    await interrupt(1)
  }
}

/** Returns the address of the desk. */
async function bringUp(options: StartOptions, folder: string, supervisor: Supervisor): Promise<string> {
  if (options.reset) resetDataFolder(folder)
  const kind = openDataFolder(folder, options.demo)
  const ports = await choosePorts(folder, options.port)
  const env = childEnv({ folder, kind, dev: options.dev, ports, secrets: openSecrets(folder), env: process.env })
  const input: ProcessInput = { folder, ports, dev: options.dev, env }
  await generateClient()
  if (!options.dev) await buildPages()
  await Promise.all([startTemporal(input, supervisor), startServer(input, supervisor)])
  await supervisor.start(workerProcess(input))
  if (options.dev) await supervisor.start(pagesProcess(input))
  return `http://127.0.0.1:${options.dev ? ports.pages : ports.desk}`
}

/** The server asks the sandbox things while it seeds the demo, so that one goes first. Neither needs Temporal. */
async function startServer(input: ProcessInput, supervisor: Supervisor): Promise<void> {
  if (input.env['SANDBOX'] === '1') await supervisor.start(sandboxProcess(input))
  await supervisor.start(serverProcess(input))
}

async function startTemporal(input: ProcessInput, supervisor: Supervisor): Promise<void> {
  const foreign = process.env['TEMPORAL_ADDRESS']
  if (!foreign) await supervisor.start(temporalProcess(input, await temporalBinary()))
  await step('Temporal namespace', foreign ? `checking it at ${foreign}` : 'setting it up', async () => {
    const { TEMPORAL_ADDRESS = '', TEMPORAL_NAMESPACE = '' } = input.env
    const args = ['scripts/setup-namespace.ts', '--address', TEMPORAL_ADDRESS, '--namespace', TEMPORAL_NAMESPACE]
    const { code, output } = await run(process.execPath, foreign ? args : [...args, '--own'], { cwd: ROOT })
    if (code === 0) return 'ready'
    const advice = foreign ? 'Then start again, or leave TEMPORAL_ADDRESS out for a server of our own.' : 'Its log is logs/temporal.log in the data folder.'
    throw new Stop(`${output.trim()}\n${advice}`)
  })
}
