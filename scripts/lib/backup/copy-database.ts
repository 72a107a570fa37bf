import { DatabaseSync, backup } from 'node:sqlite'

/** All pages in one step: between two steps another process may write, and the copy would begin again. */
const ALL_PAGES = 2_147_483_647

/**
 * A consistent copy of a database that others are writing in (SQLite's own backup). The open read holds one moment of it;
 * writers go on meanwhile. The copy is checked before it counts.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 })
  try {
    source.exec('BEGIN')
    source.prepare('SELECT COUNT(*) FROM sqlite_schema').get()
    await backup(source, to, { rate: ALL_PAGES })
    source.exec('ROLLBACK')
  } finally {
    source.close()
  }
  const copy = new DatabaseSync(to)
  try {
    // One file, whatever lay in the log beside it.
    copy.exec('PRAGMA journal_mode = DELETE')
    const { integrity_check: found } = copy.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
    if (found !== 'ok') throw new Error(`the copy of ${from} is damaged: ${found}`)
  } finally {
    copy.close()
  }
}
