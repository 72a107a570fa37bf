import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'

/** Prisma's own table, so that `prisma migrate status` and `deploy` agree with us in both directions. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

interface Applied {
  migration_name: string
  checksum: string
}

/**
 * Applies the committed migrations that this database lacks, all or nothing, under the write lock, so two
 * processes that start together do not meet. An edited migration is refused by name.
 * @returns names of those applied now
 */
export function migrate(db: Database.Database, folder: string): string[] {
  const run = db.transaction(() => {
    db.exec(TABLE)
    const rows = db.prepare('SELECT migration_name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL').all() as Applied[]
    const known = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    return migrationsIn(folder).filter(({ name, sql }) => applyOne(db, { name, sql, known: known.get(name) })).map(({ name }) => name)
  })
  return run.immediate()
}

function migrationsIn(folder: string): { name: string; sql: string }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => ({ name: entry.name, sql: readFileSync(join(folder, entry.name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function applyOne(db: Database.Database, migration: { name: string; sql: string; known: string | undefined }): boolean {
  const { name, sql, known } = migration
  const checksum = createHash('sha256').update(sql).digest('hex')
  if (known === checksum) return false
  if (known !== undefined) throw new Error(`migration ${name} was edited after it was applied: add a new one instead`)
  db.exec(sql)
  db.prepare(`INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
    VALUES (?, ?, current_timestamp, ?, current_timestamp, 1)`).run(randomUUID(), checksum, name)
  return true
}
