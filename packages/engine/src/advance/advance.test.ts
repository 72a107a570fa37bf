import { describe, expect, it } from 'vitest'
import { DryRun } from './advance.test-support.ts'

const texted = () => new DryRun(
  { start: 'enter', ask: ['sms', { days: 3 }], rest: 'wait', desk: 'person', stop: 'end' },
  ['start treated ask', 'ask replied desk', 'ask otherwise rest', 'rest elapsed stop', 'desk otherwise stop'])

describe('a message that waits for its answer', () => {
  it('gives every attempt an id of its own', () => {
    const run = texted()
    expect(run.steps.map((s) => s.activityId)).toEqual(['v2.ask.1'])
    run.answers({ kind: 'defer', untilMs: 5_000, sleepMs: 5 })
    run.feed({ type: 'slept', cursor: 1, attempt: 1 })
    expect(run.steps.map((s) => [s.activityId, s.local])).toEqual([['v2.ask.2', false]])
  })
  it('takes an answer that came while the visit was still busy', () => {
    const run = texted().hears('reply', { atMs: 2_000 })
    expect(run.result('sent').waits().way).toBe('start:treated ask:replied desk')
  })
  it('does not take an answer from before its message went out', () => {
    const run = texted().hears('reply', { atMs: 2_000 }).answers({ kind: 'result', result: 'sent', data: { sentAtMs: 3_000 } }).waits()
    expect(run.way).toBe('start:treated ask')
  })
  it('ignores the sleep of an earlier attempt', () => {
    const run = texted().result('sent').waits()
    expect(run.feed({ type: 'slept', cursor: 1, attempt: 1 }).effects).toEqual([])
    expect(run.feed({ type: 'slept', cursor: 1, attempt: 2 }).steps.map((s) => s.request.kind)).toEqual(['wake'])
  })
  it('ignores the answer of an earlier attempt', () => {
    const run = texted().answers({ kind: 'defer', untilMs: 5_000, sleepMs: 5 }).feed({ type: 'slept', cursor: 1, attempt: 1 })
    run.feed({ type: 'stepDone', cursor: 1, attempt: 1, traceUpTo: 0, outcome: { kind: 'result', result: 'blocked' }, atMs: 9 })
    expect(run.way).toBe('start:treated ask')
  })
})

describe('a timeout that meets an event', () => {
  const due = () => texted().result('sent').waits().feed({ type: 'slept', cursor: 1, attempt: 2 })

  it('hears first what lay undelivered', () => {
    const run = due()
    expect(run.answers({ kind: 'feed', events: [run.event('reply')] }).way).toBe('start:treated ask:replied desk')
  })
  it('asks again when what lay there was for somebody else', () => {
    const run = due()
    run.answers({ kind: 'feed', events: [run.event('payment')] })
    expect(run.steps.map((s) => s.request.kind)).toEqual(['wake'])
    expect(run.result('timeout').way).toBe('start:treated ask:no_reply rest')
  })
  it('takes one that was delivered while the activity looked, though the activity names it too', () => {
    const run = due()
    const reply = run.event('reply')
    run.feed({ type: 'event', event: reply }).answers({ kind: 'feed', events: [reply] })
    expect(run.way).toBe('start:treated ask:replied desk')
  })
})

describe('a contact that is held', () => {
  const held = { kind: 'hold', untilMs: null, sleepMs: null } as const

  it('asks the gate again once something is released', () => {
    const run = texted().answers(held)
    expect(run.effects).toEqual([])
    expect(run.hears('released').steps.map((s) => s.request.kind)).toEqual(['contact'])
    expect(run.result('sent').waits().way).toBe('start:treated ask')
  })
  it('asks again when the release was quicker than the answer of the gate', () => {
    const run = texted().hears('released')
    expect(run.effects).toEqual([])
    expect(run.answers(held).steps.map((s) => s.activityId)).toEqual(['v2.ask.2'])
    // Once for each release: an open question that is still there holds as before.
    expect(run.answers(held).effects).toEqual([])
  })
  it('counts its postponements from the end of the hold, however it ends', () => {
    const released = texted().answers(held).hears('released', { atMs: 5_000 })
    expect(released.steps[0]?.request).toMatchObject({ firstMs: 5_000, dueMs: 5_000 })
    const slept = texted().answers({ kind: 'hold', untilMs: 9_000, sleepMs: 5 })
    const cursor = slept.state.cursors[0]
    const before = slept.state.nowMs
    slept.feed({ type: 'slept', cursor: cursor?.id ?? 0, attempt: cursor?.attempt ?? 0 })
    expect(slept.steps[0]?.request).toMatchObject({ firstMs: before, dueMs: 9_000 })
    expect(before).toBeGreaterThan(1_000)
  })
})

describe('an interrupt', () => {
  it('closes the visit that it meets and ends the run', () => {
    const run = texted().result('sent').waits().hears('payment', { stop: 'cured' })
    expect(run.way).toBe('start:treated ask:left:cured')
    expect(run.state).toMatchObject({ ended: 'cured', cursors: [] })
    expect(run.effects).toContainEqual({ type: 'finish', reason: 'cured' })
  })
  it('closes every branch and the join that some had reached', () => {
    const run = new DryRun({ start: 'enter', one: 'sms', two: 'wait', meet: 'join', stop: 'end' },
      ['start treated one', 'start treated two', 'one otherwise meet', 'two elapsed meet', 'meet joined stop'])
    run.answers({ kind: 'result', result: 'sent' }, 2).hears('cease', { stop: 'ceased' })
    expect(run.way).toBe('start:treated one:sent two:left:ceased meet:left:ceased')
  })
  it('is the same when the gate brings it', () => {
    expect(texted().answers({ kind: 'stop', fact: 'cured' }).way).toBe('start:treated ask:left:cured')
  })
})

describe('branches', () => {
  const forked = (need: number) => new DryRun(
    { start: 'enter', one: 'sms', pause: 'wait', rest: 'wait', meet: ['join', { need }], stop: 'end' },
    ['start treated one', 'start treated pause', 'start treated rest', 'one otherwise meet', 'pause elapsed meet', 'rest elapsed meet', 'meet joined stop'])

  it('meet when enough have come; the others are left', () => {
    const run = forked(2).answers({ kind: 'result', result: 'sent' }, 2)
    expect(run.way).toBe('start:treated one:sent pause rest meet')
    expect(run.answers({ kind: 'result', result: 'timeout' }, 3).way).toBe('start:treated one:sent pause:elapsed rest:left:joined meet:joined stop:done')
  })
  it('let a contact finish that was past the gate', () => {
    const run = forked(1).answers({ kind: 'result', result: 'timeout' }, 3)
    expect(run.way).toBe('start:treated one:left:joined pause:elapsed rest:left:joined meet:joined stop:done')
    expect(run.feed({ type: 'stepDone', cursor: 2, attempt: 1, traceUpTo: 0, outcome: { kind: 'result', result: 'sent' }, atMs: 9_000 }).effects).toEqual([])
  })
})

describe('a task', () => {
  const handed = () => new DryRun({ start: 'enter', desk: 'person', stop: 'end' }, ['start treated desk', 'desk otherwise stop']).result('opened').waits()

  it('leaves by the result of its own visit only', () => {
    const run = handed().hears('task.resolved', { data: { result: 'solved', visit: 7 } })
    expect(run.way).toBe('start:treated desk')
    expect(run.hears('task.resolved', { data: { result: 'solved', visit: 2 } }).way).toBe('start:treated desk:solved stop:done')
  })
})
