import { setTimeout as sleep } from 'node:timers/promises'
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

/** While all who were asked keep us waiting, so often it is looked whether somebody else can be asked. */
const LOOK_AGAIN_MS = 100

/**
 * Carries operators' commands, each as an update whose id is the command's, until it is answered. A lane of its own: a
 * workflow that cannot answer must not hold up the events of the others, nor the commands to them.
 */
export class CommandLane {
  private readonly deps: RelayDeps
  /** Runs that are being asked. */
  private readonly asking = new Map<string, Promise<void>>()
  /** Fetched and not asked yet, run by run. */
  private waiting: Delivery[][] = []

  constructor(deps: RelayDeps) {
    this.deps = deps
  }

  /** Asks as many as there is room for, and waits until one of them has answered. @returns runs that are being asked still */
  async once(): Promise<number> {
    const { deps, asking } = this
    const realMs = deps.realMs()
    if (await isHolder(deps, realMs)) {
      if (this.waiting.length === 0) this.waiting = this.fetch(realMs)
      while (asking.size < AT_ONCE) {
        const queue = this.waiting.shift()
        if (!queue) break
        this.ask(queue)
      }
    } else this.waiting = []
    if (asking.size > 0) await Promise.race([...asking.values(), sleep(LOOK_AGAIN_MS)])
    return asking.size
  }

  private fetch(realMs: number): Delivery[][] {
    const pending = pendingDeliveries(this.deps.db, 'commands', { limit: BATCH, realMs }).filter(({ runId }) => !this.asking.has(runId))
    return [...Map.groupBy(pending, ({ runId }) => runId).values()]
  }

  private ask(queue: Delivery[]): void {
    const runId = queue[0]?.runId ?? ''
    const asked = inOrder(this.deps, queue)
      .catch((error: unknown) => this.deps.log({ runId, error: String(error) }, 'an answer could not be written, asking again'))
      .finally(() => this.asking.delete(runId))
    this.asking.set(runId, asked)
  }

  /** Until everybody who was asked has answered, or will be asked again by somebody else. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.asking.values())
  }
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
