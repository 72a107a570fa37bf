import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Journey, Plan } from '@parcours/journey'
import { advance, initialState, type Effect, type Input, type State, type TraceEntry } from '../advance/index.ts'
import { draw } from '../support/draw.ts'
import { options } from '../support/fake-types.ts'
import { validJourneys } from '../support/random-journeys.ts'
import { compile } from './compile.ts'

interface Walk {
  plan: Plan
  /** Decides among the outcomes that a node of the journey declares. */
  choose: (among: string[]) => string
  state: State
  trace: TraceEntry[]
  todo: Effect[]
}

/** Lets a compiled journey run to its end with made-up answers; undefined when 3,000 inputs did not suffice. */
function run(journey: Journey, group: 'treated' | 'control', picks: number[]): Walk | undefined {
  const compiled = compile(journey, options)
  if (!compiled.ok) throw new Error(compiled.issues.map((i) => i.message.en).join('\n'))
  let pick = 0
  const walk: Walk = { plan: compiled.plan, state: initialState(), trace: [], todo: [], choose: (among) => among[(picks[pick++ % picks.length] ?? 0) % among.length] ?? 'otherwise' }
  feed(walk, { type: 'start', group, atMs: 1 })
  for (let n = 0; n < 3000; n++) {
    const effect = walk.todo.shift()
    if (!effect) return walk
    const input = answer(walk, effect)
    if (input) feed(walk, input)
  }
  return undefined
}

function feed(walk: Walk, input: Input): void {
  const seen = walk.state.lastTrace
  const { state, effects } = advance(walk.plan, walk.state, input)
  walk.trace.push(...state.trace.filter((entry) => entry.no > seen))
  walk.state = state
  walk.todo.push(...effects)
}

function answer(walk: Walk, effect: Effect): Input | undefined {
  if (effect.type === 'sleep') return { type: 'slept', cursor: effect.cursor, attempt: effect.attempt }
  if (effect.type !== 'step') return undefined
  const { request, cursor } = effect
  const done = (result: string): Input => ({ type: 'stepDone', cursor, attempt: request.attempt, traceUpTo: 0, atMs: walk.state.nowMs + 1, outcome: { kind: 'result', result } })
  const instruction = walk.plan.instructions[request.at]
  const node = walk.plan.nodes[request.node]
  const declared = options.catalog.get(node?.type ?? '')?.outcomes(node?.config ?? {}).map((o) => o.name) ?? []
  switch (request.kind) {
    case 'enter': return { ...done(''), outcome: { kind: 'wait', deadlineMs: walk.state.nowMs + 1, sleepMs: 1 } } as Input // same input, another outcome
    case 'wake': return done('timeout')
    case 'run': case 'contact': return done(walk.choose(instruction?.op === 'act' ? [...Object.keys(instruction.on), ...declared] : declared))
    default: return done(walk.choose(declared))
  }
}

const warned = (journey: Journey) => compile(journey, options).issues.some((i) => i.code.startsWith('join-'))

describe('a compiled journey', () => {
  it('never strands a run: every way leads to an end, and every visit that opens closes', () => {
    fc.assert(fc.property(validJourneys, fc.array(fc.nat({ max: 100 }), { minLength: 20, maxLength: 20 }), (journey, picks) => {
      // A join outside every fork gathers nothing: the checker warns of it.
      fc.pre(!warned(journey))
      const walk = run(journey, 'treated', picks)
      if (!walk) return // a loop that these answers never leave
      expect(walk.state.ended).toBe('done')
      const visits = (type: string) => walk.trace.filter((t) => t.type === type).map((t) => t.visit).sort((a, b) => a - b)
      expect(visits('open')).toEqual(visits('close'))
    }), { numRuns: 500 })
  })
  it('observes its control group and lets it go', () => {
    fc.assert(fc.property(validJourneys, (journey) => {
      const walk = run(journey, 'control', [0])
      expect(walk?.state.ended).toBe('released')
      expect(walk?.trace.map((t) => (t.type === 'close' ? t.outcome : walk.plan.nodes[t.node]?.id))).toEqual(['start', 'control', 'control', 'released'])
    }), { numRuns: 50 })
  })
  it('meets the branches of an all-join, however many edges lead there', () => {
    const journey = draw({ start: 'enter', ask: ['sms', { days: 3 }], two: 'wait', meet: 'join', stop: 'end' },
      ['start treated ask', 'start treated two', 'ask replied meet', 'ask otherwise meet', 'two elapsed meet', 'meet joined stop'])
    const walk = run(journey, 'treated', [0])
    expect(walk?.state.ended).toBe('done')
    expect(walk?.trace.filter((t) => t.type === 'close').map((t) => t.outcome)).toEqual(['treated', 'elapsed', 'no_reply', 'joined', 'done'])
  })
})
