import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyVulnerable, recordStep, releaseSuspension, runById } from '@parcours/store'
import { DAY, GateWorld, TUESDAY_10 } from './testing/gate-world.ts'

let world: GateWorld
beforeEach(async () => {
  world = await GateWorld.open()
})
afterEach(() => world.close())
const write = (sql: string, ...values: (string | number)[]) => world.deps.db.write((db) => db.run(sql, ...values))

describe('a case that has moved to a journey of higher priority', () => {
  it('is not contacted by the one it left, though that one has heard nothing yet', async () => {
    const low = await world.enrol({ priority: 10 })
    const high = await world.enrol({ priority: 90, whenBusy: 'replace' })
    expect(runById(world.deps.db.read, low)?.status).toBe('open')
    expect(await world.tries(low, 1)).toEqual({ kind: 'stop', fact: 'moved' })
    expect(world.verdicts(low)).toEqual([{ verdict: 'stop', rules: '["house.moved"]' }])
    expect(await world.tries(high, 1)).toMatchObject({ kind: 'result', result: 'sent' })
    expect(world.sent).toEqual([`${high}.2.1`])
  })
  it('starts no sub-journey there either', async () => {
    const low = await world.enrol({ priority: 10 })
    await world.enrol({ priority: 90, whenBusy: 'replace' })
    await expect(world.enrol({}, { runId: low, visit: 2 })).rejects.toThrow('in_other_journey')
  })
  it('lets what was past the gate finish: the stop comes too late for it', async () => {
    const low = await world.enrol({ priority: 10 })
    expect(await world.tries(low, 1)).toMatchObject({ result: 'sent' })
    await world.enrol({ priority: 90, whenBusy: 'replace' })
    expect(await world.tries(low, 1)).toMatchObject({ result: 'sent' })
    expect(world.sent).toHaveLength(1)
  })
})

describe('a contact without a next legal time', () => {
  it.each([
    ['no_calendar', 'fr-house.holiday', () => write(`DELETE FROM setting WHERE key LIKE 'calendar.%'`)],
    ['no_legal_hour', 'house.no_zone', () => write(`UPDATE person SET zones = '[]'`)],
  ])('is held for a day and says why: %s', async (reason, rule, spoil) => {
    await spoil()
    const run = await world.enrol()
    expect(await world.tries(run, 1)).toEqual({ kind: 'defer', untilMs: TUESDAY_10 + DAY, sleepMs: DAY })
    expect(world.place(run)).toMatchObject({ state: 'suspended', because: { reason, rules: [rule] }, nextAt: TUESDAY_10 + DAY })
    expect(world.sent).toEqual([])
  })
  it('leaves by the law’s time-out when nobody mends it within its deferral', async () => {
    await write(`UPDATE person SET zones = '[]'`)
    const run = await world.enrol()
    expect(await world.tries(run, 1, { firstMs: world.nowMs - 60 * DAY })).toMatchObject({ kind: 'result', result: 'policy_timeout' })
    expect(world.sent).toEqual([])
  })
  it('goes once the calendar is there', async () => {
    const calendars = world.deps.db.read.all<{ key: string; value: string }>(`SELECT * FROM setting WHERE key LIKE 'calendar.%'`)
    await write(`DELETE FROM setting WHERE key LIKE 'calendar.%'`)
    const run = await world.enrol()
    await world.tries(run, 1)
    for (const { key, value } of calendars) await write('INSERT INTO setting (key, value) VALUES (?,?)', key, value)
    world.nowMs += DAY
    expect(await world.tries(run, 2, { firstMs: world.nowMs })).toMatchObject({ result: 'sent' })
  })
})

describe('a vulnerable person', () => {
  const told = () => world.deps.db.write((sql) => applyVulnerable(sql, { eventId: 'e', nowMs: world.nowMs, personId: 'per', caseId: 'case' }))
  const task = () => world.deps.db.read.get<{ id: string; queue: string; status: string; kind: string }>('SELECT id, queue, status, kind FROM task')

  it('is with the specialists: every contact is held without an end, and they have a task', async () => {
    const run = await world.enrol()
    await told()
    expect(await world.tries(run, 1)).toEqual({ kind: 'hold', untilMs: null, sleepMs: null })
    expect(world.place(run)).toMatchObject({ state: 'suspended', because: { reason: 'vulnerable', rules: ['house.vulnerable'] }, nextAt: null })
    expect(task()).toMatchObject({ queue: 'care', status: 'open' })
    expect(world.sent).toEqual([])
  })
  it('is held whatever the journey lets suspend it', async () => {
    const run = await world.enrol({ suspends: [] })
    await told()
    expect(await world.tries(run, 1)).toMatchObject({ kind: 'hold' })
  })
  it('is contacted again when the specialists say so', async () => {
    const run = await world.enrol()
    await told()
    await world.deps.db.write((sql) => releaseSuspension(sql, task()?.kind.split(':')[1] ?? '', world.nowMs))
    expect(await world.tries(run, 1)).toMatchObject({ result: 'sent' })
  })
})

describe('a contact after a task that Temporal ran again', () => {
  it('takes back what the first time had written before it looks', async () => {
    const run = await world.enrol()
    const plan = world.deps.plans.get(runById(world.deps.db.read, run)?.planHash ?? '')
    const step = { runId: run, plan, attempt: 1 }
    const result = { name: 'wait', nodeId: 'enter', result: 'timeout' }
    await recordStep(world.deps.db, { ...step, tag: 3, prevTag: 0, visit: 1, trace: [{ type: 'open', visit: 1, node: 0, atMs: TUESDAY_10 }] }, TUESDAY_10, () => result)
    // The task of tag 9 left by timeout and went elsewhere; a payment came while it completed.
    await recordStep(world.deps.db, { ...step, tag: 9, prevTag: 3, visit: 2, trace: [
      { type: 'close', visit: 1, outcome: 'timeout', atMs: TUESDAY_10 }, { type: 'open', visit: 2, node: 0, atMs: TUESDAY_10 }] }, TUESDAY_10, () => result)
    const trace = [{ no: 2, type: 'close', visit: 1, outcome: 'paid_part', atMs: TUESDAY_10 }, { no: 3, type: 'open', visit: 2, node: 1, atMs: TUESDAY_10 }] as const
    expect(await world.tries(run, 1, { tag: 14, prevTag: 3, trace: [...trace] })).toMatchObject({ result: 'sent' })
    expect(world.deps.db.read.all('SELECT seq, nodeId, outcome FROM visit ORDER BY seq')).toEqual([
      { seq: 1, nodeId: 'enter', outcome: 'paid_part' }, { seq: 2, nodeId: 'text', outcome: null },
    ])
    expect(world.deps.db.read.all('SELECT visitSeq FROM step')).toEqual([{ visitSeq: 1 }])
    expect(runById(world.deps.db.read, run)?.tag).toBe(14)
  })
})
