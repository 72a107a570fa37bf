import type { Client } from '@temporalio/client'
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import {
  closeDelivery, dropLease, holdLease, markDelivered, markRunOpen, pendingDeliveries, postponeDelivery, type Db, type Delivery,
} from '@parcours/store'
import type { Traces } from '@parcours/telemetry'
import { PlanRef } from '../codec/payload-converter.ts'
import { tracedDelivery } from '../traces/deliveries.ts'
import { EVENT_SIGNAL, JOURNEY_QUEUE, POKE_SIGNAL, workflowType, type RunInput, type StepReply } from '../workflows/protocol.ts'

export interface RelayDeps {
  db: Db
  client: Client
  holder: string
  realMs: () => number
  /** Business time. */
  nowMs: () => number
  log: (fields: Record<string, unknown>, message: string) => void
  /** Absent when nobody asked for them. */
  traces?: Traces
}

interface StartPayload {
  slug: string
  planHash: string
  group: 'treated' | 'control'
  atMs: number
}
interface CompletePayload {
  activityId: string
  reply: StepReply
}

const LEASE = 'relay'
const LEASE_MS = 5_000
/** A lease that began this short a time ago is not renewed: a commit each time the outbox is looked at costs more than the looking. */
const RENEW_AFTER_MS = 1_000
const BATCH = 200
const AT_ONCE = 16
/** Deliveries are marked so many at once. Those that a crash leaves unmarked go out again, which each kind bears. */
const MARK_AT = 25

/**
 * Carries a lane of the outbox to Temporal: starts, events and completions, for each run in order and under one
 * lease for all lanes. The server only writes rows, so it works while Temporal is away. Nothing is given up: a failed
 * delivery is tried again, for ever, with growing pauses.
 */
export async function relayOnce(deps: RelayDeps, lane: 'events' | 'starts'): Promise<number> {
  const realMs = deps.realMs()
  if (!(await isHolder(deps, realMs))) return 0
  const pending = pendingDeliveries(deps.db, lane, { limit: BATCH, realMs })
  const byRun = Map.groupBy(pending, (delivery) => delivery.runId)
  const queues = [...byRun.values()]
  const done: Delivery[] = []
  const workers = Array.from({ length: Math.min(AT_ONCE, queues.length) }, async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) await deliverInOrder(deps, queue, done)
  })
  await Promise.all(workers)
  await mark(deps, done)
  return pending.length
}

/** Since when each relay of this process holds the lease, by the real clock. */
const heldSince = new WeakMap<RelayDeps, number>()

export async function isHolder(deps: RelayDeps, realMs: number): Promise<boolean> {
  const since = heldSince.get(deps)
  if (since !== undefined && realMs >= since && realMs - since < RENEW_AFTER_MS) return true
  const held = await holdLease(deps.db, { name: LEASE, holder: deps.holder, realMs, forMs: LEASE_MS })
  if (held) heldSince.set(deps, realMs)
  else heldSince.delete(deps)
  return held
}

export function releaseRelay(deps: RelayDeps): Promise<unknown> {
  heldSince.delete(deps)
  return dropLease(deps.db, LEASE, deps.holder)
}

/** One transaction for all of them: what was started is open, and nothing of it goes out again. */
async function mark({ db }: RelayDeps, done: Delivery[]): Promise<void> {
  const some = done.splice(0)
  if (some.length === 0) return
  await db.write((sql) => {
    for (const { kind, runId } of some) if (kind === 'start') markRunOpen(sql, runId)
    markDelivered(sql, some.map(({ id }) => id))
  })
}

/** One run's deliveries, one after the other; the first that must wait stops the rest. */
async function deliverInOrder(deps: RelayDeps, queue: Delivery[], done: Delivery[]): Promise<void> {
  for (const delivery of queue) {
    try {
      await tracedDelivery(deps.traces, delivery, () => deliver(deps, delivery))
      done.push(delivery)
      if (done.length >= MARK_AT) await mark(deps, done)
    } catch (error) {
      if (await afterClose(deps, delivery, error)) continue
      const pauseMs = Math.min(30_000, 250 * 2 ** Math.min(delivery.attempts, 7))
      await postponeDelivery(deps.db, delivery.id, { error: String(error), notBeforeRealMs: deps.realMs() + pauseMs })
      if (delivery.attempts > 2) deps.log({ delivery: delivery.id, kind: delivery.kind, error: String(error) }, 'delivery postponed')
      return
    }
  }
}

async function deliver(deps: RelayDeps, delivery: Delivery): Promise<void> {
  const payload = JSON.parse(delivery.payload) as unknown
  switch (delivery.kind) {
    case 'start': return start(deps, delivery.runId, payload as StartPayload)
    case 'event': return deps.client.workflow.getHandle(delivery.runId).signal(EVENT_SIGNAL, payload)
    case 'poke': return deps.client.workflow.getHandle(delivery.runId).signal(POKE_SIGNAL)
    case 'command': throw new Error('commands go by a lane of their own')
    case 'complete': {
      const { activityId, reply } = payload as CompletePayload
      return deps.client.activity.complete({ workflowId: delivery.runId, activityId }, reply)
    }
  }
}

/** Starts once: the id is the run row's, and "already started" is success (durability rule 14). */
async function start(deps: RelayDeps, runId: string, payload: StartPayload): Promise<void> {
  const input: RunInput = { runId, planHash: payload.planHash, group: payload.group, atMs: payload.atMs, execution: 1 }
  try {
    await deps.client.workflow.start(workflowType(payload.slug), {
      workflowId: runId, taskQueue: JOURNEY_QUEUE, workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [input, new PlanRef(payload.planHash)],
      // The first task comes back with the answer, to the worker on the same connection: a way through the server less.
      requestEagerStart: true,
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}

/**
 * NotFound on a run that has started means that it is closed: the delivery is kept as after-close. Of an open run, an
 * activity may be between two attempts (its worker died): the next one finds the result in the ledger by itself.
 */
async function afterClose(deps: RelayDeps, delivery: Delivery, error: unknown): Promise<boolean> {
  const notFound = error instanceof WorkflowNotFoundError || (error instanceof Error && error.name === 'ActivityNotFoundError')
  if (!notFound) return false
  const run = deps.db.read.get<{ status: string }>('SELECT status FROM run WHERE id = ?', delivery.runId)
  if (run?.status === 'starting') return false
  const between = delivery.kind === 'complete' && run?.status === 'open'
  await closeDelivery(deps.db, delivery.id, between ? 'between two attempts: the next one reads the result' : 'after the run was closed')
  return true
}
