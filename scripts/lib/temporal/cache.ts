import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../boot/root.mjs'
import { versionOf } from './version.ts'

/** The folder with the pinned go.mod and go.sum. */
export const PIN_FOLDER = join(ROOT, 'temporal-server')

/** Machine-wide, so that every clone and every `--reset` finds it again; named by the hash of what is pinned. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const pin = createHash('sha256').update(readFileSync(join(PIN_FOLDER, 'go.sum'))).digest('hex').slice(0, 16)
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'parcours', 'temporal', pin)
}

/** The executable of an earlier run, if there is one. */
export function cached(folder: string): string | undefined {
  const path = join(folder, 'temporal')
  return existsSync(path) ? path : undefined
}

/**
 * Lets `make` put an executable into a folder of its own and moves it into the cache once it has proved to run: two
 * starts at the same time, or one that is interrupted, never leave half a file. Undefined when it does not run here.
 */
export async function intoCache(folder: string, make: (workFolder: string) => Promise<string>): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true })
  const workFolder = mkdtempSync(join(folder, 'making-'))
  try {
    const made = await make(workFolder)
    chmodSync(made, 0o755)
    if (!(await versionOf(made))) return undefined
    const path = join(folder, 'temporal')
    renameSync(made, path)
    return path
  } finally {
    rmSync(workFolder, { recursive: true, force: true })
  }
}

/** The CLI release that go.mod pins, for example "1.8.2": downloads take the same one. */
export function pinnedRelease(): string {
  const release = /github\.com\/temporalio\/cli v(\d+\.\d+\.\d+)/.exec(readFileSync(join(PIN_FOLDER, 'go.mod'), 'utf8'))?.[1]
  if (!release) throw new Error('temporal-server/go.mod names no version of github.com/temporalio/cli')
  return release
}
