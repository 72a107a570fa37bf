import { spawn } from 'node:child_process'
import { once } from 'node:events'

const HOLD = `
const { DatabaseSync } = require('node:sqlite')
const db = new DatabaseSync(process.argv[1], { timeout: 10000 })
db.exec('BEGIN IMMEDIATE')
process.stdout.write('locked')
setTimeout(() => { db.exec('ROLLBACK'); db.close() }, Number(process.argv[2]))`

/**
 * Another process writes in the database for so long (an import, a backup). A process of its own: file locks do
 * not hold between two copies of SQLite inside one. Resolves when the lock is held; `done` when it is gone.
 */
export async function lockFile(file: string, forMs: number): Promise<{ done: Promise<unknown> }> {
  const child = spawn(process.execPath, ['-e', HOLD, file, String(forMs)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const done = once(child, 'exit')
  await once(child.stdout, 'data')
  return { done }
}
