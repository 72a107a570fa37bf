import { lockFile } from '../support/locked-file.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorker } from '@parcours/worker'
import { readEnv } from '@parcours/worker/env'
import { TestJourney } from '../support/test-journey.ts'

let story: TestJourney
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
})
afterAll(() => story.stop())
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

describe('heartbeat', () => {
  it('x', async () => {
    const journey = await story.publish('Thread', {
      nodes: [['pays', 'wait-for-event', {}], ['two', 'wait-for-event', {}], ['three', 'wait-for-event', {}]],
      edges: ['enter.treated -> pays', 'pays.otherwise -> two', 'two.otherwise -> three', 'three.otherwise -> end'],
    })
    const debtor = await story.debtor()
    const run = await story.enrol(journey, debtor)
    const lock = await lockFile(story.world.env.PARCOURS_DB!, 11_000)
    await pause(500)
    console.log('locked')
    await lock.done
    await story.quiet()
    console.log(story.way(run), story.visits(run).map((v) => [v.openTag, v.closeTag]))
    const handle = story.world.worker.client.workflow.getHandle(run)
    const h = await handle.fetchHistory()
    console.log(h.events!.map((e) => `${e.eventId}:${e.eventType}:${Number(e.eventTime?.seconds) % 1000}`).join(' '))
    await story.world.restartWorker()
    console.log(await story.pays(debtor, 1_000), story.db.read.all('SELECT * FROM delivery'))
    await story.quiet()
    console.log(story.way(run), story.visits(run).map((v) => [v.openTag, v.closeTag]))
  }, 60_000)
})
