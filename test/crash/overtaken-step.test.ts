import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import type { Plan } from '@parcours/journey'
import { PlanRef, bundles } from '@parcours/worker'
import { converterOf, historyJson, type ReplayWith } from '@parcours/worker/replay'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { costOf } from '../support/saved-history.ts'

const QUEUE = 'overtaken'
const PLAN: Plan = {
  engine: 1, slug: 'overtaken', ends: [], suspends: [], listens: [], entry: { treated: 0, control: 0 },
  nodes: [{ id: 'enter', type: 'enter', entry: 0, exits: {}, config: {} }, { id: 'which', type: 'condition', entry: 0, exits: { otherwise: 1 }, config: {} }, { id: 'end', type: 'end', entry: 1, exits: {}, config: {} }],
  instructions: [{ op: 'choose', node: 1, branches: [] }, { op: 'end', node: 2, reason: 'done' }],
}
const of: ReplayWith = { keys: new Map([['k1', Buffer.alloc(32, 7)]]), planJson: () => JSON.stringify(PLAN) }

/** As the store's: the name is what Temporal keeps of it. */
class StaleHistory extends Error {
  override name = 'StaleHistory'
}
const reply = (result: string) => ({ outcome: { kind: 'result', result }, atMs: 1 })

/** The workflow alone, with activities that behave as a test says. */
describe('a step that was overtaken by one of a later task', () => {
  const tags: number[] = []
  let worker: Worker
  let native: NativeConnection
  let running: Promise<void>
  beforeAll(async () => {
    native = await NativeConnection.connect({ address: inject('temporalAddress') })
    worker = await Worker.create({
      connection: native, namespace: inject('temporalNamespace'), taskQueue: QUEUE, workflowBundle: { code: (await bundles()).journeys }, dataConverter: converterOf(of),
      activities: {
        condition: async ({ tag }: { tag: number }) => {
          tags.push(tag)
          // Longer than a task may last: Temporal gives the workflow another one meanwhile.
          if (tags.length === 1) await sleep(8_500)
          if (new Set(tags).size === 1) throw new StaleHistory('run r1 has a newer history than this step')
          return reply('otherwise')
        },
        close: ({ reason }: { reason: string }) => Promise.resolve(reply(reason)),
      },
    })
    running = worker.run()
  })
  afterAll(async () => {
    worker.shutdown()
    await running
    await native.close()
  })

  it('asks again from where the history stands now', async () => {
    const connection = await Connection.connect({ address: inject('temporalAddress') })
    const client = new Client({ connection, namespace: inject('temporalNamespace'), dataConverter: converterOf(of) })
    const args = [{ runId: 'r1', planHash: 'p1', group: 'treated', atMs: 1, execution: 1 }, new PlanRef('p1')]
    const ended = await client.workflow.execute('journey:overtaken', { workflowId: 'overtaken', taskQueue: QUEUE, args })
    expect(ended).toBe('done')
    expect(tags.at(-1)).toBeGreaterThan(tags[0] ?? 0)
    expect(new Set(tags).size).toBe(2)
    // In the same task: a task that fails would run everything before it again.
    expect(costOf(await historyJson(client, 'overtaken')).byType).not.toHaveProperty('EVENT_TYPE_WORKFLOW_TASK_FAILED')
    await connection.close()
  }, 60_000)
})
