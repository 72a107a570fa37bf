import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { say, step, Stop } from '../../boot/say.mjs'
import { dataFolder } from '../start/data-folder.ts'
import { copyDatabase } from './copy-database.ts'
import { describeFile, FORMAT, writeManifest, type Manifest } from './manifest.ts'

/** In the order of the copies. Temporal first (durability rule 8): what ours knows too much can be taken back, not the other way round. */
const DATABASES = ['temporal.db', 'parcours.db'] as const
/** The outside world of a demo; a real one cannot be backed up. */
const SANDBOX = 'sandbox.db'
const FOLDERS = ['letters', 'uploads']
const FILES = ['instance.json', 'secrets.json']

export interface BackupOptions {
  /** Data folder; the one of PARCOURS_DATA without it. */
  from?: string
  /** Where the backup goes; it must not exist or be empty. */
  to: string
  /** Leaves secrets.json out: for installations that set PAYLOAD_KEYS themselves. */
  withoutSecrets: boolean
}

/** Copies a data folder while the product runs on it. */
export async function makeBackup({ from: folder = dataFolder(), to, withoutSecrets }: BackupOptions): Promise<Manifest> {
  const [from, into] = [resolve(folder), resolve(to)]
  refuse(from, into)
  mkdirSync(into, { recursive: true, mode: 0o700 })
  const madeRealMs = Date.now()
  await step('Backup', `copying ${from}`, async () => {
    for (const name of DATABASES) await copyDatabase(join(from, name), join(into, name))
    if (existsSync(join(from, SANDBOX))) await copyDatabase(join(from, SANDBOX), join(into, SANDBOX))
    for (const name of FOLDERS) if (existsSync(join(from, name))) cpSync(join(from, name), join(into, name), { recursive: true })
    for (const name of FILES) if (existsSync(join(from, name)) && !(withoutSecrets && name === 'secrets.json')) cpSync(join(from, name), join(into, name))
    return 'copied'
  })
  if (existsSync(join(into, 'secrets.json'))) chmodSync(join(into, 'secrets.json'), 0o600)
  const manifest = await manifestOf(into, madeRealMs)
  writeManifest(into, manifest)
  say('Backup', `${manifest.files.length} files, ${Math.round(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6)} MB in ${into}`)
  return manifest
}

function refuse(from: string, into: string): void {
  for (const name of DATABASES) {
    if (!existsSync(join(from, name))) throw new Stop(`${from} has no ${name}: there is nothing to back up. Name the data folder with PARCOURS_DATA.`)
  }
  if (existsSync(into) && readdirSync(into).length > 0) throw new Stop(`${into} is not empty. A backup needs a folder of its own.`)
  if (!relative(from, into).startsWith('..')) throw new Stop(`${into} lies in the data folder itself. Choose a place that survives its loss.`)
}

async function manifestOf(folder: string, madeRealMs: number): Promise<Manifest> {
  const names = filesIn(folder)
  const files: Manifest['files'] = []
  for (const name of names) files.push(await describeFile(folder, name))
  const { kind } = JSON.parse(readFileSync(join(folder, 'instance.json'), 'utf8')) as { kind: Manifest['kind'] }
  return { format: FORMAT, kind, madeRealMs, node: process.version, files, ...told(join(folder, 'parcours.db'), madeRealMs) }
}

const filesIn = (folder: string, below = ''): string[] =>
  readdirSync(join(folder, below)).flatMap((name) => {
    const path = below ? `${below}/${name}` : name
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path]
  }).sort()

/** What our copy says of itself. */
function told(file: string, realMs: number): Pick<Manifest, 'businessMs' | 'migration' | 'keyIds'> {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const setting = (key: string) => (db.prepare('SELECT value FROM setting WHERE key = ?').get(key) as { value: string } | undefined)?.value
    const last = db.prepare('SELECT migration_name AS name FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1').get() as { name: string } | undefined
    const clock = db.prepare('SELECT realMs, businessMs, factor FROM clock_segment ORDER BY id DESC LIMIT 1').get() as { realMs: number; businessMs: number; factor: number } | undefined
    const untilMs = Math.min(realMs, Number(setting('clock.lease') ?? realMs))
    return {
      businessMs: clock ? clock.businessMs + Math.floor(Math.max(0, untilMs - clock.realMs) * clock.factor) : realMs,
      migration: last?.name ?? '', keyIds: JSON.parse(setting('payload.keys') ?? '[]') as string[],
    }
  } finally {
    db.close()
  }
}
