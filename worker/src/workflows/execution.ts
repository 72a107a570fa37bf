import type { Effect, State } from '@parcours/engine/advance'
import type { Plan } from '@parcours/journey'
import { advance, initialState } from './preload.ts'
import type { CloseArgs, RunInput, StepArgs, TellArgs } from './protocol.ts'
import type { Shell } from './shell.ts'

type StepEffect = Extract<Effect, { type: 'step' }>

/** One execution of a run: the engine's state, and the engine's wishes carried out by the shell. */
export class Execution {
  readonly input: RunInput
  readonly plan: Plan
  readonly shell: Shell
  state: State
  /** On its way into another version. */
  moving: Extract<Effect, { type: 'migrate' }> | undefined
  /** Of the version that it was last asked to go to. */
  next: Plan

  constructor(input: RunInput, plan: Plan, shell: Shell) {
    this.input = input
    this.plan = plan
    this.shell = shell
    this.next = plan
    this.state = input.state ?? initialState()
  }

  get isOver(): boolean {
    return this.state.ended !== undefined || this.moving !== undefined
  }

  /** Nothing comes and nothing is under way: it can be cut here. */
  get isQuiet(): boolean {
    return this.shell.inbox.length === 0 && this.shell.busy === 0 && !this.isOver
  }

  /** No step will carry its passages for long: it is paused, or a migration put it where it only waits. */
  get mustTell(): boolean {
    return this.isQuiet && this.state.trace.length > 0 && (this.state.paused !== undefined || this.input.moved === true)
  }

  get carried(): Pick<CloseArgs, 'runId' | 'planHash' | 'trace'> {
    return { runId: this.input.runId, planHash: this.input.planHash, trace: this.state.trace }
  }

  takeNext(): void {
    const now = this.shell.inbox.shift()
    if (now === undefined) return
    const { state, effects } = advance(this.plan, this.state, now)
    this.state = state
    for (const effect of effects) this.perform(effect)
  }

  tell(): void {
    this.shell.tell({ ...this.carried, ...this.shell.tags(), visit: this.state.lastVisit, waiting: this.waiting() })
  }

  private perform(effect: Effect): void {
    switch (effect.type) {
      case 'sleep': return this.shell.sleep(effect)
      case 'wakeUp': return this.shell.wakeUp(effect.cursor)
      case 'answer': return this.shell.answer(effect.command, effect.answer)
      case 'migrate': return void (this.moving = effect)
      case 'finish': return
      case 'step': return this.step(effect)
    }
  }

  private step(effect: StepEffect): void {
    const { request } = effect
    const instruction = this.plan.instructions[request.at]
    const args: StepArgs = {
      ...request, ...this.carried, ...this.shell.tags(), watermark: this.state.watermark,
      ...(this.state.command && { commands: this.state.command.seq }),
    }
    const node = this.plan.nodes[request.node]
    if (!node) throw new Error(`the plan has no node ${request.node}`)
    this.shell.step(effect, args, { type: node.type, parks: instruction?.op === 'act' && instruction.parks === true })
  }

  /** Waits at visits that are told now: no step has said that they wait. */
  private waiting(): TellArgs['waiting'] {
    const opened = this.state.trace.flatMap((entry) => (entry.type === 'open' ? [entry.visit] : []))
    return this.state.cursors.flatMap(({ visit, at, phase }) =>
      (phase.type === 'waiting' && opened.includes(visit) ? [{ visit, at, untilMs: phase.deadlineMs }] : []))
  }
}
