import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultSettings, type BranchPlace, type Journey } from '@parcours/journey'
import type { Db } from '../db/open-db.ts'
import { put, putJourney, putPerson, putPortfolio, putRun, putVisit, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { askBack } from './rollback.ts'

const OLD = { id: 'r1', person: 1, journey: 'early', version: 1, enteredAt: T0 }
const DRAWING: Journey = { format: 1, slug: 'early', name: 'Early', settings: defaultSettings(), nodes: [], edges: [] }
const place = (visit: number, nodeId: string): BranchPlace => ({ visit, nodeId, state: 'waiting', untilMs: null })
let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1 })
    putJourney(sql, { id: 'early', versions: 2 })
    sql.run('UPDATE version SET drawing = ?, plan = ?', JSON.stringify(DRAWING), JSON.stringify({ nodes: [{ id: 'text' }, { id: 'rest' }] }))
    putRun(sql, { ...OLD, version: 2 })
    putVisit(sql, { run: OLD, seq: 2, node: 'text' })
    sql.run(`UPDATE visit SET leftAt = ?, outcome = 'left:migrated' WHERE seq = 2`, T0)
    put(sql, 'command', {
      id: 'c1', runId: 'r1', personId: 'per1', kind: 'migrate', seq: 1, args: '{}', reason: 'r', actor: 'Claire', at: T0, atRealMs: 1, state: 'applied', bulkId: 'b1',
      before: JSON.stringify([place(2, 'text')]), after: JSON.stringify([place(3, 'rest')]),
    })
  })
})
afterEach(() => drop())

const asked = (visit: number) => db.write((sql) => {
  putVisit(sql, { run: { ...OLD, version: 2 }, seq: visit, node: 'rest' })
  return askBack(sql, 'r1', 'b1')
})

it('names the visit that a run left, where it stands still as it was moved', async () => {
  expect(await asked(3)).toMatchObject({ kind: 'migrate', versionId: 'early-v1', nodes: { rest: { kind: 'move', to: 'text' } }, back: 2 })
})
it('names none where the run has gone on: it goes to the same node', async () => {
  expect(await asked(4)).not.toHaveProperty('back')
})
