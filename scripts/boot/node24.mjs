import { spawn, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onInterrupt } from './interrupt.mjs'
import { BIN } from './root.mjs'
import { Stop } from './say.mjs'

const OLDEST_MAJOR = 24
const majorOf = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0)

/** The Node to run on: the one that npm installed with us, else the present one where it is new enough. */
function findNode24() {
  const ours = join(BIN, 'node')
  if (existsSync(ours)) {
    const answer = spawnSync(ours, ['--version'], { encoding: 'utf8' })
    if (answer.status === 0 && majorOf(answer.stdout) >= OLDEST_MAJOR) return realpathSync(ours)
  }
  if (majorOf(process.version) >= OLDEST_MAJOR) return process.execPath
  throw new Stop(
    `Parcours runs on Node ${OLDEST_MAJOR}; this is ${process.version}, and npm has no Node package for ${process.platform} on ` +
      `${process.arch}. Install Node ${OLDEST_MAJOR} or newer from nodejs.org (or "brew install node"), then run the same command again.`,
  )
}

/**
 * Makes sure that the script at `url` runs on Node 24. True: it does, carry on. Otherwise the script is run again on
 * Node 24, this process only stands in for it, and leaves with its exit code.
 */
export async function continuesOnNode24(url) {
  const node = findNode24()
  process.env.PATH = [BIN, ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== BIN)].join(delimiter)
  if (node === realpathSync(process.execPath)) return true
  const args = [fileURLToPath(url), ...process.argv.slice(2)]
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 130))
  })
  onInterrupt(() => {
    child.kill('SIGTERM')
    return ended
  })
  process.exitCode = await ended
  return false
}
