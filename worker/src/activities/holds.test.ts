import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heldBy, issueCommand, liftStop, setStop, type StopScope } from '@parcours/store'
import { GateWorld } from './testing/gate-world.ts'

let world: GateWorld
let run: string
beforeEach(async () => {
  world = await GateWorld.open()
  run = await world.enrol()
})
afterEach(() => world.close())

const stops = (scope: StopScope, target = '', effect: 'contact' | 'entry' = 'contact') =>
  world.deps.db.write((sql) => setStop(sql, { scope, target, effect, reason: 'a wrong text', actor: 'Claire', nowMs: world.nowMs, realMs: world.nowMs }))
const journeyId = () => world.deps.db.read.get<{ journeyId: string }>('SELECT journeyId FROM run WHERE id = ?', run)?.journeyId ?? ''
const asks = (id: string, kind: 'pause' | 'end') =>
  world.deps.db.write((sql) => issueCommand(sql, { id, runId: run, ask: { kind }, reason: 'r', actor: 'Claire', nowMs: world.nowMs, realMs: world.nowMs }))
const HELD = { kind: 'hold', untilMs: null, sleepMs: null }
const SENT = { kind: 'result', result: 'sent' }

describe('a stop of contacts', () => {
  it('holds at the gate from its commit on, and says which stop', async () => {
    for (const [attempt, scope, target] of [[1, 'workspace', ''], [2, 'channel', 'sms'], [3, 'journey', journeyId()]] as const) {
      const stop = await stops(scope, target)
      expect(await world.tries(run, attempt)).toEqual(HELD)
      expect(world.place(run)).toMatchObject({ state: 'suspended', because: { reason: 'stopped', rules: [`house.stop_${scope}`], stop: stop.id } })
      expect(heldBy(world.deps.db.read, stop.id)).toBe(1)
      await world.deps.db.write((sql) => liftStop(sql, { id: stop.id, reason: 'mended', actor: 'Claire', nowMs: world.nowMs }))
    }
    expect(world.sent).toEqual([])
    expect(await world.tries(run, 4)).toMatchObject(SENT)
  })
  it('of another channel, another journey or of entry alone holds nothing here', async () => {
    await stops('channel', 'email')
    await stops('journey', 'another')
    await stops('workspace', '', 'entry')
    expect(await world.tries(run, 1)).toMatchObject(SENT)
  })
  it('set between the gate and the provider keeps the message in the house, and it goes when the stop is lifted', async () => {
    const { db } = world.deps
    let stop: { id: string } | undefined
    world.deps.db = {
      ...db,
      write: async (work) => {
        const done = await db.write(work)
        if (!stop) stop = await db.write((sql) => setStop(sql, { scope: 'workspace', target: '', effect: 'contact', reason: 'now', actor: 'Claire', nowMs: world.nowMs, realMs: world.nowMs }))
        return done
      },
    }
    const kept = await world.tries(run, 1)
    expect([kept.kind, world.sent, world.rows(run).map(({ status }) => status)]).toEqual(['defer', [], ['failed']])
    if (kept.kind !== 'defer') return
    world.nowMs = kept.untilMs
    expect(await world.tries(run, 2)).toEqual(HELD)
    await db.write((sql) => liftStop(sql, { id: stop?.id ?? '', reason: 'mended', actor: 'Claire', nowMs: world.nowMs }))
    expect(await world.tries(run, 3)).toMatchObject(SENT)
    expect(world.sent).toHaveLength(1)
  })
  it('that a restore has set cannot be lifted before all is reconciled', async () => {
    const stop = await world.deps.db.write((sql) => setStop(sql, {
      scope: 'workspace', target: '', effect: 'contact', reason: 'restored', actor: 'restore', nowMs: 1, realMs: 1, needsReconcile: true,
    }))
    const lift = () => world.deps.db.write((sql) => liftStop(sql, { id: stop.id, reason: 'now', actor: 'Claire', nowMs: world.nowMs }))
    expect(await lift()).toEqual({ kind: 'needs_reconcile' })
    expect(await world.tries(run, 1)).toEqual(HELD)
    await world.deps.db.write((sql) => sql.run('UPDATE contact_stop SET needsReconcile = 0'))
    expect(await lift()).toMatchObject({ kind: 'lifted' })
  })
})

describe('a pause', () => {
  it('holds what its workflow sent to the gate before it had heard', async () => {
    await asks('c1', 'pause')
    expect(await world.tries(run, 1)).toEqual(HELD)
    expect(world.place(run)).toMatchObject({ state: 'suspended', because: { reason: 'paused', rules: ['house.paused'] } })
    // The workflow has heard of the resume by then, whether or not our row is cleared.
    expect(await world.tries(run, 2, { commands: 2 })).toMatchObject(SENT)
  })
  it('of a run holds the sub-journey that begins in it, which its resume lets go', async () => {
    await asks('c1', 'pause')
    const sub = await world.enrol({}, { runId: run, visit: 2 })
    expect(await world.tries(sub, 1)).toEqual(HELD)
    const held = () => world.deps.db.read.all<{ id: string; state: string }>('SELECT id, state FROM command WHERE runId = ?', sub)
    expect(held()).toEqual([{ id: `c1:${sub}`, state: 'sent' }])
    await world.deps.db.write((sql) => issueCommand(sql, { id: 'c2', runId: run, ask: { kind: 'resume', waits: 'left' }, reason: 'r', actor: 'Claire', nowMs: world.nowMs, realMs: world.nowMs }))
    expect(held()).toHaveLength(2)
  })
  it('ends no sooner for what ends the run', async () => {
    await asks('c1', 'pause')
    await world.deps.db.write((sql) => sql.run('UPDATE debt SET arrearsCents = 0'))
    expect(await world.tries(run, 1)).toEqual({ kind: 'stop', fact: 'cured' })
  })
})
