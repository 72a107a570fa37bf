import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

interface Incident {
  incidentId: string
  cause: string
  groupKey: string
  runs: number
  closedRealMs: number | null
  title: { en: string; fr: string }
}

/** What an operator is promised: within half a minute of the fault they are told. */
const PROMISED_MS = 30_000

describe('incidents', { timeout: 300_000 }, () => {
  let world: CrashWorld
  let story: TestJourney
  let ana: Debtor
  let runId: string

  const list = async (state: 'open' | 'closed') => (await story.call<{ rows: Incident[] }>('incidents.list', { state }, 'query')).rows
  /** Until an incident of this cause is open, or closed; with the seconds that it took. */
  async function told(cause: string, state: 'open' | 'closed', promisedMs = PROMISED_MS): Promise<Incident> {
    const fromMs = Date.now()
    for (;;) {
      const found = (await list(state)).find((one) => one.cause === cause)
      const others = state === 'closed' ? (await list('open')).filter((one) => one.cause === cause) : []
      if (found && others.length === 0) {
        process.stdout.write(`${cause} ${state} after ${((Date.now() - fromMs) / 1000).toFixed(1)} s\n`)
        return found
      }
      if (Date.now() - fromMs > promisedMs) throw new Error(`no ${state} incident ${cause} after ${promisedMs / 1000} s`)
      await sleep(250)
    }
  }

  beforeAll(async () => {
    // Business time at the speed of real time: what is late here is late by itself.
    world = await startCrashWorld({ start: '2027-02-01T09:00:00+01:00', factor: 1 })
    story = await TestJourney.on(world)
    const journeyId = await story.publish('Wait', { nodes: [['wait', 'wait', { delay: { amount: 3, unit: 'days' } }]], edges: ['enter.treated -> wait', 'wait.elapsed -> end'] })
    ana = await story.debtor()
    const answer = await story.call<{ runId?: string }>('journeys.enrolCase', { journeyId, caseRef: ana.ref })
    runId = answer.runId ?? ''
    for (let n = 0; n < 100 && story.place(runId)?.state !== 'waiting'; n++) await sleep(100)
    expect(story.place(runId)).toMatchObject({ node: 'wait', state: 'waiting' })
  }, 120_000)
  afterAll(() => world?.stop())

  test('nothing is wrong while all is well', async () => {
    await sleep(3_000)
    expect(await list('open')).toEqual([])
    expect(await story.call('incidents.now', null, 'query')).toMatchObject({ open: 0, worst: [], silent: false })
  })

  test('a worker that is killed opens one, and its return closes it', async () => {
    await world.processes.worker.kill()
    const opened = await told('no_worker', 'open')
    expect(opened).toMatchObject({ groupKey: 'journeys sweeps', title: { en: 'No worker is running' } })
    expect(await story.call('incidents.now', null, 'query')).toMatchObject({ open: 1, worst: [{ incidentId: opened.incidentId, holdsAll: true }] })
    await world.processes.worker.start()
    expect((await told('no_worker', 'closed')).incidentId).toBe(opened.incidentId)
  })

  test('a run that does not move when its wait is over is held by one, until it has moved', async () => {
    const due = story.db.read.get<{ nextAt: number }>('SELECT nextAt FROM visit WHERE runId = ? AND leftAt IS NULL', runId)?.nextAt ?? 0
    const setDue = (ms: number) => story.db.write((sql) => sql.run('UPDATE visit SET nextAt = ? WHERE runId = ? AND leftAt IS NULL', ms, runId))
    await setDue(world.businessNow() - 6 * 60_000)
    const opened = await told('wait_overdue', 'open')
    expect(opened.runs).toBe(1)
    const runs = await story.call<{ total: number; rows: { runId: string; caseRef: string }[] }>('incidents.runs', { incidentId: opened.incidentId }, 'query')
    expect(runs).toMatchObject({ total: 1, rows: [{ runId, caseRef: ana.ref }] })
    await setDue(due)
    await told('wait_overdue', 'closed')
  })

  test('Temporal that hangs opens one; it closes when it answers again', async () => {
    world.temporal.freeze()
    const opened = await told('temporal_away', 'open')
    expect((await fetch(`http://127.0.0.1:${world.env.WORKER_PORT}/ready`)).status).toBe(503)
    expect((await fetch(`${world.publicUrl}/ready`)).status).toBe(200)
    world.temporal.thaw()
    expect((await told('temporal_away', 'closed')).incidentId).toBe(opened.incidentId)
  })

  test('a plan that is gone opens one for its runs, and failing workflow tasks another', async () => {
    const hash = story.db.read.get<{ hash: string }>('SELECT planHash AS hash FROM run WHERE id = ?', runId)?.hash ?? ''
    await story.db.write((sql) => sql.run(`UPDATE version SET hash = 'gone' WHERE hash = ?`, hash))
    expect(await told('plan_missing', 'open')).toMatchObject({ groupKey: hash, runs: 1 })
    // A worker with empty caches must replay the run to hear of the event, and cannot. Temporal says so after the second
    // failed task in a row.
    await world.restartWorker()
    expect((await story.pays(ana, 30_000)).status).toBe(202)
    const failing = await told('workflow_task_failing', 'open')
    expect(failing.runs).toBe(1)
    await story.db.write((sql) => sql.run(`UPDATE version SET hash = ? WHERE hash = 'gone'`, hash))
    await told('plan_missing', 'closed')
    // It is over with the first task that succeeds, which Temporal tries with growing pauses.
    await told('workflow_task_failing', 'closed', 150_000)
  })
})
