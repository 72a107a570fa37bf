import type { ContactIntent, StepContext, StepResult } from '@parcours/node-kit'
import { DAY_MS, HOUR_MS } from '../lib/instants.ts'
import { numberIn, textIn } from '../lib/step-data.ts'
import type { PromiseWatchConfig } from './config.ts'

/** From the end of the due day back to the late morning of the day before. */
const REMIND_BEFORE_MS = 37 * HOUR_MS

const CLOSED = ['kept', 'part_kept', 'broken', 'cancelled'] as const
type Closed = (typeof CLOSED)[number]

/**
 * Reads the open promise: `remind` first, only `watch` when the day before has passed. Without one, how the run's
 * newest ended (the money came before the first look), else `cancelled`.
 */
export function open({ config, nowMs, services }: StepContext<PromiseWatchConfig>): StepResult {
  const promise = services.promises.open()
  if (!promise) {
    const end = services.promises.endInRun()
    return { result: end ?? 'cancelled', evidence: { promise: 'none', end: end ?? null } }
  }
  const remindAtMs = promise.dueAtMs - REMIND_BEFORE_MS
  const judgeAtMs = promise.dueAtMs + config.graceDays * DAY_MS
  const { promiseId, amountCents, dueAtMs } = promise
  const data = { promiseId, amountCents, dueAtMs, remindAtMs, judgeAtMs }
  return { result: config.reminder && remindAtMs > nowMs ? 'remind' : 'watch', data, evidence: data }
}

export function remind({ config, data }: StepContext<PromiseWatchConfig>): ContactIntent {
  return {
    channel: config.channel,
    textId: config.textId,
    reminder: true,
    notAfterMs: numberIn(data, 'dueAtMs', 0) + DAY_MS,
    variables: {
      'promise.amountCents': numberIn(data, 'amountCents', 0),
      'promise.dueAtMs': numberIn(data, 'dueAtMs', 0),
    },
  }
}

/** After the grace, or when an operator has skipped the wait: what was received decides. Whoever closed it first is right. */
export function judge({ config, nowMs, data, services }: StepContext<PromiseWatchConfig>): StepResult {
  const promiseId = textIn(data, 'promiseId')
  if (promiseId === undefined) return { result: 'cancelled', evidence: { promise: 'none' } }
  const promise = services.promises.open()
  const receivedCents = promise?.promiseId === promiseId ? promise.receivedCents : 0
  const amountCents = numberIn(data, 'amountCents', 0)
  const isDue = nowMs >= numberIn(data, 'dueAtMs', 0)
  const stored = services.promises.close(promiseId, verdict({ receivedCents, amountCents, isDue, config }))
  const result = CLOSED.find((status) => status === stored) ?? 'cancelled'
  return { result, evidence: { receivedCents, amountCents, stored } }
}

/** Integers on both sides: received x 100 against amount x percent. Nobody breaks a promise before its due day is over. */
function verdict({ receivedCents, amountCents, isDue, config }: {
  receivedCents: number; amountCents: number; isDue: boolean; config: PromiseWatchConfig
}): Closed {
  if (receivedCents >= amountCents) return 'kept'
  if (receivedCents * 100 >= amountCents * config.leastSharePercent) return 'part_kept'
  return isDue ? 'broken' : 'cancelled'
}
