import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises'
import { lockFile } from '../../support/locked-file.ts'
import { bookFile } from '../driver/payments-file.ts'
import { atSomeMoment } from '../driver/moments.ts'
import type { Act, Scenario } from './scenario.ts'

async function restartServer({ world }: Act): Promise<void> {
  await world.processes.server.kill()
  await world.processes.server.start()
}

/** Rows are booked in groups; the server dies between the first group and the last, twice. */
export const serverImport: Scenario = {
  name: 'server-import',
  what: 'server killed -9 in the middle of an import of payments, twice',
  async breaks(act) {
    const file = await bookFile(act.story, { people: 20, rows: 4_000, random: act.random })
    for (const share of [0.15, 0.5]) {
      await file.reaches(share)
      act.notes.push(`killed at row ${file.done()} of ${file.rows}`)
      await restartServer(act)
    }
    act.faults.push(...(await file.ends()))
  },
}

/** The answer is hardly out when the server dies: what it said must hold. */
export const serverAcknowledged: Scenario = {
  name: 'server-acknowledged',
  what: 'server killed -9 right after it has acknowledged an enrolment and events',
  async breaks(act) {
    const { cohort, notes } = act
    const enrolled = () => cohort.people.filter(({ runId }) => runId !== '').length
    const answered = () => [...cohort.told.values()].filter(({ answeredRealMs }) => Number.isFinite(answeredRealMs)).length
    for (const look of [enrolled, answered, answered]) {
      const [before, lastMs] = [look(), Date.now() + 10_000]
      while (look() < before + 2 && Date.now() < lastMs) await immediate()
      notes.push(`killed after ${look()} ${look === enrolled ? 'enrolments' : 'events'}`)
      await restartServer(act)
    }
  },
}

/** Another process holds the write lock: callbacks and events stand in the server, unanswered, when it dies. */
export const serverWebhook: Scenario = {
  name: 'server-webhook',
  what: 'server killed -9 with webhooks and events in hand, which wait for the database’s lock',
  async breaks(act) {
    const { world, random, notes } = act
    await atSomeMoment(act)
    const { done } = await lockFile(world.env.PARCOURS_DB ?? '', 2_000)
    await sleep(random.between(800, 1_500))
    notes.push('killed under the lock')
    await world.processes.server.kill()
    await done
    await world.processes.server.start()
  },
}
