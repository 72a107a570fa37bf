import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issueCommand, settleCommand } from '../commands/issue.ts'
import { contactByReference } from '../contacts/ledger.ts'
import type { Db } from '../db/open-db.ts'
import { rollupDifferences } from '../figures/rebuild.ts'
import { runById } from '../runs/step.ts'
import { put, putJourney, putPerson, putPortfolio, putRun, putVisit, T0, type TestRun } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { acceptRestored, answerFor, beginRestored, foundContactOf, keepReport, openRestore, putFoundMessage, reconcileReport, takeBackTo, type FoundMessage } from './restore.ts'
import { liftStop, setStop, standingStops } from './stops.ts'

let db: Db
let drop: () => Promise<void>
const RUN: TestRun = { id: 'run_1', person: 1, journey: 'j', version: 1, enteredAt: T0 }
const sms = (more: Partial<FoundMessage> = {}): FoundMessage =>
  ({ channel: 'sms', reference: 'run_1.2.1', to: '+33639980001', providerId: 'SM1', atRealMs: 5, atMs: T0 + 60_000, ...more })

beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1, mobile: '+33639980001' })
    putJourney(sql, { id: 'j', versions: 1 })
    putRun(sql, RUN)
  })
})
afterEach(() => drop())

const begin = () => beginRestored(db, { backupRealMs: 1_000, backupBusinessMs: T0, realMs: 2_000, reason: 'restored' })
const lift = () => db.write((sql) => liftStop(sql, { id: standingStops(sql)[0]?.id ?? '', reason: 'all well', actor: 'a', nowMs: T0 }))
const report = (open: NonNullable<ReturnType<typeof reconcileReport>>['open']) =>
  ({ backupRealMs: 1_000, atRealMs: 3_000, open, messagesFound: 0, messagesOfLostRuns: 0, runsTakenBack: 0, runsStartedAgain: 0, workflowsEnded: 0 })

describe('a restored database', () => {
  it('comes up with a stop that nobody can lift before all is clean', async () => {
    await begin()
    expect(standingStops(db.read)).toMatchObject([{ scope: 'workspace', effect: 'contact', actor: 'restore', needsReconcile: 1 }])
    expect((await lift()).kind).toBe('needs_reconcile')
    await db.write((sql) => keepReport(sql, report([{ code: 'list_failed', detail: 'away' }])))
    expect((await lift()).kind).toBe('needs_reconcile')
    await db.write((sql) => keepReport(sql, report([])))
    expect(openRestore(db.read)).toBeUndefined()
    expect((await lift()).kind).toBe('lifted')
    expect(reconcileReport(db.read)).toMatchObject({ open: [], backupRealMs: 1_000 })
  })

  it('binds a stop too that stood already when the backup was made', async () => {
    await db.write((sql) => setStop(sql, { scope: 'workspace', target: '', effect: 'contact', reason: 'storm', actor: 'a', nowMs: T0, realMs: 1 }))
    await begin()
    expect(standingStops(db.read)).toHaveLength(1)
    expect((await lift()).kind).toBe('needs_reconcile')
  })

  it('asks a run again what an operator asked since the backup, and takes the answer again', async () => {
    await db.write((sql) => {
      const ask = (id: string, nowMs: number) => issueCommand(sql, { id, runId: 'run_1', ask: { kind: 'pause' }, reason: 'r', actor: 'a', nowMs, realMs: 1 })
      ask('before', T0)
      settleCommand(sql, 'before', { answer: { kind: 'applied', before: [], after: [] }, nowMs: T0 })
      sql.run('UPDATE run SET held = 0')
      ask('since', T0 + 60_000)
      settleCommand(sql, 'since', { answer: { kind: 'applied', before: [], after: [] }, nowMs: T0 + 60_000 })
      sql.run(`UPDATE delivery SET state = 'done'`)
      takeBackTo(sql, 'run_1', { tag: 5, sinceMs: T0 + 30_000 })
    })
    expect(db.read.all(`SELECT id, state FROM command ORDER BY seq`)).toEqual([{ id: 'before', state: 'applied' }, { id: 'since', state: 'sent' }])
    expect(db.read.all(`SELECT seq, state FROM delivery WHERE kind = 'command' ORDER BY seq`)).toEqual([{ seq: 1, state: 'done' }, { seq: 2, state: 'pending' }])
  })

  it('does not ask again what was refused: the operator was told so', async () => {
    await db.write((sql) => {
      issueCommand(sql, { id: 'c', runId: 'run_1', ask: { kind: 'skip' }, reason: 'r', actor: 'a', nowMs: T0 + 60_000, realMs: 1 })
      settleCommand(sql, 'c', { answer: { kind: 'refused', code: 'no_wait' }, nowMs: T0 + 60_000 })
      sql.run(`UPDATE delivery SET state = 'done'`)
      takeBackTo(sql, 'run_1', { tag: 5, sinceMs: T0 + 30_000 })
    })
    expect(db.read.all('SELECT state, refusal FROM command')).toEqual([{ state: 'refused', refusal: 'no_wait' }])
    expect(db.read.all('SELECT state FROM delivery')).toEqual([{ state: 'done' }])
  })

  it('may be answered for by an operator, once the worker has looked', async () => {
    await begin()
    const accept = () => db.write((sql) => acceptRestored(sql, { actor: 'Zoé', reason: 'the provider lists nothing', realMs: 9 }))
    expect(await accept()).toBe('not_looked')
    await db.write((sql) => keepReport(sql, report([{ code: 'no_list' }, { code: 'list_failed', detail: 'away' }])))
    expect(await accept()).toBe('accepted')
    expect(reconcileReport(db.read)?.accepted).toMatchObject({ actor: 'Zoé' })
    expect((await lift()).kind).toBe('lifted')
  })

  it.each([{ code: 'temporal_failed', detail: 'away' }, { code: 'runs_without_workflow', count: 40 }, { code: 'workflows_without_run', count: 1 }] as const)(
    'is nobody’s to answer for while $code stands open', async (item) => {
      await begin()
      await db.write((sql) => keepReport(sql, report([{ code: 'no_list' }, item])))
      expect(await db.write((sql) => acceptRestored(sql, { actor: 'Zoé', reason: 'I want to', realMs: 9 }))).toBe('unclean')
      expect(reconcileReport(db.read)?.accepted).toBeUndefined()
      expect((await lift()).kind).toBe('needs_reconcile')
    })
})

describe('a message that the ledger does not know', () => {
  const contacts = () => db.read.all('SELECT runId, visitSeq, attempt, personId, channel, status, providerId, debtIds FROM contact')

  it('goes in once, for its run', async () => {
    expect(await db.write((sql) => putFoundMessage(sql, sms()))).toBe('found')
    expect(await db.write((sql) => putFoundMessage(sql, sms()))).toBe('known')
    expect(contacts()).toEqual([{ runId: 'run_1', visitSeq: 2, attempt: 1, personId: 'per1', channel: 'sms', status: 'sent', providerId: 'SM1', debtIds: '["debt1-1"]' }])
  })

  it('counts for the person where its run is lost, and for nobody where nobody is known', async () => {
    expect(await db.write((sql) => putFoundMessage(sql, sms({ reference: 'run_gone.2.1' })))).toBe('lost')
    expect(contacts()).toMatchObject([{ runId: 'run_gone', personId: 'per1', debtIds: '[]' }])
    expect(await db.write((sql) => putFoundMessage(sql, sms({ reference: 'run_gone.3.1', to: '+33600000000' })))).toBe('nobody')
    expect(await db.write((sql) => putFoundMessage(sql, sms({ reference: 'no reference' })))).toBe('nobody')
  })

  it('answers for the attempt that asks, whatever its number, and for no later one', async () => {
    await db.write((sql) => putFoundMessage(sql, sms({ reference: 'run_1.2.3' })))
    const found = foundContactOf(db.read, 'run_1', 2)
    await db.write((sql) => answerFor(sql, found?.id ?? '', { runId: 'run_1', visit: 2, attempt: 1 }))
    expect(contacts()).toMatchObject([{ visitSeq: 2, attempt: 1 }])
    expect(foundContactOf(db.read, 'run_1', 2)).toBeUndefined()
    // The provider goes on calling it by the number that it was sent under, and lists it so when it is asked again.
    expect(contactByReference(db.read, 'run_1.2.3')).toMatchObject({ attempt: 1, sentAs: 'run_1.2.3', providerId: 'SM1' })
    expect(await db.write((sql) => putFoundMessage(sql, sms({ reference: 'run_1.2.3' })))).toBe('known')
    expect(contacts()).toHaveLength(1)
  })
})

describe('rows that know more than Temporal', () => {
  it('are taken back to its history; what was told since is delivered again', async () => {
    await db.write((sql) => {
      for (const [seq, tag] of [[1, 10_000_003], [2, 10_000_009]] as const) {
        putVisit(sql, { run: RUN, seq, node: `n${seq}` })
        sql.run('UPDATE visit SET openTag = ? WHERE runId = ? AND seq = ?', tag, RUN.id, seq)
      }
      sql.run('UPDATE run SET tag = 10000009 WHERE id = ?', RUN.id)
      for (const [seq, atMs] of [[1, T0 - 10], [2, T0 + 10]] as const) {
        put(sql, 'delivery', { runId: RUN.id, seq, kind: 'event', payload: JSON.stringify({ atMs }), state: 'done' })
      }
    })
    expect(await db.write((sql) => takeBackTo(sql, RUN.id, { tag: 10_000_005, sinceMs: T0 }))).toBe(true)
    expect(db.read.all('SELECT seq FROM visit')).toEqual([{ seq: 1 }])
    expect(runById(db.read, RUN.id)?.tag).toBe(10_000_005)
    expect(db.read.all('SELECT seq, state FROM delivery ORDER BY seq')).toEqual([{ seq: 1, state: 'done' }, { seq: 2, state: 'pending' }])
    expect(await db.write((sql) => takeBackTo(sql, RUN.id, { tag: 10_000_005, sinceMs: T0 }))).toBe(false)
  })

  it('are left alone where Temporal knows as much', async () => {
    await db.write((sql) => sql.run('UPDATE run SET tag = 10000003 WHERE id = ?', RUN.id))
    expect(await db.write((sql) => takeBackTo(sql, RUN.id, { tag: 10_000_020, sinceMs: T0 }))).toBe(false)
    expect(runById(db.read, RUN.id)?.tag).toBe(10_000_003)
    expect(rollupDifferences(db).filter((one) => !one.startsWith('rollup_run'))).toEqual([])
  })
})
