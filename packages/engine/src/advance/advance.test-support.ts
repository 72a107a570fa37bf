import type { Journey, Plan, RunEvent } from '@parcours/journey'
import { compile } from '../compile/compile.ts'
import { draw, type Nodes } from '../support/draw.ts'
import { options } from '../support/fake-types.ts'
import { advance } from './advance.ts'
import type { Effect, Input, StepOutcome } from './messages.ts'
import { initialState, type State, type TraceEntry } from './state.ts'

type StepEffect = Extract<Effect, { type: 'step' }>

export function planOf(journey: Journey): Plan {
  const compiled = compile(journey, options)
  if (!compiled.ok) throw new Error(compiled.issues.map((issue) => issue.message.en).join('\n'))
  return compiled.plan
}

/** A run in memory: inputs go in one by one, all that it wrote and asked for is kept. */
export class DryRun {
  readonly plan: Plan
  state: State = initialState()
  readonly trace: TraceEntry[] = []
  /** Of the last input. */
  effects: Effect[] = []
  private seq = 0

  constructor(nodes: Nodes, wires: string[]) {
    this.plan = planOf(draw(nodes, wires))
    this.feed({ type: 'start', group: 'treated', atMs: 1_000 })
  }

  feed(input: Input): this {
    const seen = this.state.lastTrace
    const { state, effects } = advance(this.plan, this.state, input)
    this.trace.push(...state.trace.filter((entry) => entry.no > seen))
    this.state = state
    this.effects = effects
    return this
  }

  /** The activity of a cursor answers; the youngest cursor that has one in flight unless told. */
  answers(outcome: StepOutcome, cursor = this.state.cursors.findLast((c) => c.phase.type === 'step')?.id): this {
    const at = this.state.cursors.find((c) => c.id === cursor)
    if (!at) throw new Error('no activity is in flight')
    return this.feed({ type: 'stepDone', cursor: at.id, attempt: at.attempt, traceUpTo: 0, outcome, atMs: this.state.nowMs + 10 })
  }

  result = (result: string): this => this.answers({ kind: 'result', result })
  waits = (deadlineMs: number | null = 99_000): this => this.answers({ kind: 'wait', deadlineMs, sleepMs: 5 })

  event(type: RunEvent['type'], more: Partial<RunEvent> = {}): RunEvent {
    this.seq += 1
    return { seq: this.seq, type, ref: `ref${this.seq}`, atMs: this.state.nowMs + 1, data: {}, ...more }
  }
  hears = (type: RunEvent['type'], more: Partial<RunEvent> = {}): this => this.feed({ type: 'event', event: this.event(type, more) })

  get steps(): StepEffect[] {
    return this.effects.filter((effect) => effect.type === 'step')
  }
  /** `sms:replied wait` : what was opened, and how it closed. */
  get way(): string {
    const outcomes = new Map(this.trace.flatMap((t) => (t.type === 'close' ? [[t.visit, t.outcome] as const] : [])))
    return this.trace.flatMap((t) => {
      if (t.type === 'close') return []
      const outcome = outcomes.get(t.visit)
      return [`${this.plan.nodes[t.node]?.id}${outcome === undefined ? '' : `:${outcome}`}`]
    }).join(' ')
  }
}
