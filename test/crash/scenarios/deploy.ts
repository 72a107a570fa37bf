import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '@temporalio/client'
import { planJsonOf } from '@parcours/store'
import { PlanRef } from '@parcours/worker'
import { converterOf } from '@parcours/worker/replay'
import { openHistoriesReplay } from '../../support/crash-histories.ts'
import { atSomeMoment, seen, underWay } from '../driver/moments.ts'
import type { Act, Scenario } from './scenario.ts'

export const twoWorkers: Scenario = {
  name: 'two-workers',
  what: 'two workers at once; first one of them is killed -9, then the other',
  async breaks(act) {
    const { first, second } = { first: act.world.processes.worker, second: act.world.processes.second }
    await second.start()
    await atSomeMoment(act)
    await first.kill()
    await atSomeMoment(act)
    await first.start()
    await sleep(500)
    await second.kill()
  },
}

/**
 * A release over running debts: what is under way replays on a build made anew; then the new worker, with a new payload
 * key, comes up beside the old one, which ends as a deploy ends it.
 */
export const newBuild: Scenario = {
  name: 'new-build',
  what: 'a new build of the worker and a new payload key over running debts; their histories replay on it first',
  async breaks(act) {
    const { world } = act
    await underWay(act)
    const replayed = await openHistoriesReplay(world)
    act.notes.push(`${replayed.runs} histories of running debts replayed`)
    act.faults.push(...replayed.faults)
    const old = JSON.parse(world.env.PAYLOAD_KEYS ?? '{}') as Record<string, string>
    const fresh = { [`k${Object.keys(old).length + 1}`]: randomBytes(32).toString('base64') }
    // Rule 20: every process can read the new key before the first one writes with it.
    await release(act, { ...old, ...fresh })
    await release(act, { ...fresh, ...old })
  },
}

/** The new worker comes up beside the old one, which ends as a deploy ends it. */
async function release({ world }: Act, keys: Record<string, string>): Promise<void> {
  const { worker, second } = world.processes
  world.env.PAYLOAD_KEYS = JSON.stringify(keys)
  await second.start()
  await worker.stop()
  await worker.start()
  await second.stop()
}

/** A run that names a plan nobody has: it fails and is tried again, and harms no other. */
export const unknownPlan: Scenario = {
  name: 'unknown-plan',
  what: 'a run whose plan is in no database, and the worker killed -9 beside it',
  async breaks(act) {
    const client = clientOf(act)
    const workflowId = `run_unknown_${randomUUID()}`
    const hash = 'f'.repeat(64)
    const args = [{ runId: workflowId, planHash: hash, group: 'treated', atMs: 1, execution: 1 }, new PlanRef(hash)]
    const handle = await client.workflow.start('journey:unknown', { workflowId, taskQueue: 'journeys', args })
    const failed = async () => (await handle.describe()).raw.pendingWorkflowTask?.attempt ?? 0
    await seen(act, 'a task that fails over the unknown plan', async () => (await failed()) > 1)
    await act.world.restartWorker()
    await atSomeMoment(act)
    act.notes.push(`its task was tried ${await failed()} times`)
    const closed = (await handle.describe()).status.name
    if (closed !== 'RUNNING') act.faults.push(`the run with the unknown plan is ${closed}`)
    await handle.terminate('end of the scenario')
    await client.workflowService.deleteWorkflowExecution({ namespace: act.world.temporal.namespace, workflowExecution: { workflowId } })
    // Deleted in its own time: until the list is without it, it would be a workflow that no run knows.
    await seen(act, 'the end of the unknown run', async () => !(await isListed(client, workflowId)))
  },
}

async function isListed(client: Client, workflowId: string): Promise<boolean> {
  for await (const one of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) return one.workflowId === workflowId
  return false
}

function clientOf({ world }: Act): Client {
  const keys = new Map(Object.entries(JSON.parse(world.env.PAYLOAD_KEYS ?? '{}') as Record<string, string>).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
  const { connection } = world.worker.client
  return new Client({ connection, namespace: world.temporal.namespace, dataConverter: converterOf({ keys, planJson: (hash) => planJsonOf(world.db.read, hash) }) })
}
