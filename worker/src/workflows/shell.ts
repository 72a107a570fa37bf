import { ActivityFailure, ApplicationFailure, CancellationScope, isCancellation, proxyActivities, proxyLocalActivities, sleep, workflowInfo } from '@temporalio/workflow'
import type { Effect, Input, StepOutcome } from '@parcours/engine/advance'
import type { CommandAnswer, Plan, RunCommand } from '@parcours/journey'
import type { CloseArgs, MigrateArgs, TellArgs, RunInput, StepArgs, StepReply } from './protocol.ts'

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
export const { close, migrate, tell } = proxyLocalActivities<{
  close(args: CloseArgs): Promise<StepReply>
  migrate(args: MigrateArgs): Promise<StepReply>
  tell(args: TellArgs): Promise<StepReply>
}>({ startToCloseTimeout: '8 s' })
// Our downtime is not the debtor's failure: attempts bound a contact, never schedule-to-close (durability rule 12).
const RETRY = { initialInterval: '1 s', maximumInterval: '30 s', maximumAttempts: 10 }
/**
 * A call that is on parks its activity, which asks again whenever this short timeout brings it back: a callback that was
 * lost costs a minute, not a month. Attempts of an activity write no history.
 */
const PARKED = { initialInterval: '1 s', maximumInterval: '30 s', maximumAttempts: 200 }
/** Sleeps, activities, signals and commands of one execution, as inputs for the engine in the order they came. */
export class Shell {
  readonly inbox: Input[] = []
  private readonly sleeps = new Map<number, CancellationScope>()
  private readonly asked = new Map<string, (answer: CommandAnswer) => void>()
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

  /** An operator's command, answered by the engine when its turn comes. */
  ask(command: RunCommand, plan?: Plan): Promise<CommandAnswer> {
    return new Promise((resolve) => {
      this.asked.set(command.id, resolve)
      this.push({ type: 'command', command, ...(plan && { plan }) })
    })
  }

  answer(id: string, answer: CommandAnswer): void {
    this.asked.get(id)?.(answer)
    this.asked.delete(id)
  }

  /** What came too late for this execution; commands among it are answered. */
  leftOver(code: 'ended' | 'busy'): Input[] {
    for (const id of this.asked.keys()) this.answer(id, { kind: 'refused', code })
    return this.inbox.splice(0).filter(({ type }) => type !== 'command')
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

  /** Passages that no step will carry for long: the run is paused. */
  tell(args: TellArgs): void {
    this.busy += 1
    const traceUpTo = args.trace.at(-1)?.no ?? 0
    void tell(args).then(() => {
      this.busy -= 1
      this.push({ type: 'told', traceUpTo })
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
