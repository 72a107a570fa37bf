import type Database from 'better-sqlite3'
import type { AnswerScript, CallbackScript, FailScript } from '../control/script.ts'
import type { LogChannel } from './log-rows.ts'

type Stored = AnswerScript | CallbackScript | FailScript

/** What tests told the sandbox to do next; each script serves its number of times, oldest first. */
export function scriptRows(db: Database.Database) {
  const insert = db.prepare('INSERT INTO script (body, times_left) VALUES (?, ?)')
  const live = db.prepare<[], { id: number; body: string }>('SELECT id, body FROM script WHERE times_left > 0 ORDER BY id')
  const use = db.prepare('UPDATE script SET times_left = times_left - 1 WHERE id = ?')
  const clear = db.prepare('DELETE FROM script')

  function take<T extends Stored>(fits: (script: Stored) => script is T): T | undefined {
    for (const row of live.all()) {
      const script = JSON.parse(row.body) as Stored // written by `add`
      if (!fits(script)) continue
      use.run(row.id)
      return script
    }
    return undefined
  }
  return {
    add: (script: Stored) => { insert.run(JSON.stringify(script), script.times) },
    /** The next failure for this channel; counts as used. */
    takeFailure: (channel: LogChannel) =>
      take((s): s is FailScript => 'fail' in s && (s.channel === undefined || s.channel === channel)),
    /** The next disorder for a callback of this channel; counts as used. */
    takeDisorder: (channel: LogChannel) =>
      take((s): s is CallbackScript => 'callbacks' in s && (s.channel === undefined || s.channel === channel)),
    /** The next scripted answer of this kind to this address; counts as used. */
    takeAnswer: <K extends AnswerScript['on']>(on: K, to: string) =>
      take((s): s is Extract<AnswerScript, { on: K }> => 'on' in s && s.on === on && (s.to ?? to) === to),
    clear: () => { clear.run() },
  }
}
