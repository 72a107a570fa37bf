import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactsOutOfTime, standingStill } from '../support/crash-contacts.ts'
import { commandsOnce } from '../support/crash-commands.ts'
import { eventsLeftBehind, toldAgainstStored } from '../support/crash-events.ts'
import { historiesAgainstVisits } from '../support/crash-histories.ts'
import type { Faults, Played } from '../support/crash-play.ts'
import { requestsAgainstLedger } from '../support/crash-provider-log.ts'
import { startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { FACTOR, SHORT_PACE, play, stageIn, type Ask, type Stage } from './play.ts'
import { SHORT } from './scenarios/index.ts'
import { faultsOf, lineOf } from './table.ts'

/** The short form of `npm run test:crash`: one of each, those that go together over the same people. */
const ASK: Ask = { seed: 1, runs: 24, events: 150, stopMs: 5_000, pace: SHORT_PACE }

let world: CrashWorld
let stage: Stage
let last: Played
beforeAll(async () => {
  world = await startCrashWorld({ start: '2027-02-01T08:00:00+01:00', factor: FACTOR * ASK.pace })
  stage = await stageIn(world)
}, 120_000)
afterAll(() => world.stop())

describe('all eight assertions of durability hold after', () => {
  it.each(SHORT.map((group) => ({ names: group.map(({ name }) => name).join(', '), group })))('$names', async ({ group }) => {
    const outcome = await play(stage, group, ASK)
    last = outcome.played
    console.info(lineOf(outcome))
    expect(faultsOf(outcome)).toEqual([])
    expect(outcome).toMatchObject({ runs: ASK.runs, events: ASK.events })
    expect(outcome.requests).toBeGreaterThan(ASK.runs)
    // A play gives up by itself long before; one that were cut off would go on into the next.
  }, 900_000)
})

/** Each wound is made in the world as the last scenario left it; only the assertion that it concerns is asked. */
describe('the assertions notice', () => {
  const wounds: { what: string; sql: string; ask: (played: Played) => Faults | Promise<Faults>; says: RegExp }[] = [
    { what: 'a request without a row', sql: 'DELETE FROM contact WHERE id = (SELECT MAX(id) FROM contact)', ask: requestsAgainstLedger, says: /has no row/ },
    { what: 'a row that claims a request', sql: `UPDATE contact SET attempt = 99 WHERE id = (SELECT MIN(id) FROM contact WHERE status = 'delivered')`, ask: requestsAgainstLedger, says: /was never sent/ },
    { what: 'a contact outside the hours', sql: 'UPDATE contact SET at = at - at % 86400000 + 3600000', ask: contactsOutOfTime, says: /in Paris/ },
    { what: 'a request after its time', sql: 'UPDATE contact SET sendByRealMs = sendByRealMs - 3600000', ask: contactsOutOfTime, says: /after its time/ },
    { what: 'a stored event that nobody has', sql: `DELETE FROM event WHERE id IN (SELECT id FROM event WHERE type = 'payment' LIMIT 1000000)`, ask: toldAgainstStored, says: /is not stored/ },
    { what: 'a delivery that was left', sql: `UPDATE delivery SET state = 'pending' WHERE id = (SELECT MAX(id) FROM delivery)`, ask: eventsLeftBehind, says: /is pending/ },
    { what: 'a visit that no history tells', sql: `UPDATE visit SET outcome = 'invented' WHERE seq = 2`, ask: async (played) => (await historiesAgainstVisits(played)).visits, says: /invented/ },
    { what: 'a failure that nobody ordered', sql: `UPDATE visit SET outcome = 'failed' WHERE nodeId = 'rest'`, ask: standingStill, says: /no provider had refused/ },
    { what: 'a command that was never settled', sql: `INSERT INTO command (id, kind, reason, actor, at, atRealMs) VALUES ('com_1', 'pause', 'r', 'a', 0, 0)`, ask: commandsOnce, says: /was never settled/ },
  ]
  it.each(wounds)('$what', async ({ sql: wound, ask, says }) => {
    const before = await ask(last)
    expect(before.filter((fault) => says.test(fault))).toEqual([])
    await world.db.write((sql) => sql.run(wound))
    expect((await ask(last)).some((fault) => says.test(fault))).toBe(true)
  }, 120_000)
})
