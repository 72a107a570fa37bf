import { setTimeout as sleep } from 'node:timers/promises'
import { lockFile } from '../../support/locked-file.ts'
import { atSomeMoment, count, heldRequests, lastRequest, seen } from '../driver/moments.ts'
import type { Scenario } from './scenario.ts'

/** The provider has the message and holds its answer: the worker dies between request and record. */
export const workerBetween: Scenario = {
  name: 'worker-between',
  what: 'worker killed -9 in an activity, between the provider’s taking a message and its record',
  before: async ({ story }) => {
    await story.willAnswer({ fail: 'slow', channel: 'sms', times: 8, delayMs: 6_000 })
    await story.willAnswer({ fail: 'slow', channel: 'voice_ai', times: 3, delayMs: 3_000 })
  },
  async breaks(act) {
    const { world } = act
    const since = await lastRequest(world)
    await seen(act, 'messages held by the provider', async () => (await heldRequests(world, since)) > 2)
    act.notes.push(`${await heldRequests(world, since)} messages taken and not recorded`)
    await world.restartWorker()
  },
}

/** Another process holds the database's write lock, so that local activities stand in the middle of theirs. */
export const workerLocal: Scenario = {
  name: 'worker-local',
  what: 'worker killed -9 in local activities, which wait for the database’s lock',
  async breaks({ world, random, notes }) {
    await sleep(random.between(700, 1_800))
    const { done } = await lockFile(world.env.PARCOURS_DB ?? '', 1_500)
    await sleep(random.between(300, 1_000))
    await world.processes.worker.kill()
    notes.push('killed under the lock')
    await done
    await world.processes.worker.start()
  },
}

/**
 * Local activities wait for the lock; Temporal is frozen meanwhile. Then they commit in our database, and the task that
 * ran them can never be completed.
 */
export const workerTask: Scenario = {
  name: 'worker-task',
  what: 'worker killed -9 in workflow tasks whose local activities have committed and whose history never happens',
  async breaks(act) {
    const { world, random } = act
    const steps = () => count(world, 'SELECT COUNT(*) AS n FROM step')
    await sleep(random.between(500, 1_500))
    const { done } = await lockFile(world.env.PARCOURS_DB ?? '', 1_200)
    const before = steps()
    await sleep(900)
    world.temporal.freeze()
    try {
      await done
      await seen(act, 'steps that no history tells', () => steps() > before)
      await sleep(150)
      act.notes.push(`${steps() - before} steps written that Temporal never heard of`)
      await world.processes.worker.kill()
    } finally {
      world.temporal.thaw()
    }
    await world.processes.worker.start()
  },
}

export const workerIdle: Scenario = {
  name: 'worker-idle',
  what: 'worker killed -9 while every run waits',
  async breaks(act) {
    const { world } = act
    const waiting = () => count(world, `SELECT COUNT(*) AS n FROM visit WHERE leftAt IS NULL AND state = 'waiting'`)
    await seen(act, 'runs that wait', () => waiting() > 3)
    act.notes.push(`${waiting()} runs waited`)
    await world.restartWorker()
  },
}

/** No aim at all: the seed says when, several times. */
export const workerAnytime: Scenario = {
  name: 'worker-anytime',
  what: 'worker killed -9 three times at moments that the seed chose',
  async breaks(act) {
    for (let i = 0; i < 3; i++) {
      await atSomeMoment(act)
      await act.world.restartWorker()
    }
  },
}
