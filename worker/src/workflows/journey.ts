import {
  ActivityFailure, ApplicationFailure, CancellationScope, allHandlersFinished, condition, continueAsNew, defineSignal, isCancellation,
  proxyActivities, proxyLocalActivities, setHandler, sleep, workflowInfo,
} from '@temporalio/workflow'
import type { Effect, Input, StepOutcome } from '@parcours/engine/advance'
import type { Plan } from '@parcours/journey'
import { advance, initialState } from './preload.ts'
import { EVENT_SIGNAL, POKE_SIGNAL, type CloseArgs, type EventSignal, type RunInput, type StepArgs, type StepReply } from './protocol.ts'

type Steps = Record<string, (args: StepArgs) => Promise<StepReply>>

/** Activities are named for node types; the proxy has one for every name. */
function activityOf(steps: Steps, type: string): Steps[string] {
  const step = steps[type]
  if (!step) throw new Error(`there is no activity ${type}`)
  return step
}

/** Name of the store's error: this step was overtaken by one of a later task. */
const STALE = 'StaleHistory'
const local = proxyLocalActivities<Steps>({
  startToCloseTimeout: '8 s', retry: { initialInterval: '200 ms', maximumInterval: '10 s', nonRetryableErrorTypes: [STALE] },
})
// Of a local activity the failure comes bare, not inside an ActivityFailure.
const isStale = (error: unknown): boolean => error instanceof ApplicationFailure && error.type === STALE
const { close } = proxyLocalActivities<{ close(args: CloseArgs): Promise<StepReply> }>({ startToCloseTimeout: '8 s' })
// Our downtime is not the debtor's failure: attempts bound a contact, never schedule-to-close (durability rule 12).
const RETRY = { initialInterval: '1 s', maximumInterval: '30 s', maximumAttempts: 10 }
/**
 * A call that is on parks its activity, which asks again whenever this short timeout brings it back: a callback that was
 * lost costs a minute, not a month. Attempts of an activity write no history.
 */
const PARKED = { initialInterval: '1 s', maximumInterval: '30 s', maximumAttempts: 200 }
/** A history above this is cut at the next wait, so that a cache miss stays cheap to replay. */
const LONG_HISTORY = 300

/** Sleeps, activities and signals of one execution, as inputs for the engine in the order they came. */
class Shell {
  readonly inbox: Input[] = []
  private readonly sleeps = new Map<number, CancellationScope>()
  private readonly execution: number
  private notify: (() => void) | undefined
  private tag: number
  private prevTag = 0
  busy = 0

  constructor({ execution, lastTag = 0 }: RunInput) {
    this.execution = execution
    this.tag = lastTag
  }

  push(input: Input): void {
    this.inbox.push(input)
    this.notify?.()
    this.notify = undefined
  }

  /** Resolves at the next push. Here and below no async functions: the sandbox notes a stack for every promise, and they make three. */
  news(): Promise<void> {
    return new Promise<void>((resolve) => (this.notify = resolve))
  }

  /** Where in which history we are; a later tag means that what the earlier one issued is committed. */
  tags(): { tag: number; prevTag: number } {
    const tag = this.execution * 10_000_000 + workflowInfo().historyLength
    if (tag !== this.tag) [this.prevTag, this.tag] = [this.tag, tag]
    return { tag: this.tag, prevTag: this.prevTag }
  }

  get lastTag(): number {
    return this.tag
  }

  sleep(effect: Extract<Effect, { type: 'sleep' }>): void {
    const scope = new CancellationScope()
    this.sleeps.set(effect.cursor, scope)
    void scope.run(() => sleep(Math.max(1, effect.realMs))).then(
      () => this.push({ type: 'slept', cursor: effect.cursor, attempt: effect.attempt }),
      (error: unknown) => {
        if (!isCancellation(error)) throw error
      },
    )
  }

  wakeUp(cursor: number): void {
    this.sleeps.get(cursor)?.cancel()
    this.sleeps.delete(cursor)
  }

  step(effect: Extract<Effect, { type: 'step' }>, args: StepArgs, how: { type: string; parks: boolean }): void {
    this.busy += 1
    const upTo = args.trace.at(-1)?.no ?? 0
    const done = (reply: StepReply, traceUpTo = upTo) => {
      this.busy -= 1
      this.push({ type: 'stepDone', cursor: effect.cursor, attempt: args.attempt, traceUpTo, ...reply })
    }
    if (effect.local) return void this.localStep(args, how.type).then((reply) => done(reply))
    const remote = proxyActivities<Steps>({
      activityId: effect.activityId, startToCloseTimeout: '30 s', retry: how.parks ? PARKED : RETRY,
    })
    void activityOf(remote, how.type)(args).then((reply) => done(reply), (error: unknown) => {
      if (!(error instanceof ActivityFailure)) throw error
      // Every attempt is used up: the node's own `failed` says so, the run goes on.
      // Nothing tells whether it wrote the trace that it carried, so the next step carries it again.
      done({ outcome: { kind: 'result', result: 'failed' } satisfies StepOutcome, atMs: 0 }, 0)
    })
  }

  /**
   * A step that was slow (the database was busy for longer than a task lasts) may find that a sibling branch has written
   * from a later task: it asks again from there. In the same task it is a ghost, whose task cannot complete: let it fail.
   */
  private localStep(args: StepArgs, type: string): Promise<StepReply> {
    return activityOf(local, type)(args).catch((error: unknown) => {
      const now = this.tags()
      if (!isStale(error) || now.tag === args.tag) throw error
      return this.localStep({ ...args, ...now }, type)
    })
  }
}

/**
 * Every journey: the loop around the engine. It knows instructions, never node types. The type it is
 * started as is `journey:<slug>`; this default export answers to all of them.
 */
export default async function journey(input: RunInput, plan: Plan): Promise<string> {
  const shell = new Shell(input)
  let state = input.state ?? initialState()
  setHandler(defineSignal<EventSignal>(EVENT_SIGNAL), (event) => shell.push({ type: 'event', event }))
  setHandler(defineSignal(POKE_SIGNAL), () => shell.push({ type: 'poke' }))

  const perform = (effect: Effect): void => {
    if (effect.type === 'sleep') return shell.sleep(effect)
    if (effect.type === 'wakeUp') return shell.wakeUp(effect.cursor)
    if (effect.type === 'finish') return
    const { request } = effect
    const instruction = plan.instructions[request.at]
    const args: StepArgs = {
      ...request, runId: input.runId, planHash: input.planHash, ...shell.tags(), trace: state.trace, watermark: state.watermark,
    }
    const node = plan.nodes[request.node]
    if (!node) throw new Error(`the plan has no node ${request.node}`)
    const how = { type: node.type, parks: instruction?.op === 'act' && instruction.parks === true }
    shell.step(effect, args, how)
  }

  shell.push(input.state ? { type: 'poke' } : { type: 'start', group: input.group, atMs: input.atMs })
  while (state.ended === undefined) {
    if (shell.inbox.length === 0) await shell.news()
    const now = shell.inbox.shift()
    if (now === undefined) continue
    const advanced = advance(plan, state, now)
    state = advanced.state
    for (const effect of advanced.effects) perform(effect)
    const quiet = shell.inbox.length === 0 && shell.busy === 0 && state.ended === undefined
    if (quiet && workflowInfo().historyLength > LONG_HISTORY) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof journey>({ ...input, execution: input.execution + 1, state, lastTag: shell.lastTag }, plan)
    }
  }
  await close({
    runId: input.runId, planHash: input.planHash, ...shell.tags(), trace: state.trace, visit: state.lastVisit + 1, reason: state.ended,
  })
  return state.ended
}
