import type Database from 'better-sqlite3'
import type { Action } from '../schedule/action.ts'

export interface DueAction {
  id: number
  /** Business epoch ms; 0 = as soon as business time is known. */
  dueMs: number
  /** Actions of one lane are performed one after another. */
  lane: string
  attempts: number
  action: Action
}

interface Row {
  id: number
  due_ms: number
  lane: string
  attempts: number
  body: string
}

/**
 * What will happen, by due time. States: `open`, then `done` (row removed) or `dead` (refused for good or
 * tried too often; kept with the reason).
 */
export function actionRows(db: Database.Database) {
  const insert = db.prepare('INSERT INTO action (due_ms, lane, body) VALUES (?, ?, ?)')
  const due = db.prepare<[number, number, number], Row>(
    `SELECT id, due_ms, lane, attempts, body FROM action
     WHERE state = 'open' AND due_ms <= ? AND retry_real_ms <= ? ORDER BY due_ms, id LIMIT ?`)
  const remove = db.prepare('DELETE FROM action WHERE id = ?')
  const retry = db.prepare('UPDATE action SET attempts = attempts + 1, retry_real_ms = ?, note = ? WHERE id = ?')
  const bury = db.prepare(`UPDATE action SET state = 'dead', note = ? WHERE id = ?`)
  const counts = db.prepare<[], { state: string; n: number }>('SELECT state, count(*) AS n FROM action GROUP BY state')
  const dead = db.prepare<[], { id: number; body: string; note: string }>(
    `SELECT id, body, note FROM action WHERE state = 'dead' ORDER BY id DESC LIMIT 100`)
  return {
    add(dueMs: number, lane: string, action: Action): number {
      return Number(insert.run(Math.round(dueMs), lane, JSON.stringify(action)).lastInsertRowid)
    },
    due: (businessMs: number, realMs: number, limit: number): DueAction[] =>
      due.all(businessMs, realMs, limit).map((row) => ({
        id: row.id,
        dueMs: row.due_ms,
        lane: row.lane,
        attempts: row.attempts,
        action: JSON.parse(row.body) as Action, // written by `add`
      })),
    done: (id: number) => { remove.run(id) },
    retryAt: (id: number, realMs: number, note: string) => { retry.run(realMs, note, id) },
    bury: (id: number, note: string) => { bury.run(note, id) },
    counts: () => Object.fromEntries(counts.all().map((row) => [row.state, row.n])),
    dead: () => dead.all(),
  }
}
