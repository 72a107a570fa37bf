import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Db } from '../db/open-db.ts'
import { tempDb } from '../testing/temp-db.ts'
import { enqueue, markDelivered, PENDING, pendingDeliveries, postponeDelivery, type DeliveryKind, type Lane } from './deliveries.ts'

let db: Db
let drop: () => Promise<void>
beforeEach(async () => ({ db, drop } = await tempDb()))
afterEach(() => drop())

const put = (runId: string, kind: DeliveryKind, { seq = 0, lane }: { seq?: number; lane?: Lane } = {}) =>
  db.write((sql) => enqueue(sql, { runId, kind, seq, payload: {}, ...(lane && { lane }) }))
const due = (lane: Lane, { limit = 10, realMs = 1_000 } = {}) =>
  pendingDeliveries(db, lane, { limit, realMs }).map(({ runId, kind, seq }) => `${runId} ${kind} ${seq}`)
const idOf = (runId: string) => db.read.get<{ id: number }>('SELECT id FROM delivery WHERE runId = ? ORDER BY id', runId)?.id ?? 0

it('what somebody waits for passes the starts of a sweep', async () => {
  await put('a', 'start', { lane: 'starts' })
  await put('b', 'start', { lane: 'starts' })
  await put('c', 'event', { seq: 1 })
  await put('by hand', 'start')
  expect(due('events')).toEqual(['c event 1', 'by hand start 0'])
  expect(due('starts')).toEqual(['a start 0', 'b start 0'])
})

it('nothing of a run goes before its start, whatever their lanes', async () => {
  await put('a', 'start', { lane: 'starts' })
  await put('a', 'event', { seq: 1 })
  await put('a', 'command', { seq: 1, lane: 'commands' })
  expect([due('events'), due('commands')]).toEqual([[], []])
  await db.write((sql) => markDelivered(sql, [idOf('a')]))
  expect([due('events'), due('commands')]).toEqual([['a event 1'], ['a command 1']])
})

it('behind one that must wait, the rest of its run waits and others pass', async () => {
  await put('a', 'event', { seq: 1 })
  await put('a', 'event', { seq: 2 })
  await put('b', 'event', { seq: 1 })
  await postponeDelivery(db, idOf('a'), { error: 'away', notBeforeRealMs: 2_000 })
  expect(due('events')).toEqual(['b event 1'])
  expect(due('events', { realMs: 2_000 })).toEqual(['a event 1', 'a event 2', 'b event 1'])
})

it('the oldest of a lane are found by indexes, and a queue that must wait is no work for those that may go', () => {
  const plan = db.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${PENDING}`, 'events', 1, 1, 200).map(({ detail }) => detail)
  expect(plan.join('\n')).toMatch(/SEARCH d USING INDEX delivery_due \(lane=\?\)/)
  expect(plan.join('\n')).toMatch(/SEARCH e USING INDEX delivery_pending \(runId=\? AND id<\?\)/)
  expect(plan.join('\n')).toMatch(/SEARCH s USING INDEX \w+ \(runId=\?/)
  expect(plan.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/)
})
