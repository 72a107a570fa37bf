import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BranchPlace, CommandAnswer, CommandAsk } from '@parcours/journey'
import type { Db } from '../db/open-db.ts'
import { runById } from '../runs/step.ts'
import { putJourney, putPerson, putPortfolio, putRun, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { issueCommand, settleCommand } from './issue.ts'

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    for (const n of [1, 2, 3]) putPerson(sql, { n })
    putJourney(sql, { id: 'early', versions: 2 })
    putJourney(sql, { id: 'sub', versions: 1 })
    putRun(sql, { id: 'r1', person: 1, journey: 'early', version: 1, enteredAt: T0 })
    sql.run(`UPDATE version SET plan = '{"listens":["released"],"ends":[]}'`)
    for (const [n, visit] of [[2, 2], [3, 5]] as const) {
      putRun(sql, { id: `s${n}`, person: n, journey: 'sub', version: 1, enteredAt: T0 })
      sql.run(`UPDATE run SET parentRunId = 'r1', parentVisit = ? WHERE id = ?`, visit, `s${n}`)
    }
  })
})
afterEach(() => drop())

const asks = (id: string, ask: CommandAsk) => db.write((sql) => issueCommand(sql, { id, runId: 'r1', ask, reason: 'r', actor: 'Claire', nowMs: T0, realMs: 1 }))
const answers = (id: string, answer: CommandAnswer) => db.write((sql) => settleCommand(sql, id, { answer, nowMs: T0 + 1 }))
const place = (visit: number, more: Partial<BranchPlace> = {}): BranchPlace => ({ visit, nodeId: 'n', state: 'waiting', untilMs: null, ...more })
const applied = (before: BranchPlace[], after: BranchPlace[]): CommandAnswer => ({ kind: 'applied', before, after })
const toSubs = () => db.read.all<{ runId: string; kind: string; reason: string; actor: string }>(`SELECT runId, kind, reason, actor FROM command WHERE runId <> 'r1' ORDER BY runId`)
const MIGRATE: CommandAsk = { kind: 'migrate', versionId: 'early-v2', planHash: 'early2', nodes: {}, waits: 'keep' }
const ENDED = { kind: 'end', reason: 'r', actor: 'Claire' }

describe('a sub-journey whose parent an operator took away from it', () => {
  it.each([
    ['moved', { kind: 'move', nodeId: 'sms' } as const], ['sent to another arm', { kind: 'arm', nodeId: 'tone', arm: 'B' } as const], ['set over to begin another node', MIGRATE],
  ])('is ended when it is %s, and that of a branch beside it goes on', async (_, ask) => {
    await db.write((sql) => sql.run(`UPDATE run SET arms = ';tone=A;' WHERE id = 'r1'`))
    await asks('c1', ask)
    expect(toSubs()).toEqual([])
    await answers('c1', applied([place(2), place(5)], [place(6), place(5)]))
    expect(toSubs()).toEqual([{ runId: 's2', ...ENDED }])
  })
  it('goes on with a parent that is set over and waits for it, told before its row is moved or after', async () => {
    await asks('c1', MIGRATE)
    await answers('c1', applied([place(2)], [place(6, { from: 2 })]))
    await db.write((sql) => sql.run(`UPDATE run SET parentVisit = 6 WHERE id = 's2'`))
    await asks('c2', MIGRATE)
    await answers('c2', applied([place(2)], [place(6, { from: 2 })]))
    expect(toSubs()).toEqual([])
  })
  it('is ended by a migration that ends the run', async () => {
    await asks('c1', MIGRATE)
    await answers('c1', applied([place(2)], []))
    expect(toSubs()).toEqual([{ runId: 's2', ...ENDED }])
  })
  it('that began after the click is ended with the run, and each of them once', async () => {
    await db.write((sql) => sql.run(`UPDATE run SET parentRunId = NULL WHERE id = 's3'`))
    await asks('c1', { kind: 'end' })
    await db.write((sql) => sql.run(`UPDATE run SET parentRunId = 'r1' WHERE id = 's3'`))
    await answers('c1', applied([place(2)], []))
    expect(toSubs()).toEqual([{ runId: 's2', ...ENDED }, { runId: 's3', ...ENDED }])
  })
  it('is left alone by what is refused, and by what leaves no visit', async () => {
    await asks('c1', { kind: 'move', nodeId: 'sms' })
    await answers('c1', { kind: 'refused', code: 'contact_under_way' })
    await asks('c2', { kind: 'skip' })
    await answers('c2', applied([place(2)], [place(2)]))
    expect(toSubs()).toEqual([])
  })
})

describe('a pause that holds no longer', () => {
  const released = () => db.read.all<{ ref: string }>(`SELECT json_extract(payload, '$.ref') AS ref FROM delivery WHERE runId = 'r1' AND kind = 'event' AND json_extract(payload, '$.type') = 'released'`)

  it('lets go of what it held: refused by a run that was on its way, or resumed where nothing was paused', async () => {
    await asks('c1', { kind: 'pause' })
    await answers('c1', { kind: 'refused', code: 'busy' })
    expect([runById(db.read, 'r1')?.held, released()]).toEqual([0, [{ ref: 'c1' }]])
    await asks('c2', { kind: 'pause' })
    await answers('c2', applied([], []))
    await asks('c3', { kind: 'resume', waits: 'left' })
    await answers('c3', { kind: 'refused', code: 'not_paused' })
    expect(released()).toEqual([{ ref: 'c1' }, { ref: 'c3' }])
  })
  it('says nothing where the run resumes by itself, or another pause holds it', async () => {
    await asks('c1', { kind: 'pause' })
    await answers('c1', applied([], []))
    await asks('c2', { kind: 'resume', waits: 'left' })
    await asks('c3', { kind: 'pause' })
    await answers('c2', { kind: 'refused', code: 'not_paused' })
    expect([runById(db.read, 'r1')?.held, released()]).toEqual([3, []])
    await answers('c3', applied([], []))
    await asks('c4', { kind: 'resume', waits: 'left' })
    await answers('c4', applied([], []))
    expect([runById(db.read, 'r1')?.held, released()]).toEqual([0, []])
  })
})
