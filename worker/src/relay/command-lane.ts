import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client'
import type { CommandAnswer, Plan, RunCommand } from '@parcours/journey'
import { markDelivered, pendingDeliveries, postponeDelivery, runById, settleCommand, type Delivery } from '@parcours/store'
import { PlanRef } from '../codec/payload-converter.ts'
import { COMMAND_UPDATE } from '../workflows/protocol.ts'
import { isHolder, type RelayDeps } from './relay.ts'

const BATCH = 200
const AT_ONCE = 24
/** A workflow that does not answer within this is asked again later, with the same id. */
const ANSWER_WITHIN_MS = 10_000

/**
 * Carries operators' commands, each as an update whose id is the command's, until it is answered. A lane of its own: a
 * workflow that cannot answer must not hold up the events of the others.
 */
export async function relayCommands(deps: RelayDeps): Promise<number> {
  const realMs = deps.realMs()
  if (!(await isHolder(deps, realMs))) return 0
  const pending = pendingDeliveries(deps.db, 'commands', { limit: BATCH, realMs })
  const queues = [...Map.groupBy(pending, ({ runId }) => runId).values()]
  const workers = Array.from({ length: Math.min(AT_ONCE, queues.length) }, async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) await inOrder(deps, queue)
  })
  await Promise.all(workers)
  return pending.length
}

async function inOrder(deps: RelayDeps, queue: Delivery[]): Promise<void> {
  for (const delivery of queue) {
    // Written by the store as one of these.
    const command = JSON.parse(delivery.payload) as RunCommand
    const answer = await ask(deps, delivery, command).catch((error: unknown) => afterFailure(deps, delivery, error))
    if (!answer) return
    await deps.db.write((sql) => {
      settleCommand(sql, command.id, { answer, nowMs: deps.nowMs() })
      markDelivered(sql, [delivery.id])
    })
  }
}

function ask({ client }: RelayDeps, { runId }: Delivery, command: RunCommand): Promise<CommandAnswer> {
  // A plan travels as its hash; the workflow receives the plan.
  const args: [RunCommand, Plan?] = command.ask.kind === 'migrate' ? [command, new PlanRef(command.ask.planHash) as unknown as Plan] : [command]
  return client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
    client.workflow.getHandle(runId).executeUpdate<CommandAnswer, [RunCommand, Plan?]>(COMMAND_UPDATE, { updateId: command.id, args }))
}

/** A run that is over answers nothing more; anything else is tried again, for ever, with growing pauses. */
async function afterFailure(deps: RelayDeps, delivery: Delivery, error: unknown): Promise<CommandAnswer | undefined> {
  const run = runById(deps.db.read, delivery.runId)
  const isOver = error instanceof WorkflowUpdateFailedError || (error instanceof WorkflowNotFoundError && run?.status !== 'starting')
  if (isOver) return { kind: 'refused', code: 'ended' }
  const pauseMs = Math.min(30_000, 250 * 2 ** Math.min(delivery.attempts, 7))
  await postponeDelivery(deps.db, delivery.id, { error: String(error), notBeforeRealMs: deps.realMs() + pauseMs })
  if (delivery.attempts > 2) deps.log({ delivery: delivery.id, kind: delivery.kind, error: String(error) }, 'command postponed')
  return undefined
}
