import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import type { CommandAnswer } from '@parcours/journey'
import { enqueue, openDb, type Db } from '@parcours/store'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CommandLane } from './command-lane.ts'

let folder: string
let db: Db
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parcours-lane-'))
  db = await openDb(join(folder, 'parcours.db'))
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true })
})

const APPLIED: CommandAnswer = { kind: 'applied', before: [], after: [] }

/** A lane to workflows of which one, `mute`, answers when it is let. */
function laneTo(asked: string[]): { lane: CommandLane; let: () => void } {
  let answer = () => {}
  const heard = new Promise<void>((resolve) => (answer = resolve))
  const executeUpdate = (runId: string) => async () => {
    asked.push(runId)
    if (runId === 'mute') await heard
    return APPLIED
  }
  const client = {
    withDeadline: (_: number, work: () => Promise<unknown>) => work(),
    workflow: { getHandle: (runId: string) => ({ executeUpdate: executeUpdate(runId) }) },
  }
  // Only what the lane asks of it.
  return { lane: new CommandLane({ db, client: client as unknown as Client, holder: 'h', realMs: () => 1_000, nowMs: () => 0, log: () => {} }), let: () => answer() }
}

const put = (runId: string, seq = 1) =>
  db.write((sql) => enqueue(sql, { runId, kind: 'command', lane: 'commands', seq, payload: { id: `${runId}.${seq}`, seq, atMs: 0, ask: { kind: 'pause' } } }))
const pending = () => db.read.all<{ runId: string }>(`SELECT DISTINCT runId FROM delivery WHERE state = 'pending'`).map(({ runId }) => runId)

it('a run that does not answer holds up nobody but itself, and is asked once', async () => {
  const asked: string[] = []
  const { lane, let: letAnswer } = laneTo(asked)
  await put('mute')
  await put('mute', 2)
  for (let n = 0; n < 60; n++) await put(`run ${n}`)
  for (let rounds = 0; pending().length > 1 && rounds < 200; rounds++) await lane.once()
  expect(pending()).toEqual(['mute'])
  expect(await lane.once()).toBe(1)
  // What comes in meanwhile is asked at once.
  await put('late')
  await lane.once()
  await lane.once()
  expect(pending()).toEqual(['mute'])
  expect(asked.filter((runId) => runId === 'mute')).toHaveLength(1)
  letAnswer()
  await lane.settle()
  expect(pending()).toEqual([])
  expect(asked.filter((runId) => runId === 'mute')).toHaveLength(2)
})
