import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from '@temporalio/worker'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heartbeats, openDb, type Db } from '@parcours/store'
import { startHeartbeat, type HeartbeatDeps } from './heartbeat.ts'

let db: Db
let folder: string
let realMs: number
let polling: string
let status: number | Error
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parcours-heart-'))
  db = await openDb(join(folder, 'test.db'))
  ;[realMs, polling, status] = [1_000, 'POLLING', 1]
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const deps = (): HeartbeatDeps => ({
  db, build: 'b1', realMs: () => realMs, log: () => {}, more: () => ({ answers: { sms: { n: 1, p95Ms: 20 } } }),
  // Of the real ones it asks these alone.
  workers: { journeys: { getStatus: () => ({ runState: 'RUNNING', workflowPollerState: polling, activityPollerState: 'POLLING' }) } as unknown as Worker },
  connection: {
    withDeadline: (_at: number, ask: () => Promise<unknown>) => ask(),
    healthService: { check: () => (status instanceof Error ? Promise.reject(status) : Promise.resolve({ status })) },
  } as unknown as HeartbeatDeps['connection'],
})

describe('a heart', () => {
  it('is ready while pollers poll and Temporal serves, and its row says so', async () => {
    const heart = await startHeartbeat(deps())
    expect(heart.ready()).toBe(true)
    expect(heartbeats(db.read, 'worker')).toMatchObject([{ seenRealMs: 1_000, detail: { queues: ['journeys'], polling: true, temporal: 'serving', build: 'b1', answers: { sms: { n: 1 } } } }])
    await heart.stop()
    expect(heartbeats(db.read, 'worker')).toEqual([])
  })

  it.each([['does not serve', 2], ['does not answer', new Error('DEADLINE_EXCEEDED')]])('is not ready while Temporal %s', async (_, now) => {
    status = now
    const heart = await startHeartbeat(deps())
    expect([heart.ready(), heart.state().temporal]).toEqual([false, 'away'])
    await heart.stop()
  })

  it('is not ready while a queue is not polled', async () => {
    polling = 'SHUTDOWN'
    const heart = await startHeartbeat(deps())
    expect([heart.ready(), heart.state().polling]).toEqual([false, false])
    await heart.stop()
  })

  it('is not ready when its row was last written long ago', async () => {
    const heart = await startHeartbeat(deps())
    realMs += 10_000
    expect(heart.ready()).toBe(false)
    await heart.stop()
  })
})
