import type { ClockState } from '@parcours/clock'
import type Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'

/** Single values: the clock as last told, the mode, and the mark of this file. */
export function settingRows(db: Database.Database) {
  const get = db.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck()
  const put = db.prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
  const keep = db.prepare('INSERT OR IGNORE INTO setting VALUES (?, ?)')
  // Ids that leave the house start with this mark: a sandbox made anew never repeats an old message id.
  keep.run('mark', randomBytes(6).toString('hex'))
  const number = (name: string) => {
    const text = get.get(name)
    return text === undefined ? undefined : Number(text)
  }
  return {
    mark: (): string => get.get('mark') ?? '',
    clock(): ClockState | undefined {
      const text = get.get('clock')
      return text === undefined ? undefined : (JSON.parse(text) as ClockState) // written by `setClock`
    },
    setClock: (clock: ClockState) => { put.run('clock', JSON.stringify(clock)) },
    silent: (): boolean | undefined => {
      const text = get.get('silent')
      return text === undefined ? undefined : text === 'yes'
    },
    setSilent: (silent: boolean) => { put.run('silent', silent ? 'yes' : 'no') },
    medianArrearsCents: () => number('median_arrears_cents'),
    setMedianArrearsCents: (cents: number) => { put.run('median_arrears_cents', String(cents)) },
  }
}
