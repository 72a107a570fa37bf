import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CommandAsk, Plan, RunEvent } from '@parcours/journey'
import { draw, type Nodes } from '../support/draw.ts'
import { validJourneys } from '../support/random-journeys.ts'
import { advance, MATCHED } from './advance.ts'
import { planOf } from './advance.test-support.ts'
import type { Input, StepOutcome } from './messages.ts'
import { initialState, type State, type TraceEntry } from './state.ts'

/** What may happen next, in any order; numbers pick among what is possible then. */
const deed = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('answer' as const), who: fc.nat(9), what: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stale' as const), who: fc.nat(9), what: fc.nat(40) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sleep' as const), who: fc.nat(9), what: fc.nat(3) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('event' as const), who: fc.nat(9), what: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), who: fc.nat(30), what: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('poke' as const), who: fc.nat(9), what: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('command' as const), who: fc.nat(9), what: fc.nat(40) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

const TYPES: RunEvent['type'][] = ['reply', 'payment', 'released', 'task.resolved', 'sub.ended', 'dispute']
const RESULTS = ['sent', 'opened', 'blocked', 'high', 'low', 'a', 'b', 'started', 'refused', 'timeout', 'past', 'never heard of', MATCHED]

class Life {
  state: State = initialState()
  readonly trace: TraceEntry[] = []
  private readonly sent: RunEvent[] = []
  private commands = 0
  private readonly plan: Plan

  constructor(plan: Plan) {
    this.plan = plan
    this.feed({ type: 'start', group: 'treated', atMs: 1 })
  }

  /** Each call sees a frozen state: `advance` must work on a copy. */
  feed(input: Input): void {
    const before = this.state.lastTrace
    const { state } = advance(this.plan, freeze(this.state), freeze(input))
    this.trace.push(...state.trace.filter((entry) => entry.no > before))
    this.state = state
  }

  do(deed: Deed): void {
    const input = this.inputOf(deed)
    if (input) this.feed(input)
  }

  private inputOf({ do: what, who, what: pick }: Deed): Input | undefined {
    const cursors = this.state.cursors
    const cursor = cursors[who % Math.max(1, cursors.length)]
    switch (what) {
      case 'poke': return { type: 'poke' }
      case 'again': {
        const event = this.sent[who % Math.max(1, this.sent.length)]
        return event && { type: 'event', event }
      }
      case 'event': return { type: 'event', event: this.newEvent(pick, who) }
      case 'command': return { type: 'command', command: { id: `c${++this.commands}`, seq: this.commands, atMs: this.state.nowMs, ask: this.asked(pick, cursor?.visit) } }
      case 'sleep': return cursor && { type: 'slept', cursor: cursor.id, attempt: cursor.attempt - (pick === 0 ? 1 : 0) }
      case 'answer':
      case 'stale': {
        if (!cursor || (what === 'answer' && cursor.phase.type !== 'step')) return undefined
        const attempt = what === 'answer' ? cursor.attempt : cursor.attempt - 1
        return { type: 'stepDone', cursor: cursor.id, attempt, traceUpTo: this.state.lastTrace - (pick % 3), outcome: this.outcome(pick), atMs: this.state.nowMs + pick }
      }
    }
  }

  private asked(pick: number, visit: number | undefined): CommandAsk {
    const branch = visit !== undefined && visit > 0 && pick % 2 === 0 ? { visit } : {}
    if (pick < 10) return { kind: 'pause' }
    if (pick < 22) return { kind: 'resume', waits: (['left', 'again', 'skip'] as const)[pick % 3] ?? 'left' }
    if (pick < 28) return { kind: 'skip', ...branch }
    if (pick < 32) return { kind: 'retry', ...branch }
    return pick === 40 ? { kind: 'end' } : { kind: 'move', ...branch, nodeId: this.plan.nodes[pick % this.plan.nodes.length]?.id ?? 'stop' }
  }

  private newEvent(pick: number, who: number): RunEvent {
    // Runs ahead of its turn now and then: the relay keeps order, a feed may not.
    const seq = Math.max(0, ...this.sent.map((e) => e.seq)) + 1 + (pick === 40 ? 1 : 0)
    const event: RunEvent = {
      seq, type: TYPES[pick % TYPES.length] ?? 'reply', ref: `e${seq}`, atMs: this.state.nowMs + who,
      data: { result: 'solved', reason: 'done', ...(pick % 2 === 0 && { visit: this.state.lastVisit }) },
      ...(pick === 39 && { stop: 'cured' }),
    }
    this.sent.push(event)
    return event
  }

  private outcome(pick: number): StepOutcome {
    const untilMs = this.state.nowMs + 100
    switch (pick) {
      case 0: return { kind: 'defer', untilMs, sleepMs: 1 }
      case 1: return { kind: 'hold', untilMs: null, sleepMs: null }
      case 2: return { kind: 'stop', fact: 'ceased' }
      case 3: return { kind: 'feed', events: [this.newEvent(6, 1)] }
      default: return pick < 16 ? { kind: 'wait', deadlineMs: untilMs, sleepMs: 1 } : { kind: 'result', result: RESULTS[pick % RESULTS.length] ?? 'sent' }
    }
  }
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const member of Object.values(value)) freeze(member)
  return Object.freeze(value)
}

const visitsOf = (trace: TraceEntry[], type: TraceEntry['type']) => trace.filter((t) => t.type === type).map((t) => t.visit)
/** Visits that the state itself says are open: of its cursors, and of joins that some branches have reached. */
const openIn = ({ cursors, meetings }: State): number[] =>
  [...cursors.map((c) => c.visit).filter((v) => v > 0), ...Object.values(meetings).filter((m) => !m.done).map((m) => m.visit)].sort((a, b) => a - b)

/** Two to four branches of up to two nodes, met by a join that needs some of them; inside the first another fork. */
const forked = fc.record({
  branches: fc.array(fc.array(fc.constantFrom('sms', 'wait', 'person', 'condition'), { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
  need: fc.integer({ min: 1, max: 4 }),
  nested: fc.boolean(),
}).map(({ branches, need, nested }) => {
  const nodes: Nodes = { start: 'enter', meet: ['join', { need: Math.min(need, branches.length) }], last: 'sms', stop: 'end' }
  const wires = ['meet joined last', 'last otherwise stop']
  for (const [b, types] of branches.entries()) {
    wires.push(`start treated b${b}n0`)
    for (const [n, type] of types.entries()) {
      nodes[`b${b}n${n}`] = type
      wires.push(`b${b}n${n} otherwise ${n + 1 < types.length ? `b${b}n${n + 1}` : 'meet'}`)
    }
  }
  if (nested) {
    Object.assign(nodes, { left: 'sms', right: 'wait', inner: ['join', { need: 1 }] })
    wires.push('last blocked left', 'last blocked right', 'left otherwise inner', 'right otherwise inner', 'inner otherwise stop')
  }
  return draw(nodes, wires)
})

const lives = fc.record({ journey: fc.oneof(validJourneys, forked), deeds: fc.array(deed, { maxLength: 120 }) })

describe('whatever happens to a run, in whatever order', () => {
  it('entered = left + here now, at every moment', () => {
    fc.assert(fc.property(lives, ({ journey, deeds }) => {
      const life = new Life(planOf(journey))
      for (const one of deeds) {
        life.do(one)
        const closed = visitsOf(life.trace, 'close')
        expect(new Set(closed).size).toBe(closed.length)
        const open = visitsOf(life.trace, 'open').filter((visit) => !closed.includes(visit)).sort((a, b) => a - b)
        expect(openIn(life.state)).toEqual(open)
        if (life.state.ended !== undefined) expect(open).toEqual([])
      }
    }), { numRuns: 400 })
  })

  it('numbers visits from one up, without a gap, and never opens one twice', () => {
    fc.assert(fc.property(lives, ({ journey, deeds }) => {
      const life = new Life(planOf(journey))
      for (const one of deeds) life.do(one)
      expect(visitsOf(life.trace, 'open')).toEqual(Array.from({ length: life.state.lastVisit }, (_, i) => i + 1))
      expect(life.trace.map((t) => t.no)).toEqual(life.trace.map((_, i) => i + 1))
    }), { numRuns: 200 })
  })

  it('an event that comes again changes nothing', () => {
    fc.assert(fc.property(lives, fc.nat(40), ({ journey, deeds }, pick) => {
      const plan = planOf(journey)
      const life = new Life(plan)
      for (const one of deeds) life.do(one)
      const event: RunEvent = { seq: life.state.watermark + 1, type: TYPES[pick % TYPES.length] ?? 'reply', ref: 'again', atMs: life.state.nowMs, data: { visit: life.state.lastVisit } }
      life.feed({ type: 'event', event })
      const { state, effects } = advance(plan, life.state, { type: 'event', event })
      expect(effects).toEqual([])
      expect(state).toEqual(life.state)
    }), { numRuns: 200 })
  })

  it('asks for an activity under an id that it has never used', () => {
    fc.assert(fc.property(lives, ({ journey, deeds }) => {
      const plan = planOf(journey)
      const ids = new Set<string>()
      const life = new Life(plan)
      const feed = life.feed.bind(life)
      life.feed = (input) => {
        for (const effect of advance(plan, life.state, input).effects) {
          if (effect.type !== 'step') continue
          expect(ids).not.toContain(effect.activityId)
          ids.add(effect.activityId)
        }
        feed(input)
      }
      for (const one of deeds) life.do(one)
    }), { numRuns: 200 })
  })

  it('goes on from its state as plain JSON: what continue-as-new carries over is all there is', () => {
    fc.assert(fc.property(lives, fc.nat(119), ({ journey, deeds }, at) => {
      const plan = planOf(journey)
      const [whole, cut] = [new Life(plan), new Life(plan)]
      for (const [i, one] of deeds.entries()) {
        if (i === at) cut.state = JSON.parse(JSON.stringify(cut.state)) as State
        whole.do(one)
        cut.do(one)
      }
      expect(cut.state).toEqual(whole.state)
    }), { numRuns: 100 })
  })
})
