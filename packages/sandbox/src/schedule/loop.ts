import { setImmediate as immediate } from 'node:timers/promises'
import type { SandboxContext } from '../sandbox-context.ts'
import type { DueAction } from '../store/action-rows.ts'
import { perform } from './perform.ts'

const TICK_MS = 200
/** Upper bounds of one tick: actions taken, and lanes that post at the same time. */
const TAKE = 400
const LANES = 8
const MAX_ATTEMPTS = 60

export interface Loop {
  /** Performs everything due now, also what becomes due by it. For tests; the timer does the same. */
  settle(): Promise<void>
  /** Stops the timer and waits for the tick under way. */
  stop(): Promise<void>
}

/** Every 200 ms: takes due actions in order, one lane (person) after another in itself, a few lanes at once. */
export function startLoop(context: SandboxContext): Loop {
  let running: Promise<number> = Promise.resolve(0)
  const tick = () => {
    running = running.then(() => runDue(context), () => runDue(context))
    return running
  }
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    tick().catch(report).finally(() => { busy = false })
  }, TICK_MS)
  return {
    async settle() {
      while (await tick() > 0);
    },
    async stop() {
      clearInterval(timer)
      await running.catch(report)
    },
  }
}

const report = (error: unknown) => { console.error('sandbox: a tick failed', error) }

async function runDue(context: SandboxContext): Promise<number> {
  const nowMs = context.businessMs()
  if (nowMs === undefined) return 0
  const lanes = [...byLane(context.store.actions.due(nowMs, Date.now(), TAKE)).values()]
  let done = 0
  const worker = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
      for (const due of lane) {
        await performOne(context, due, nowMs)
        done += 1
        // Lives are drawn in one go: let requests to the providers in between.
        if (done % 20 === 0) await immediate()
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, worker))
  return done
}

function byLane(actions: DueAction[]): Map<string, DueAction[]> {
  const lanes = new Map<string, DueAction[]>()
  for (const due of actions) {
    const lane = lanes.get(due.lane)
    if (lane) lane.push(due)
    else lanes.set(due.lane, [due])
  }
  return lanes
}

/** A post that fails is tried again on real time, later each time; the message id stays, so repeats are harmless. */
async function performOne(context: SandboxContext, due: DueAction, nowMs: number): Promise<void> {
  const { actions } = context.store
  const posted = await perform(context, due, nowMs).catch((error: unknown) =>
    ({ kind: 'refused', note: error instanceof Error ? (error.stack ?? error.message) : 'failed' }) as const)
  if (posted.kind === 'taken') return actions.done(due.id)
  if (posted.kind === 'refused' || due.attempts + 1 >= MAX_ATTEMPTS) return actions.bury(due.id, posted.note)
  const waitMs = Math.min(30_000, 500 * 2 ** due.attempts)
  actions.retryAt(due.id, Date.now() + waitMs, posted.note)
}
