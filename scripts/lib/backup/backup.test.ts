import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup } from './backup.ts'
import { copyDatabase } from './copy-database.ts'
import { checkedManifest, type Manifest } from './manifest.ts'
import { restoreBackup } from './restore.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'parcours-backup-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

/** A data folder as a product that runs leaves it: what was written last lies in the log beside the file. */
function dataFolder(): { folder: string; close: () => void } {
  const folder = join(place, 'data')
  mkdirSync(folder)
  const open = ['temporal.db', 'parcours.db'].map((name) => new DatabaseSync(join(folder, name)))
  for (const db of open) {
    db.exec('PRAGMA journal_mode = WAL')
    db.exec(`CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT); CREATE TABLE _prisma_migrations (migration_name TEXT); CREATE TABLE clock_segment (id INTEGER PRIMARY KEY, realMs INT, businessMs INT, factor REAL)`)
    db.exec(`INSERT INTO setting VALUES ('payload.keys', '["k1"]'); INSERT INTO _prisma_migrations VALUES ('20990101000000_later')`)
  }
  writeFileSync(join(folder, 'instance.json'), '{"kind":"plain"}')
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ payloadKeys: { k1: 'x' } }))
  return { folder, close: () => open.forEach((db) => db.close()) }
}

describe('a copy of a database that others write in', () => {
  it('is one moment of it: what is committed, whole, and nothing of what is not', async () => {
    const file = join(place, 'a.db')
    const writer = new DatabaseSync(file)
    writer.exec('PRAGMA journal_mode = WAL; CREATE TABLE pair (a INT, b INT)')
    const insert = writer.prepare('INSERT INTO pair VALUES (?, ?)')
    writer.exec('BEGIN')
    for (let i = 0; i < 20_000; i++) insert.run(i, -i)
    writer.exec('COMMIT; BEGIN')
    insert.run(1, 1)
    const copying = copyDatabase(file, join(place, 'b.db'))
    writer.exec('COMMIT')
    for (let i = 0; i < 50; i++) insert.run(1, 1)
    await copying
    writer.close()
    const copy = new DatabaseSync(join(place, 'b.db'), { readOnly: true })
    expect(copy.prepare('SELECT COUNT(*) AS n, SUM(a + b) AS sum FROM pair').get()).toEqual({ n: 20_000, sum: 0 })
    copy.close()
  })
})

describe('a backup', () => {
  it('names every file with its hash, the keys and the last migration', async () => {
    const { folder, close } = dataFolder()
    const manifest = await makeBackup({ from: folder, to: join(place, 'copy'), withoutSecrets: false })
    close()
    expect(manifest).toMatchObject({ kind: 'plain', keyIds: ['k1'], migration: '20990101000000_later' })
    expect(manifest.files.map(({ name }) => name)).toEqual(['instance.json', 'parcours.db', 'secrets.json', 'temporal.db'])
    await expect(checkedManifest(join(place, 'copy'))).resolves.toEqual(manifest)
  })

  it('is refused into its own data folder, and into one that is not empty', async () => {
    const { folder, close } = dataFolder()
    await expect(makeBackup({ from: folder, to: join(folder, 'copy'), withoutSecrets: false })).rejects.toThrow(/lies in the data folder/)
    await expect(makeBackup({ from: folder, to: place, withoutSecrets: false })).rejects.toThrow(/is not empty/)
    close()
  })
})

describe('a restore is refused in a sentence', () => {
  const restore = () => restoreBackup({ from: join(place, 'copy'), into: join(place, 'new'), replace: false })
  const change = (by: Partial<Manifest>) => {
    const file = join(place, 'copy', 'manifest.json')
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as Manifest), ...by }))
  }

  it('where the backup is of a later version, or nobody has its keys', async () => {
    const { folder, close } = dataFolder()
    await makeBackup({ from: folder, to: join(place, 'copy'), withoutSecrets: true })
    close()
    await expect(restore()).rejects.toThrow(/later version of Parcours \(its database knows 20990101000000_later\)/)
    change({ migration: '' })
    await expect(restore()).rejects.toThrow(/payload key k1 is neither in this backup nor in PAYLOAD_KEYS/)
    change({ format: 9 as 1 })
    await expect(restore()).rejects.toThrow(/cannot be read by this version/)
  })
})
