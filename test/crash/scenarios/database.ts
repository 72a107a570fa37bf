import { rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { lockFile } from '../../support/locked-file.ts'
import { atSomeMoment } from '../driver/moments.ts'
import type { Scenario } from './scenario.ts'

const FULL = /database or disk is full|SQLITE_FULL/g

/** No page can be added: every write that needs one fails, and nothing may have been said to be stored. */
export const databaseFull: Scenario = {
  name: 'database-full',
  what: 'the database has no page left for some seconds (SQLite’s page limit), twice',
  async breaks(act) {
    const { world, random, notes } = act
    const refusals = () => Object.values([world.processes.server, world.processes.worker]).reduce((sum, one) => sum + (one.log().match(FULL)?.length ?? 0), 0)
    const before = refusals()
    for (let i = 0; i < 2; i++) {
      await atSomeMoment(act)
      writeFileSync(world.fullWhen, '')
      await sleep(random.between(1_500, 3_000))
      rmSync(world.fullWhen)
    }
    notes.push(`${refusals() - before} lines of the logs say that the database was full`)
    if (refusals() === before && act.cohort.people.length > 10) notes.push('nothing noticed it')
  },
}

/** Longer than a writer waits for its turn, in the long form: then work fails and must be tried again. */
export const databaseLocked: Scenario = {
  name: 'database-locked',
  what: 'another process holds the database’s write lock for longer than anybody waits for it',
  async breaks(act) {
    const { world, stopMs, notes } = act
    await atSomeMoment(act)
    const forMs = Math.min(20_000, stopMs)
    const { done } = await lockFile(world.env.PARCOURS_DB ?? '', forMs)
    await done
    notes.push(`locked for ${Math.round(forMs / 1_000)} s`)
  },
}
