import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const CACHE = at('../../node_modules/.cache/parcours/workflows')
export const PAYLOAD_CONVERTER = at('./codec/payload-converter.ts')
export const FAILURE_CONVERTER = at('./codec/failure-converter.ts')

/** All that can end up in a bundle: what workflows may import, and the SDK by the lock file. */
const SOURCES = [at('./workflows'), at('./codec'), at('../../packages/engine/src/advance'), at('../../packages/journey/src'), at('../../package-lock.json')]

function filesUnder(path: string): string[] {
  if (/\.\w+$/.test(path)) return existsSync(path) ? [path] : []
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => filesUnder(join(path, entry.name))).sort()
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesUnder)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 24)
}

const quiet = () => {}
const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet }

/** A bundle from the cache, or made now and kept: bundling takes seconds, its input seldom changes. */
async function bundle(name: string, options: { workflowsPath: string; preloadModules?: string[] }): Promise<string> {
  const file = join(CACHE, `${name}-${sourceHash()}.js`)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const { code } = await bundleWorkflowCode({ ...options, payloadConverterPath: PAYLOAD_CONVERTER, failureConverterPath: FAILURE_CONVERTER, logger })
  mkdirSync(CACHE, { recursive: true })
  // Written aside first: a process killed in the middle must not leave half a bundle under the good name.
  writeFileSync(`${file}.${process.pid}`, code)
  renameSync(`${file}.${process.pid}`, file)
  return code
}

/** Journeys, and household workflows on a queue of their own. */
export async function bundles(): Promise<{ journeys: string; sweeps: string }> {
  return {
    journeys: await bundle('journeys', { workflowsPath: at('./workflows/journey.ts'), preloadModules: [at('./workflows/preload.ts')] }),
    sweeps: await bundle('sweeps', { workflowsPath: at('./workflows/sweep.ts') }),
  }
}
