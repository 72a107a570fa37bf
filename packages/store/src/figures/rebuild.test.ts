import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/open-db.ts'
import { tempDb } from '../testing/temp-db.ts'
import { differencesIn, rebuildRollup, rollupDifferences } from './rebuild.ts'
import { inWorld } from './testing/in-world.ts'
import { happenings } from './testing/random-world.ts'

describe('the roll-ups', () => {
  let db: Db
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
  })
  afterAll(() => drop())

  it('equal a rebuild from visits, runs and contacts, whatever happened in whatever order', async () => {
    const met = { rollup: 0, rollup_time: 0, rollup_run: 0, rollup_contact: 0 }
    await fc.assert(fc.asyncProperty(happenings, async (all) => {
      const { differences, sizes } = await inWorld(db, all, (sql) => ({ differences: differencesIn(sql), sizes: rebuildRollup(sql) }))
      for (const table of Object.keys(met) as (keyof typeof met)[]) met[table] += sizes[table].size
      expect(differences).toEqual([])
    }), { numRuns: 80, endOnFailure: true })
    // The worlds were not empty: each table had something to be wrong about.
    expect(Math.min(...Object.values(met))).toBeGreaterThan(100)
  }, 60_000)

  it('name the row that is wrong', async () => {
    await db.write((sql) => sql.run(`INSERT INTO rollup VALUES ('v', '2026-11-23', '', 'sms', '', 1, 6)`))
    expect(rollupDifferences(db)).toEqual(['rollup v  2026-11-23 sms : 1 6 is stored, 0 0 is right'])
    await db.write((sql) => sql.run(`UPDATE rollup SET n = 0, costCents = 0`))
    expect(rollupDifferences(db)).toEqual([])
  })
})
