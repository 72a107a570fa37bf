import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '../db/open-db.ts'

/** A real database of its own, with every migration; `drop` closes and removes it. */
export async function tempDb(): Promise<{ db: Db; file: string; drop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-store-'))
  const file = join(folder, 'test.db')
  const db = await openDb(file)
  return {
    db, file,
    drop: async () => {
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
