import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { mustRun } from './exec.mjs'
import { BIN, ROOT } from './root.mjs'
import { say, step } from './say.mjs'

const ADVICE = 'Check the network and the registry (npm config get registry), then run the same command again.'

/** Runs `npm ci` unless node_modules already holds exactly what package-lock.json names. */
export async function ensureInstalled(root = ROOT) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.parcours-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return say('Packages', 'up to date')
  if (holds(root, lock)) {
    writeFileSync(stamp, hash)
    return say('Packages', 'up to date (installed by npm)')
  }
  await step('Packages', 'installing with npm ci, 1 to 3 minutes', async () => {
    // No package of ours needs an install script; some would compile or download without being asked.
    await mustRun('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root, env: withoutOwnBin(), advice: ADVICE })
    writeFileSync(stamp, hash)
    return 'installed'
  })
}

/** npm's own record of node_modules against the lock file: a developer's `npm install` needs no second one from us. */
function holds(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(lock).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  const same = (key) => present[key]?.version === wanted[key].version && present[key]?.integrity === wanted[key].integrity
  const isInstalled = (key) => key.includes('node_modules/')
  return (
    Object.keys(wanted).every((key) => !isInstalled(key) || same(key) || (wanted[key].optional && !present[key])) &&
    Object.keys(present).every((key) => !isInstalled(key) || wanted[key])
  )
}

/** `npm ci` removes node_modules, and with it the `node` that npm would run on if our folder led the PATH. */
function withoutOwnBin() {
  const PATH = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== BIN).join(delimiter)
  return { ...process.env, PATH }
}
