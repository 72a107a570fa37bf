import { describe, expect, it } from 'vitest'
import type { CommandAnswer, CommandAsk, RunCommand } from '@parcours/journey'
import { draw } from '../support/draw.ts'
import { advance } from './advance.ts'
import { DryRun, planOf } from './advance.test-support.ts'
import type { Effect } from './messages.ts'

const NODES = { start: 'enter', ask: ['sms', { days: 3 }], rest: 'wait', desk: 'person', stop: 'end' } as const
const WIRES = ['start treated ask', 'ask replied desk', 'ask otherwise rest', 'rest elapsed stop', 'desk otherwise stop']
const texted = () => new DryRun({ ...NODES, ask: ['sms', { days: 3 }] }, WIRES)
let seq = 0
const command = (ask: CommandAsk, atMs = 0): RunCommand => ({ id: `c${++seq}`, seq, atMs, ask })

/** What the run answers to an operator. */
function asks(run: DryRun, ask: CommandAsk, atMs = run.state.nowMs): CommandAnswer | undefined {
  run.feed({ type: 'command', command: command(ask, atMs) })
  return run.effects.find((effect): effect is Extract<Effect, { type: 'answer' }> => effect.type === 'answer')?.answer
}
const refused = (code: string) => ({ kind: 'refused', code })
const kinds = (run: DryRun) => run.steps.map(({ request }) => [request.kind, request.deadlineMs])

describe('a pause', () => {
  it('freezes a wait at the instant of the click, and gives it back what it had left', () => {
    const run = texted().result('sent').waits(50_000)
    expect(asks(run, { kind: 'pause' }, 20_000)).toMatchObject({ kind: 'applied', before: [{ state: 'waiting', untilMs: 50_000 }], after: [{ leftMs: 30_000 }] })
    expect(run.effects).toContainEqual({ type: 'wakeUp', cursor: 1 })
    run.feed({ type: 'slept', cursor: 1, attempt: 2 }).feed({ type: 'poke' })
    expect(run.steps).toEqual([])
    expect(asks(run, { kind: 'resume', waits: 'left' }, 900_000)).toMatchObject({ kind: 'applied' })
    expect(kinds(run)).toEqual([['enter', 930_000]])
    expect(run.waits(930_000).effects).toContainEqual({ type: 'sleep', cursor: 1, attempt: 3, realMs: 5 })
  })
  it('counts anew or leaves the wait, if the operator wants it so', () => {
    const paused = () => {
      const run = texted().result('sent').waits(50_000)
      asks(run, { kind: 'pause' }, 20_000)
      return run
    }
    const again = paused()
    asks(again, { kind: 'resume', waits: 'again' }, 900_000)
    expect(kinds(again)).toEqual([['enter', undefined]])
    const skips = paused()
    asks(skips, { kind: 'resume', waits: 'skip' }, 900_000)
    expect(kinds(skips)).toEqual([['wake', 900_000]])
    expect(skips.result('timeout').way).toBe('start:treated ask:no_reply rest')
  })
  it('lets what is under way finish and begins nothing', () => {
    const run = texted()
    asks(run, { kind: 'pause' })
    run.result('sent')
    expect([run.steps, run.way]).toEqual([[], 'start:treated ask'])
    asks(run, { kind: 'resume', waits: 'left' })
    expect(kinds(run)).toEqual([['enter', undefined]])
  })
  it('freezes a wait that was being armed at the click', () => {
    const run = texted().result('sent')
    expect(asks(run, { kind: 'pause' }, 20_000)).toMatchObject({ after: [{ state: 'working' }] })
    expect(run.waits(50_000).effects).toEqual([])
    asks(run, { kind: 'resume', waits: 'left' }, 100_000)
    expect(kinds(run)).toEqual([['enter', 130_000]])
  })
  it('hears an answer and stands before what follows', () => {
    const run = texted().result('sent').waits(50_000)
    asks(run, { kind: 'pause' }, 20_000)
    run.hears('reply')
    expect([run.way, run.steps]).toEqual(['start:treated ask:replied desk', []])
    asks(run, { kind: 'resume', waits: 'left' })
    expect(run.steps.map(({ request }) => request.kind)).toEqual(['run'])
  })
  it('ends by what ends every run', () => {
    const run = texted().result('sent').waits(50_000)
    asks(run, { kind: 'pause' }, 20_000)
    expect(run.hears('payment', { stop: 'cured' }).state.ended).toBe('cured')
  })
  it('asks the gate about a contact only once it is resumed', () => {
    const held = { kind: 'hold', untilMs: null, sleepMs: null } as const
    const run = texted().answers(held)
    asks(run, { kind: 'pause' })
    expect(run.hears('released').steps).toEqual([])
    asks(run, { kind: 'resume', waits: 'left' })
    expect(kinds(run)).toEqual([['contact', undefined]])
  })
  it('is not answered twice by a hold that was on its way', () => {
    const run = texted()
    asks(run, { kind: 'pause' })
    asks(run, { kind: 'resume', waits: 'left' })
    run.answers({ kind: 'hold', untilMs: null, sleepMs: null })
    expect(kinds(run)).toEqual([['contact', undefined]])
  })
  it('is refused when it is there already, and its end when it is not', () => {
    const run = texted()
    expect(asks(run, { kind: 'resume', waits: 'left' })).toEqual(refused('not_paused'))
    asks(run, { kind: 'pause' })
    expect(asks(run, { kind: 'pause' })).toEqual(refused('already_paused'))
  })
})

describe('a wait that is skipped', () => {
  it('ends as if its time were over, after what lay undelivered', () => {
    const run = texted().result('sent').waits(50_000)
    expect(asks(run, { kind: 'skip', visit: 2 }, 20_000)).toMatchObject({ kind: 'applied' })
    expect(kinds(run)).toEqual([['wake', 20_000]])
    run.answers({ kind: 'feed', events: [run.event('reply')] })
    expect(run.way).toBe('start:treated ask:replied desk')
  })
  it('is no way past the law, nor past a question', () => {
    const postponed = texted().answers({ kind: 'defer', untilMs: 60_000, sleepMs: 5 })
    expect(asks(postponed, { kind: 'skip' })).toEqual(refused('postponed'))
    expect(asks(postponed, { kind: 'retry' })).toMatchObject({ kind: 'applied' })
    expect(postponed.steps[0]?.request).toMatchObject({ kind: 'contact', now: true })
    expect(asks(texted().answers({ kind: 'hold', untilMs: null, sleepMs: null }), { kind: 'skip' })).toEqual(refused('suspended'))
  })
  it('is nothing to a contact under way, nor to a branch that is not there', () => {
    expect(asks(texted(), { kind: 'skip' })).toEqual(refused('contact_under_way'))
    expect(asks(texted(), { kind: 'skip', visit: 9 })).toEqual(refused('no_such_branch'))
    expect(asks(texted().result('sent').waits(), { kind: 'retry' })).toEqual(refused('nothing_to_retry'))
  })
})

describe('a move', () => {
  it('leaves the node by a row of its own and begins the other', () => {
    const run = texted().result('sent').waits()
    expect(asks(run, { kind: 'move', nodeId: 'desk' })).toMatchObject({ kind: 'applied', before: [{ nodeId: 'ask' }], after: [{ nodeId: 'desk', state: 'working' }] })
    expect(run.way).toBe('start:treated ask:left:moved_by_operator desk')
  })
  it('waits for a local step and not for a contact', () => {
    const run = texted().result('sent')
    run.feed({ type: 'command', command: command({ kind: 'move', nodeId: 'desk' }) })
    expect([run.effects, run.way]).toEqual([[], 'start:treated ask'])
    expect(run.waits().way).toBe('start:treated ask:left:moved_by_operator desk')
    expect(asks(texted(), { kind: 'move', nodeId: 'desk' })).toEqual(refused('contact_under_way'))
  })
  it('goes to no node that is not there, and back into none that begins', () => {
    const run = texted().result('sent').waits()
    expect(asks(run, { kind: 'move', nodeId: 'nowhere' })).toEqual(refused('no_such_node'))
    expect(asks(run, { kind: 'move', nodeId: 'start' })).toEqual(refused('not_a_target'))
    expect(asks(run, { kind: 'arm', nodeId: 'ask', arm: 'a' })).toEqual(refused('not_a_split'))
  })
  it('of a paused run stands before the node until it is resumed', () => {
    const run = texted().result('sent').waits()
    asks(run, { kind: 'pause' })
    asks(run, { kind: 'move', nodeId: 'desk' })
    expect([run.way, run.steps]).toEqual(['start:treated ask:left:moved_by_operator desk', []])
    asks(run, { kind: 'resume', waits: 'left' })
    expect(run.steps.map(({ request }) => request.kind)).toEqual(['run'])
  })
})

describe('somebody in the control group', () => {
  it('is paused and ended like any other, and neither moved nor hurried', () => {
    const run = texted()
    const control = run.plan.entry.control
    run.state = { ...run.state, cursors: run.state.cursors.map((cursor) => ({ ...cursor, at: control, phase: { type: 'waiting', deadlineMs: 50_000 } })) }
    expect(asks(run, { kind: 'move', nodeId: 'desk' })).toEqual(refused('control_group'))
    expect(asks(run, { kind: 'skip' })).toEqual(refused('control_group'))
    expect(asks(run, { kind: 'pause' })).toMatchObject({ kind: 'applied' })
  })
})

describe('a command', () => {
  it('that comes twice is done once, and answered alike', () => {
    const run = texted().result('sent').waits()
    const one = command({ kind: 'move', nodeId: 'desk' })
    const first = run.feed({ type: 'command', command: one }).effects.find(({ type }) => type === 'answer')
    const way = run.way
    expect(run.feed({ type: 'command', command: one }).effects).toEqual([first])
    expect(run.way).toBe(way)
  })
  it('ends the run', () => {
    const run = texted().result('sent').waits()
    expect(asks(run, { kind: 'end' })).toMatchObject({ kind: 'applied', after: [] })
    expect([run.state.ended, run.way]).toEqual(['ended_by_operator', 'start:treated ask:left:ended_by_operator'])
    expect(asks(run, { kind: 'pause' })).toEqual(refused('ended'))
  })
})

describe('a run that goes on in another version', () => {
  /** The version after: a second text between, and the desk is gone. */
  const next = planOf(draw({ start: 'enter', ask: ['sms', { days: 5 }], rest: 'wait', more: 'sms', stop: 'end' },
    ['start treated ask', 'ask otherwise rest', 'rest elapsed more', 'more otherwise stop']))
  const to = (nodes: Record<string, string>, waits: 'keep' | 'again' = 'keep'): CommandAsk => ({
    kind: 'migrate', versionId: 'v2', planHash: 'h2', waits,
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, how]) => [id, how === 'stay' || how === 'end' ? { kind: how } : { kind: 'move', to: how }])),
  })
  function moves(run: DryRun, ask: CommandAsk) {
    run.feed({ type: 'command', command: command(ask, run.state.nowMs), plan: next })
    const answer = run.effects.find((e) => e.type === 'answer')?.answer
    const go = run.effects.find((e) => e.type === 'migrate')
    const there = go && advance(next, go.state, { type: 'poke' })
    return { answer, go, there, steps: there?.effects.flatMap((e) => (e.type === 'step' ? [e.request] : [])) ?? [] }
  }

  it('keeps the end of its wait, and sends nothing again', () => {
    const run = texted().answers({ kind: 'result', result: 'sent', data: { sentAtMs: 1_000 } }).waits(50_000)
    const { answer, go, there, steps } = moves(run, to({ ask: 'ask' }))
    expect(answer).toMatchObject({ kind: 'applied', after: [{ nodeId: 'ask', visit: 3, untilMs: 50_000 }] })
    expect(run.way).toBe('start:treated ask:left:migrated')
    expect(go?.visits).toEqual([{ from: 2, to: 3 }])
    expect(steps).toMatchObject([{ kind: 'enter', visit: 3, attempt: 1, deadlineMs: 50_000, data: { sentAtMs: 1_000 } }])
    expect(there?.state.trace).toMatchObject([{ type: 'open', visit: 3, node: 1 }])
  })
  it('counts its wait anew where that is chosen', () => {
    const { steps } = moves(texted().result('sent').waits(50_000), to({ ask: 'ask' }, 'again'))
    expect(steps.map(({ kind, deadlineMs }) => [kind, deadlineMs])).toEqual([['enter', undefined]])
  })
  it('stays where its node is not named, or has no place any more', () => {
    expect(moves(texted().result('sent').waits(), to({})).answer).toEqual(refused('stays'))
    const atDesk = () => texted().result('sent').hears('reply').waits().result('opened').waits()
    expect(moves(atDesk(), to({ desk: 'desk' })).answer).toEqual(refused('no_such_node'))
    expect(moves(texted(), to({ ask: 'ask' })).answer).toEqual(refused('contact_under_way'))
    const { answer, steps } = moves(atDesk(), to({ desk: 'more' }))
    expect(answer).toMatchObject({ kind: 'applied', after: [{ nodeId: 'more' }] })
    expect(steps).toMatchObject([{ kind: 'contact', attempt: 1, data: {} }])
  })
  it('ends where that is chosen', () => {
    const run = texted().result('sent').waits()
    expect(moves(run, to({ ask: 'end' })).answer).toMatchObject({ kind: 'applied', after: [] })
    expect(run.state.ended).toBe('ended_by_operator')
  })
  it('asks the gate again for a contact that was postponed', () => {
    const run = texted().answers({ kind: 'defer', untilMs: 60_000, sleepMs: 5 })
    expect(moves(run, to({ ask: 'ask' })).steps).toMatchObject([{ kind: 'contact', firstMs: 1_000 }])
  })
  it('takes its pause along, with what is left of the wait', () => {
    const run = texted().result('sent').waits(50_000)
    asks(run, { kind: 'pause' }, 20_000)
    const { go, there, steps } = moves(run, to({ ask: 'ask' }))
    expect(steps).toEqual([])
    if (!go || !there) throw new Error('it did not move')
    const resumed = advance(next, there.state, { type: 'command', command: command({ kind: 'resume', waits: 'left' }, 100_000) })
    expect(resumed.effects.find((e) => e.type === 'step')?.request).toMatchObject({ kind: 'enter', visit: 3, deadlineMs: 130_000 })
  })
  it('answers the same command again after the change of execution', () => {
    const run = texted().result('sent').waits()
    const one = command(to({ ask: 'ask' }))
    run.feed({ type: 'command', command: one, plan: next })
    const answer = run.effects.find((e) => e.type === 'answer')
    const go = run.effects.find((e) => e.type === 'migrate')
    if (!go) throw new Error('it did not move')
    expect(advance(next, go.state, { type: 'command', command: one, plan: next }).effects).toContainEqual(answer)
  })
})
