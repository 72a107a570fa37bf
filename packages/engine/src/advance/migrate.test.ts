import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CommandAsk, Plan, RunCommand, RunEvent } from '@parcours/journey'
import { draw } from '../support/draw.ts'
import { advance } from './advance.ts'
import { DryRun, planOf } from './advance.test-support.ts'
import type { Effect, Input, StepRequest } from './messages.ts'
import type { Cursor, State } from './state.ts'

const NODES = { start: 'enter', ask: ['sms', { days: 3 }], desk: 'person', inner: 'sub', stop: 'end' } as const
const WIRES = ['start treated ask', 'ask replied desk', 'ask otherwise inner', 'inner otherwise stop', 'desk otherwise stop']
/** The text is gone: who stands there waits instead. */
const OTHER = { start: 'enter', rest: 'wait', desk: 'person', inner: 'sub', stop: 'end' } as const
const OTHER_WIRES = ['start treated rest', 'rest elapsed desk', 'desk otherwise inner', 'inner otherwise stop']
const here = planOf(draw({ ...NODES, ask: ['sms', { days: 3 }] }, WIRES))
const there = planOf(draw({ ...OTHER }, OTHER_WIRES))

/** A run that changes plan, as the workflow carries it over. */
class Traveller {
  plan: Plan = here
  state: State
  effects: Effect[] = []
  private commands = 0
  private events = 0

  constructor() {
    const run = new DryRun({ ...NODES, ask: ['sms', { days: 3 }] }, WIRES).answers({ kind: 'result', result: 'sent', data: { sentAtMs: 1_000 } }).waits(50_000)
    this.state = run.state
  }

  feed(input: Input): this {
    const { state, effects } = advance(this.plan, this.state, input)
    this.state = state
    this.effects = effects
    return this
  }
  asks(ask: CommandAsk, atMs = this.state.nowMs, plan?: Plan): this {
    const command: RunCommand = { id: `c${++this.commands}`, seq: this.commands, atMs, ask }
    return this.feed({ type: 'command', command, ...(plan && { plan }) })
  }
  /** Goes over, if it may; `back` takes back what left that visit. */
  goes(plan: Plan, from: string, to: string, more: { back?: number; waits?: 'keep' | 'again' } = {}): Extract<Effect, { type: 'migrate' }> | undefined {
    this.asks({ kind: 'migrate', versionId: 'v', planHash: 'h', nodes: { [from]: { kind: 'move', to } }, waits: more.waits ?? 'keep', ...(more.back !== undefined && { back: more.back }) }, this.state.nowMs, plan)
    const go = this.effects.find((effect) => effect.type === 'migrate')
    if (!go) return undefined
    this.plan = plan
    this.state = JSON.parse(JSON.stringify(go.state)) as State
    this.feed({ type: 'poke' })
    return go
  }
  hears = (type: RunEvent['type'], data: RunEvent['data'] = {}): this =>
    this.feed({ type: 'event', event: { seq: ++this.events, type, ref: 'e', atMs: this.state.nowMs + 1, data } })
  /** Its local step arms the wait: until the deadline that stands, else until `untilMs`. */
  armed(untilMs = 90_000): this {
    const { cursor, step } = this
    const deadlineMs = step?.deadlineMs === undefined ? untilMs : step.deadlineMs
    return this.feed({ type: 'stepDone', cursor: cursor.id, attempt: cursor.attempt, traceUpTo: 0, outcome: { kind: 'wait', deadlineMs, sleepMs: 5 }, atMs: this.state.nowMs + 1 })
  }

  get step(): StepRequest | undefined {
    return this.effects.find((effect) => effect.type === 'step')?.request
  }
  get answer() {
    return this.effects.find((effect) => effect.type === 'answer')?.answer
  }
  get cursor(): Cursor {
    const [cursor] = this.state.cursors
    if (!cursor) throw new Error('the run is over')
    return cursor
  }
  get deadlineMs(): number | null | undefined {
    return this.cursor.phase.type === 'waiting' ? this.cursor.phase.deadlineMs : undefined
  }
}

/** Conditions are the activity's: here each refuses. */
const choosy = (plan: Plan): Plan => ({
  ...plan, instructions: plan.instructions.map((one) => (one.op === 'wait' ? { ...one, events: one.events.map((event) => ({ ...event, when: 'event.cents > 5' })) } : one)),
})

describe('what was asked before a migration', () => {
  it('is answered after it: a bounce or a click names the visit that sent', () => {
    const run = new Traveller()
    run.goes(here, 'ask', 'ask')
    run.armed().hears('reply', { visit: 2 })
    expect(run.state.trace.findLast((entry) => entry.type === 'close')).toMatchObject({ visit: 3, outcome: 'replied' })
  })
  it('is heard of every visit that it goes on with, and of no other (property)', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(9), (times, named) => {
      const run = new Traveller()
      for (let i = 0; i < times; i++) {
        run.goes(here, 'ask', 'ask')
        run.armed()
      }
      const own = named >= 2 && named <= 2 + times
      run.hears('reply', { visit: named })
      expect(run.state.trace.some((entry) => entry.type === 'close' && entry.outcome === 'replied')).toBe(own)
    }))
  })
  it('is over where another node begins', () => {
    const run = new Traveller()
    const go = run.goes(there, 'ask', 'desk')
    expect(go?.visits).toEqual([{ from: 2 }])
    expect(run.answer).toBeUndefined()
    run.feed({ type: 'stepDone', cursor: 1, attempt: 1, traceUpTo: 0, outcome: { kind: 'result', result: 'opened' }, atMs: 2_000 }).armed()
    run.hears('task.resolved', { visit: 2, result: 'solved' })
    expect(run.deadlineMs).toBe(90_000)
    run.hears('task.resolved', { visit: 3, result: 'solved' })
    expect(run.cursor.visit).toBe(4)
  })
  it('is forgotten when the node is left', () => {
    const run = new Traveller()
    run.goes(here, 'ask', 'ask')
    run.armed().hears('reply', { visit: 2 })
    expect(run.cursor.earlier).toBeUndefined()
  })
  it('comes back from a sub-journey, which the new version waits for', () => {
    const run = new Traveller().asks({ kind: 'move', nodeId: 'inner' })
    run.feed({ type: 'stepDone', cursor: 1, attempt: 1, traceUpTo: 0, outcome: { kind: 'result', result: 'started' }, atMs: 2_000 })
    const go = run.goes(there, 'inner', 'inner')
    expect(go?.visits).toEqual([{ from: 3, to: 4 }])
    expect([run.step, run.cursor.phase]).toEqual([undefined, { type: 'waiting', deadlineMs: null }])
    expect(run.state.trace).toMatchObject([{ type: 'open', visit: 4 }])
    expect(run.hears('sub.ended', { visit: 3, reason: 'done' }).state.ended).toBe('done')
  })
})

describe('a paused run that changes version', () => {
  it('keeps the rest of its wait, whatever it hears and refuses meanwhile', () => {
    const run = new Traveller().asks({ kind: 'pause' }, 20_000)
    run.goes(choosy(here), 'ask', 'ask')
    expect(run.cursor.leftMs).toBe(30_000)
    run.hears('reply')
    expect(run.step).toMatchObject({ kind: 'wake', deadlineMs: 50_000 })
    run.armed().asks({ kind: 'resume', waits: 'left' }, 100_000)
    expect(run.step).toMatchObject({ kind: 'enter', deadlineMs: 130_000 })
  })
  it('counts its wait anew where that is chosen, when it is resumed', () => {
    const run = new Traveller().asks({ kind: 'pause' }, 20_000)
    run.goes(here, 'ask', 'ask', { waits: 'again' })
    expect(run.cursor.phase).toEqual({ type: 'parked' })
    run.hears('reply', { visit: 2 }).asks({ kind: 'resume', waits: 'left' }, 100_000)
    expect(run.step).toMatchObject({ kind: 'enter', data: { sentAtMs: 1_000 } })
    expect(run.step?.deadlineMs).toBeUndefined()
    expect(run.armed().state.trace.at(-2)).toMatchObject({ type: 'close', visit: 3, outcome: 'replied' })
  })
  it('that was about to wait takes along what its message left', () => {
    const run = new Traveller()
    run.state = { ...run.state, paused: run.state.nowMs, cursors: [{ ...run.cursor, phase: { type: 'parked' } }] }
    run.goes(here, 'ask', 'ask')
    run.asks({ kind: 'resume', waits: 'left' })
    expect(run.step).toMatchObject({ kind: 'enter', visit: 3, data: { sentAtMs: 1_000 } })
  })
})

describe('a migration that is taken back', () => {
  it('stands again where it stood, and sends nothing again', () => {
    const run = new Traveller()
    run.goes(there, 'ask', 'rest')
    run.armed()
    const go = run.goes(here, 'rest', 'ask', { back: 2 })
    expect(go?.visits).toEqual([{ from: 3 }, { from: 2, to: 4, again: true }])
    expect(run.step).toMatchObject({ kind: 'enter', visit: 4, deadlineMs: 50_000, data: { sentAtMs: 1_000 } })
    expect(run.armed().hears('reply', { visit: 2 }).cursor.visit).toBe(5)
  })
  it('begins the node where an operator sends it there by hand', () => {
    const run = new Traveller()
    run.goes(there, 'ask', 'rest')
    run.armed().goes(here, 'rest', 'ask')
    expect(run.step).toMatchObject({ kind: 'contact', data: {} })
  })
  it('stays where nobody knows any more where it stood', () => {
    const run = new Traveller()
    run.goes(there, 'ask', 'rest')
    run.armed()
    expect(run.goes(here, 'rest', 'ask', { back: 9 })).toBeUndefined()
    expect(run.answer).toEqual({ kind: 'refused', code: 'stays' })
  })
  it('stays where its sub-journey was ended', () => {
    const run = new Traveller().asks({ kind: 'move', nodeId: 'inner' })
    run.feed({ type: 'stepDone', cursor: 1, attempt: 1, traceUpTo: 0, outcome: { kind: 'result', result: 'started' }, atMs: 2_000 })
    run.goes(there, 'inner', 'rest')
    run.armed().goes(here, 'rest', 'inner', { back: 3 })
    expect(run.answer).toEqual({ kind: 'refused', code: 'stays' })
  })
  it('there and back, with any pauses, costs a wait nothing but the pauses (property)', () => {
    const leg = fc.record({ by: fc.constantFrom('ask', 'rest'), pauses: fc.array(fc.constantFrom('before', 'over', 'there'), { maxLength: 2 }), forMs: fc.nat(5_000) })
    fc.assert(fc.property(fc.array(leg, { minLength: 1, maxLength: 4 }), (legs) => {
      const run = new Traveller()
      let pausedMs = 0
      const rest = (forMs: number) => {
        run.asks({ kind: 'pause' }).asks({ kind: 'resume', waits: 'left' }, run.state.nowMs + forMs)
        pausedMs += forMs
        run.armed()
      }
      for (const { by, pauses, forMs } of legs) {
        if (pauses.includes('before')) rest(forMs)
        const visit = run.cursor.visit
        const over = pauses.includes('over')
        if (over) run.asks({ kind: 'pause' })
        run.goes(by === 'ask' ? here : there, 'ask', by)
        if (!over) run.armed()
        if (over && pauses.includes('there')) run.hears('debt_updated')
        else if (pauses.includes('there')) rest(forMs)
        run.goes(here, by, 'ask', { back: visit })
        if (over) {
          run.asks({ kind: 'resume', waits: 'left' }, run.state.nowMs + forMs)
          pausedMs += forMs
        }
        run.armed()
      }
      // An event or a step takes a millisecond of the run's own time, which a pause that is on gives back.
      const own = run.deadlineMs ?? 0
      expect(own - 50_000 - pausedMs).toBeGreaterThanOrEqual(0)
      expect(own - 50_000 - pausedMs).toBeLessThanOrEqual(legs.length * 4)
    }))
  })
})

describe('commands behind a migration', () => {
  it('are not answered by the version that is left', () => {
    const run = new DryRun({ ...NODES, ask: ['sms', { days: 3 }] }, WIRES).result('sent')
    const move: RunCommand = { id: 'm', seq: 1, atMs: 0, ask: { kind: 'migrate', versionId: 'v', planHash: 'h', nodes: { ask: { kind: 'move', to: 'ask' } }, waits: 'keep' } }
    run.feed({ type: 'command', command: move, plan: here }).feed({ type: 'command', command: { id: 'e', seq: 2, atMs: 0, ask: { kind: 'end' } } }).waits(50_000)
    expect(run.effects.filter(({ type }) => type === 'answer' || type === 'finish')).toMatchObject([{ command: 'm', answer: { kind: 'applied', after: [{ from: 2 }] } }])
    expect(run.effects.find(({ type }) => type === 'migrate')).toMatchObject({ state: { cursors: [{ visit: 3 }] } })
  })
})
