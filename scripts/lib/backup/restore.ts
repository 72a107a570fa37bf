import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beginRestored, openDb } from '@parcours/store'
import { ROOT } from '../../boot/root.mjs'
import { say, step, Stop } from '../../boot/say.mjs'
import { dataFolder, makeDataFolder } from '../start/data-folder.ts'
import { LOCK, takeLock } from '../start/lock.ts'
import { checkedManifest, type Manifest } from './manifest.ts'

export interface RestoreOptions {
  from: string
  /** Data folder to make; the one of PARCOURS_DATA without it. */
  into: string | undefined
  /** Moves aside what lies in the data folder. */
  replace: boolean
}

/** The world does not go back in time: its file is taken from the backup only where there is none. */
const SANDBOX = 'sandbox.db'

/**
 * Makes a data folder from a backup. It comes up with the emergency stop set: nobody is contacted until the worker has
 * reconciled it with the providers and an operator lifts the stop (docs/operations-backup.md).
 */
export async function restoreBackup({ from, into, replace }: RestoreOptions): Promise<string> {
  const [source, folder] = [resolve(from), into ? resolve(into) : dataFolder()]
  const manifest = await checkedManifest(source)
  refuseLaterVersion(manifest)
  refuseUnreadable(source, manifest)
  makeDataFolder(folder)
  const lock = await takeLock(folder)
  try {
    clearTheWay(folder, replace)
    await step('Restore', `copying into ${folder}`, () => {
      for (const { name } of manifest.files) {
        if (name === SANDBOX && existsSync(join(folder, name))) continue
        mkdirSync(dirname(join(folder, name)), { recursive: true, mode: 0o700 })
        copyFileSync(join(source, name), join(folder, name))
      }
      return Promise.resolve('copied')
    })
    await setTheStop(join(folder, 'parcours.db'), manifest)
  } finally {
    lock.release()
  }
  say('Restore', `${folder} is as it was at ${new Date(manifest.madeRealMs).toISOString()}. The emergency stop is set: start the product, and lift it when its reconciliation is clean.`)
  return folder
}

async function setTheStop(file: string, manifest: Manifest): Promise<void> {
  // Also brings an older copy to the tables of this version.
  const db = await openDb(file)
  try {
    const when = new Date(manifest.madeRealMs).toISOString().slice(0, 16).replace('T', ' ')
    await beginRestored(db, {
      backupRealMs: manifest.madeRealMs, backupBusinessMs: manifest.businessMs, realMs: Date.now(),
      reason: `Restored from the backup of ${when} UTC: what was sent after it is being looked for.`,
    })
  } finally {
    await db.close()
  }
}

function refuseLaterVersion({ migration }: Manifest): void {
  if (migration !== '' && !existsSync(join(ROOT, 'prisma', 'migrations', migration))) {
    throw new Stop(`This backup was made by a later version of Parcours (its database knows ${migration}). Restore it with that version.`)
  }
}

function refuseUnreadable(source: string, { keyIds }: Manifest): void {
  const file = join(source, 'secrets.json')
  const own = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { payloadKeys?: Record<string, string> }).payloadKeys : undefined
  const ring = { ...own, ...(JSON.parse(process.env['PAYLOAD_KEYS'] ?? '{}') as Record<string, string>) }
  const missing = keyIds.filter((id) => !(id in ring))
  if (missing.length > 0) throw new Stop(`The payload key ${missing.join(', ')} is neither in this backup nor in PAYLOAD_KEYS: nobody could read its running debts. Nothing was restored.`)
}

function clearTheWay(folder: string, replace: boolean): void {
  const names = readdirSync(folder).filter((name) => !name.startsWith(LOCK) && name !== SANDBOX)
  if (names.length === 0) return
  if (!replace) throw new Stop(`${folder} is not empty. Name an empty folder with --into, or add --replace, which moves aside what lies in it.`)
  const aside = `${folder}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  for (const name of names) renameSync(join(folder, name), join(aside, name))
  say('Restore', `what lay in ${folder} is now in ${aside}`)
}
