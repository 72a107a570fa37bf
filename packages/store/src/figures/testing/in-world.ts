import type { Db, Sql } from '../../db/open-db.ts'
import { play, putWorld, type Happening } from './random-world.ts'

class Undo extends Error {}

/** Plays a world in one transaction, looks at it, and takes it back: a hundred worlds in one database. */
export async function inWorld<T>(db: Db, all: readonly Happening[], look: (sql: Sql, nowMs: number) => T): Promise<T> {
  const seen: T[] = []
  await db.write((sql) => {
    putWorld(sql)
    const nowMs = play(sql, all)
    seen.push(look(sql, nowMs))
    throw new Undo()
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  const [answer] = seen
  if (answer === undefined) throw new Error('the world was not looked at')
  return answer
}
