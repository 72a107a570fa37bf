import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { actionRows } from './action-rows.ts'
import { debtorRows } from './debtor-rows.ts'
import { logRows } from './log-rows.ts'
import { messageRows } from './message-rows.ts'
import { SCHEMA } from './schema.ts'
import { scriptRows } from './script-rows.ts'
import { settingRows } from './setting-rows.ts'

export type Store = ReturnType<typeof openStore>

/** Opens (or makes) the sandbox's file; `:memory:` for tests. All calls on it are synchronous. */
export function openStore(path: string) {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  // NORMAL survives the death of the process, which is what the crash tests do to it.
  db.pragma('synchronous = NORMAL')
  db.exec(SCHEMA)
  return {
    log: logRows(db),
    messages: messageRows(db),
    debtors: debtorRows(db),
    actions: actionRows(db),
    scripts: scriptRows(db),
    settings: settingRows(db),
    /** Runs `work` in one transaction; nested calls join it. */
    atomically: <T>(work: () => T): T => db.transaction(work).immediate(),
    close: () => { db.close() },
  }
}
