import { setTimeout as sleep } from 'node:timers/promises'
import { allOff, atSomeMoment } from '../driver/moments.ts'
import type { Scenario } from './scenario.ts'

/** Facts are stored and answered all the same, and delivered when it is back. */
export const temporalKilled: Scenario = {
  name: 'temporal',
  what: 'Temporal killed -9, twice; events go on coming in meanwhile',
  async breaks(act) {
    const { world, random } = act
    for (let i = 0; i < 2; i++) {
      await atSomeMoment(act)
      await world.temporal.kill()
      await sleep(random.between(500, 2_000))
      await world.temporal.restart()
    }
  },
}

export const allThree: Scenario = {
  name: 'all-three',
  what: 'server, worker and Temporal killed -9 at the same moment',
  async breaks(act) {
    await atSomeMoment(act)
    await allOff(act, 2_500)
  },
}

/** A machine that is switched off: business time may pass for a lease at most. */
export const stopAll: Scenario = {
  name: 'stop-all',
  what: 'everything stopped for the long while, then started again',
  async breaks(act) {
    await atSomeMoment(act)
    await allOff(act, act.stopMs)
    const { beforeMs, afterMs, realMs } = act.off.at(-1) ?? { beforeMs: 0, afterMs: 0, realMs: 0 }
    act.notes.push(`off for ${Math.round(realMs / 1_000)} s, in which ${Math.round((afterMs - beforeMs) / 60_000)} business minutes passed`)
  },
}

/** The server goes on: it must not let the day run away from those whose work is due. */
export const stopWorker: Scenario = {
  name: 'stop-worker',
  what: 'the worker stopped for the long while; server and Temporal go on',
  async breaks(act) {
    const { world, stopMs } = act
    await atSomeMoment(act)
    await world.processes.worker.kill()
    const [beforeMs, atMs] = [world.businessNow(), Date.now()]
    await sleep(stopMs)
    act.off.push({ what: 'worker', beforeMs, afterMs: world.businessNow(), realMs: Date.now() - atMs })
    act.notes.push(`off for ${Math.round((Date.now() - atMs) / 1_000)} s, in which ${Math.round((world.businessNow() - beforeMs) / 60_000)} business minutes passed`)
    await world.processes.worker.start()
  },
}
