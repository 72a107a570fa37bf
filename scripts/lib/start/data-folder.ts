import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from '../../boot/root.mjs'
import { say, Stop } from '../../boot/say.mjs'
import { LOCK } from './lock.ts'

const MARK = 'instance.json'
const DEFAULT_FOLDER = join(ROOT, '.parcours')

/** A folder is for the demo or not, from its first start on: a demo must never reach a real person. */
export type Kind = 'demo' | 'plain'

export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => resolve(env['PARCOURS_DATA'] ?? DEFAULT_FOLDER)

/** Throws when the folder holds something that is not ours: neither start nor reset may touch it. */
export function refuseForeignFolder(folder: string): void {
  if (folder === DEFAULT_FOLDER || !existsSync(folder) || existsSync(join(folder, MARK))) return
  // A lock alone is what a start leaves that was killed in its first instant.
  if (readdirSync(folder).every((name) => name.startsWith(LOCK))) return
  throw new Stop(`${folder} is not empty and is not a data folder of Parcours. Choose another with PARCOURS_DATA.`)
}

/** Makes the folder if needed and tells its kind. Call it under the lock. */
export function openDataFolder(folder: string, wantsDemo: boolean): Kind {
  const mark = join(folder, MARK)
  if (!existsSync(mark)) {
    const kind: Kind = wantsDemo ? 'demo' : 'plain'
    writeFileSync(mark, `${JSON.stringify({ kind, madeAt: new Date().toISOString() }, null, 2)}\n`)
    return kind
  }
  const { kind } = JSON.parse(readFileSync(mark, 'utf8')) as { kind: Kind }
  if (kind === 'demo' && !wantsDemo) {
    throw new Stop(`${folder} holds the demo. For an empty product choose another folder with PARCOURS_DATA, or add --reset.`)
  }
  if (kind === 'plain' && wantsDemo) say('Data', 'this folder was made without the demo and stays so')
  return kind
}

/** Makes the folder, so that a lock can lie in it. */
export function makeDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/** Deletes what is in the folder, save the lock that the caller holds. */
export function resetDataFolder(folder: string): void {
  const names = readdirSync(folder).filter((name) => !name.startsWith(LOCK))
  say('Reset', names.length > 0 ? `deleting ${names.join(', ')} in ${folder}` : `${folder} is empty`)
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true })
}
