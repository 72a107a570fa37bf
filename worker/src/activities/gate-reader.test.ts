import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactsOfPlan, judge, pointFor } from '@parcours/gate'
import { applyDispute, applyPromise, loadCase, runById, setStop } from '@parcours/store'
import { DAY, GateWorld, TUESDAY_10 } from './testing/gate-world.ts'

const fact = { eventId: 'e', nowMs: TUESDAY_10, personId: 'per', caseId: 'case' }
const stop = { effect: 'contact', reason: 'r', actor: 'a', nowMs: 0, realMs: 0 } as const

/** What may stand against a contact, done to the world of one run in this order: later facts keep the case out of a second journey. */
const SPOILS: Record<string, (world: GateWorld, runId: string) => unknown> = {
  contacted: (world, runId) => world.tries(runId, 1),
  moved: (world) => world.enrol({ priority: 90, whenBusy: 'replace' }),
  dispute: ({ deps }) => deps.db.write((sql) => applyDispute(sql, fact)),
  promise: ({ deps }) => deps.db.write((sql) => applyPromise(sql, fact, { amountCents: 5_000, currency: 'EUR', source: 'desk', dueDate: '2027-02-05', dueAtMs: TUESDAY_10 + 3 * DAY })),
  optOut: ({ deps }) => deps.db.write((sql) => sql.run(`INSERT INTO opt_out (id, personId, scope, channel, at) VALUES ('o', 'per', 'channel', 'sms', 0)`)),
  deceased: ({ deps }) => deps.db.write((sql) => sql.run('UPDATE person SET deceasedAt = 1')),
  paid: ({ deps }) => deps.db.write((sql) => sql.run('UPDATE debt SET arrearsCents = 0')),
  control: ({ deps }, runId) => deps.db.write((sql) => sql.run(`UPDATE run SET grp = 'control' WHERE id = ?`, runId)),
  noCalendar: ({ deps }) => deps.db.write((sql) => sql.run(`DELETE FROM setting WHERE key LIKE 'calendar.%'`)),
  paced: ({ deps }) => deps.db.write((sql) => sql.run(`DELETE FROM setting WHERE key = 'pacing.off'`)),
  stopChannel: ({ deps }) => deps.db.write((sql) => setStop(sql, { ...stop, scope: 'channel', target: 'sms' })),
  stopAll: ({ deps }) => deps.db.write((sql) => setStop(sql, { ...stop, scope: 'workspace', target: '' })),
  paused: ({ deps }, runId) => deps.db.write((sql) => sql.run('UPDATE run SET held = 1 WHERE id = ?', runId)),
  night: (world) => (world.nowMs += DAY / 2),
}

/** As the desk asks: by the run's own plan, on a connection that cannot write. */
function read({ deps, nowMs }: GateWorld, runId: string) {
  const sql = deps.db.read
  const [run, snapshot] = [runById(sql, runId), loadCase(sql, 'case', nowMs)]
  const plan = run && deps.plans.get(run.planHash)
  const [intent] = plan ? contactsOfPlan(sql, plan, { catalog: deps.catalog, nowMs }) : []
  const point = snapshot && intent && pointFor(snapshot, intent)
  if (!run || !snapshot || !intent || !point) throw new Error('the world is not whole')
  return judge(sql, { run, snapshot, intent, point, suspends: new Set(plan?.suspends), nowMs, openedMs: TUESDAY_10, heard: 0 }).verdict
}

/** What a reader is told, and what the gate then writes down of the same contact. */
async function bothAfter(names: readonly string[]) {
  const world = await GateWorld.open()
  try {
    const runId = await world.enrol({ priority: 10 })
    for (const name of names) await SPOILS[name]?.(world, runId)
    const told = read(world, runId)
    const before = world.verdicts(runId).length
    await world.tries(runId, 2)
    const [decided] = world.verdicts(runId).slice(before)
    return { told: { verdict: told.kind, rules: JSON.stringify(told.rules) }, decided }
  } finally {
    await world.close()
  }
}

describe('a reader of the gate', () => {
  it('meets every verdict, one cause at a time', async () => {
    const met = new Set<string>()
    for (const name of ['paced', 'night', 'dispute', 'optOut', 'paid']) {
      const { told, decided } = await bothAfter([name])
      expect(told, name).toEqual(decided)
      met.add(told.verdict)
    }
    expect(met).toEqual(new Set(['allow', 'defer', 'hold', 'block', 'stop']))
  }, 60_000)

  it('is told what the gate then decides, whatever stands against the contact', async () => {
    await fc.assert(fc.asyncProperty(fc.subarray(Object.keys(SPOILS), { minLength: 1, maxLength: 4 }), async (names) => {
      const { told, decided } = await bothAfter(names)
      expect(told).toEqual(decided)
    }), { numRuns: 12 })
  }, 120_000)
})
