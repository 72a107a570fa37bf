import { setTimeout as sleep } from 'node:timers/promises'
import { underWay } from '../driver/moments.ts'
import type { Scenario } from './scenario.ts'

const MOST = 200

/** Paused while the worker is away: the pause is in force with its answer, and the workflow hears of it when there is one again. */
export const operators: Scenario = {
  name: 'operators',
  what: 'every second open run paused and resumed by double clicks; the worker killed -9 before the pauses and in the middle of the resumes',
  async breaks(act) {
    const { world, cohort, notes } = act
    await underWay(act)
    const open = new Set(world.db.read.all<{ id: string }>(`SELECT id FROM run WHERE status = 'open'`).map(({ id }) => id))
    // Every second of those that are under way: the others show that nobody else is touched.
    const some = cohort.people.filter(({ runId }) => open.has(runId)).filter((_, i) => i % 2 === 0).slice(0, MOST)
    await world.processes.worker.kill()
    await Promise.all(some.map((person) => cohort.order(person, { kind: 'pause' })))
    await sleep(500)
    await world.processes.worker.start()
    await sleep(2_500)
    const resuming = Promise.all(some.map((person) => cohort.order(person, { kind: 'resume', waits: 'left' })))
    await sleep(200)
    await world.restartWorker()
    await resuming
    const asked = new Set(cohort.orders.map(({ id }) => id))
    const states = Object.groupBy(world.db.read.all<{ id: string; state: string }>('SELECT id, state FROM command').filter(({ id }) => asked.has(id)), ({ state }) => state)
    notes.push(`${cohort.orders.length} commands: ${Object.entries(states).map(([state, rows]) => `${rows?.length ?? 0} ${state}`).join(', ')} so far`)
  },
}
