import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, Journey, type Issue } from '@parcours/journey'
import { draw, small, type Nodes } from '../support/draw.ts'
import { catalogWith, fakeType, noChecks, options } from '../support/fake-types.ts'
import { garbage, validJourneys } from '../support/random-journeys.ts'
import { compile } from '../compile/compile.ts'
import { validate } from './validate.ts'

const check = (journey: Journey) => validate(journey, options)
const find = (journey: Journey, code: string): Issue => {
  const issue = check(journey).find((i) => i.code === code)
  if (!issue) throw new Error(`no ${code} among ${check(journey).map((i) => i.code).join(', ') || 'no issues'}`)
  return issue
}
const codes = (journey: Journey) => check(journey).map((i) => i.code)
/** The journey after the click on the issue's fix. */
const mend = (journey: Journey, code: string): Journey => {
  const { fix } = find(journey, code)
  if (!fix) throw new Error(`${code} has no fix`)
  return apply(journey, fix.edit).journey
}
const change = (journey: Journey, id: string, patch: Partial<Journey['nodes'][number]>): Journey =>
  ({ ...journey, nodes: journey.nodes.map((n) => (n.id === id ? { ...n, ...patch } : n)) })
const withSettings = (patch: Partial<Journey['settings']>): Journey => ({ ...small(), settings: { ...small().settings, ...patch } })
const line = (middle: Nodes, wires: string[]) => draw({ start: 'enter', ...middle, stop: 'end' }, wires)

describe('a sound journey', () => {
  it('has no issues', () => expect(check(small())).toEqual([]))
  it('answers the same whatever the order of the arrays', () => {
    const broken = { ...small(), edges: small().edges.slice(1) }
    const turned = { ...broken, nodes: broken.nodes.toReversed(), edges: broken.edges.toReversed() }
    expect(check(turned)).toEqual(check(broken))
  })
})

describe('the start', () => {
  it('must exist, and is added by the fix', () => {
    const journey = apply(small(), { type: 'removeNode', nodeId: 'start' }).journey
    expect(find(journey, 'no-enter').severity).toBe('error')
    expect(codes(mend(journey, 'no-enter'))).not.toContain('no-enter')
  })
  it('is asked for in an empty drawing, and nothing else is', () => expect(codes(draw({}, []))).toEqual(['no-enter']))
  it('must be the only one', () => {
    const journey = draw({ start: 'enter', zero: 'enter', stop: 'end' }, ['start treated stop', 'zero treated stop'])
    expect(find(journey, 'several-enters')).toMatchObject({ severity: 'error', nodeId: 'zero' })
    expect(codes(mend(journey, 'several-enters'))).toEqual([])
  })
  it('takes no edge from the control group', () => {
    const journey = { ...small(), edges: [...small().edges, { id: 'c', from: 'start', outcome: 'control', to: 'stop' }] }
    expect(find(journey, 'edge-from-control').severity).toBe('error')
    expect(codes(mend(journey, 'edge-from-control'))).toEqual([])
  })
})

describe('nodes', () => {
  it('of an unknown type are named and kept', () => {
    const issue = find(change(small(), 'rest', { type: 'hologram' }), 'unknown-node-type')
    expect(issue).toMatchObject({ severity: 'error', nodeId: 'rest' })
    expect(issue.fix).toBeUndefined()
    expect(issue.message.en).toContain('hologram')
    expect(issue.message.fr).toContain('«\u00a0rest\u00a0»')
  })
  it('report the settings that their type refuses, with the path', () => {
    expect(find(change(small(), 'rest', { config: { days: 'long' } }), 'invalid-setting')).toMatchObject({ nodeId: 'rest', path: 'days', severity: 'error' })
  })
  it('report what their own check finds, with its fix as an edit', () => {
    const picky = fakeType('picky', { defaults: { days: 1 }, outcomes: () => [], lower: () => [{ label: 'end', op: 'end', reason: 'x' }], traits: {
      ends: true, check: () => [{ code: 'text-withdrawn', severity: 'warning', path: 'text', message: { en: 'gone', fr: 'parti' }, fix: { label: { en: 'a', fr: 'b' }, config: { days: 2 } } }],
    } })
    const [issue] = validate(change(small(), 'stop', { type: 'picky', name: 'Stop' }), { catalog: catalogWith(picky), checks: noChecks })
    expect(issue).toMatchObject({ code: 'text-withdrawn', path: 'text', message: { en: '“Stop”: gone', fr: '«\u00a0Stop\u00a0» : parti' } })
    expect(issue?.fix?.edit).toEqual({ type: 'setConfig', nodeId: 'stop', config: { days: 2 } })
  })
  it('keep the place in an expression that their own check tells, and have none where it tells none', () => {
    const strict = fakeType('strict', { defaults: { when: 'x' }, outcomes: () => [], lower: () => [{ label: 'end', op: 'end', reason: 'x' }], traits: {
      ends: true, check: () => [
        { code: 'expression-invalid', severity: 'error', path: 'when', from: 3, to: 9, message: { en: 'what', fr: 'quoi' } },
        { code: 'queue', severity: 'error', path: 'queue', message: { en: 'which', fr: 'laquelle' } },
      ],
    } })
    const issues = validate(change(small(), 'stop', { type: 'strict', name: 'Stop' }), { catalog: catalogWith(strict), checks: noChecks })
    expect(issues).toMatchObject([{ path: 'when', from: 3, to: 9 }, { path: 'queue' }])
    expect(issues[1]).toMatchObject({ from: undefined, to: undefined })
  })
  it('need different ids; one fix mends all copies', () => {
    const twin = { ...small().nodes[2]!, name: 'copy' }
    const journey = { ...small(), nodes: [...small().nodes, twin, { ...twin, name: 'third' }] }
    expect(codes(journey).filter((c) => c === 'duplicate-node-id')).toHaveLength(2)
    expect(codes(mend(journey, 'duplicate-node-id'))).not.toContain('duplicate-node-id')
  })
  it('may not take the id of the control group; the fix keeps the wires', () => {
    const journey = draw({ start: 'enter', control: 'wait', stop: 'end' }, ['start treated control', 'control elapsed stop'])
    expect(find(journey, 'reserved-node-id').severity).toBe('error')
    expect(codes(mend(journey, 'reserved-node-id'))).toEqual([])
  })
  it('should have names of their own', () => {
    const journey = change(change(small(), 'ask', { name: '  ' }), 'rest', { name: 'desk' })
    expect(find(journey, 'empty-name').fix?.edit).toEqual({ type: 'renameNode', nodeId: 'ask', name: 'sms' })
    expect(find(journey, 'duplicate-name').fix?.edit).toEqual({ type: 'renameNode', nodeId: 'rest', name: 'desk 2' })
  })
  it('must be reachable', () => {
    const journey = { ...small(), nodes: [...small().nodes, { ...small().nodes[4]!, id: 'lone', name: 'Lone' }] }
    expect(find(journey, 'unreachable-node')).toMatchObject({ severity: 'error', nodeId: 'lone' })
    expect(codes(mend(journey, 'unreachable-node'))).toEqual([])
  })
  it('are too many above 1,000', () => {
    const middle = Array.from({ length: 1000 }, (_, i) => `w${i}`)
    const wires = middle.map((w, i) => `${w} elapsed ${middle[i + 1] ?? 'stop'}`)
    expect(codes(line(Object.fromEntries(middle.map((w) => [w, 'wait'])), ['start treated w0', ...wires]))).toContain('too-many-nodes')
  })
})

describe('edges', () => {
  const plus = (text: string) => draw({ start: 'enter', ask: ['sms', { days: 3 }], stop: 'end' }, ['start treated ask', 'ask otherwise stop', text])
  it.each([
    ['ask replied nowhere', 'edge-to-missing-node'], ['nowhere otherwise stop', 'edge-to-missing-node'],
    ['ask sent stop', 'edge-from-unknown-outcome'], ['stop otherwise ask', 'edge-out-of-end'],
    ['ask replied start', 'edge-into-start'], ['ask otherwise stop', 'duplicate-edge'],
  ])('%s: %s, mended by taking it out', (wire, code) => {
    expect(find(plus(wire), code).edgeId).toBe('e2')
    const mended = mend(plus(wire), code)
    expect(codes(mended)).toEqual([])
    expect(mended.edges.map((e) => e.id)).toEqual(['e0', 'e1'])
  })
  it('need different ids', () => {
    const journey = plus('ask replied stop')
    const clash = { ...journey, edges: journey.edges.map((e) => ({ ...e, id: 'same' })) }
    expect(codes(clash).filter((c) => c === 'duplicate-edge-id')).toHaveLength(2)
    expect(codes(mend(clash, 'duplicate-edge-id'))).toEqual([])
  })
})

describe('otherwise', () => {
  it('must be wired while an outcome is not; the fix adds an end', () => {
    const journey = line({ ask: ['sms', { days: 3 }] }, ['start treated ask', 'ask replied stop'])
    const issue = find(journey, 'otherwise-unwired')
    expect(issue).toMatchObject({ severity: 'error', nodeId: 'ask' })
    expect(issue.message.en).toContain('no_reply, blocked')
    expect(codes(mend(journey, 'otherwise-unwired'))).toEqual([])
  })
  it('is the outcome itself where there is only one', () => {
    const journey = line({ rest: 'wait' }, ['start treated rest'])
    expect(mend(journey, 'otherwise-unwired').edges.find((e) => e.from === 'rest')?.outcome).toBe('elapsed')
  })
  it('is asked of the start too', () => expect(find(line({}, []), 'otherwise-unwired').nodeId).toBe('start'))
  it('is an outcome of its own on a condition', () => {
    const wires = ['start treated c', 'c high stop', 'c low stop', 'c unknown stop']
    expect(codes(line({ c: 'condition' }, wires))).toEqual(['otherwise-unwired'])
    expect(codes(line({ c: 'condition' }, [...wires, 'c otherwise stop']))).toEqual([])
  })
  it('is taken by nobody where all is wired', () => {
    const journey = line({ rest: 'wait' }, ['start treated rest', 'rest elapsed stop', 'rest otherwise stop'])
    expect(find(journey, 'otherwise-never-taken').severity).toBe('warning')
    expect(codes(mend(journey, 'otherwise-never-taken'))).toEqual([])
  })
})

describe('loops', () => {
  it('without a wait are refused, and their nodes named', () => {
    const journey = line({ one: 'split', two: 'condition' }, ['start treated one', 'one a two', 'one b stop', 'two otherwise one'])
    const issue = find(journey, 'cycle-without-wait')
    expect(issue.severity).toBe('error')
    expect(issue.message.en).toContain('“one”, “two”')
  })
  it('of one node count too', () => {
    expect(codes(line({ one: 'split' }, ['start treated one', 'one a one', 'one b stop']))).toEqual(['cycle-without-wait'])
  })
  it('with a wait are fine', () => {
    expect(codes(line({ one: 'split', rest: 'wait' }, ['start treated one', 'one a rest', 'one b stop', 'rest elapsed one']))).toEqual([])
  })
  it('that never end are refused, once', () => {
    const issues = check(line({ c: 'condition', one: 'wait', two: 'wait' }, ['start treated c', 'c high stop', 'c otherwise one', 'one elapsed two', 'two elapsed one']))
    expect(issues.map((i) => i.code)).toEqual(['no-end-reachable'])
    expect(issues[0]?.message.fr).toContain('«\u00a0one\u00a0», «\u00a0two\u00a0»')
  })
  it('that fork multiply the branches', () => {
    const wires = ['start treated s', 's a one', 's a two', 's b stop', 'one elapsed s']
    expect(find(line({ s: 'split', one: 'wait', two: 'wait' }, [...wires, 'two elapsed stop']), 'fork-in-cycle').severity).toBe('warning')
    expect(find(line({ s: 'split', one: 'wait', two: 'wait' }, [...wires, 'two elapsed s']), 'fork-in-cycle').severity).toBe('error')
  })
})

describe('forks and joins', () => {
  const two = { one: 'wait', two: 'wait', meet: 'join' }
  it('that meet have no issue', () => {
    expect(codes(line(two, ['start treated one', 'start treated two', 'one elapsed meet', 'two elapsed meet', 'meet joined stop']))).toEqual([])
  })
  it('without a meeting are told what an end does', () => {
    expect(find(line({ one: 'wait', two: 'wait' }, ['start treated one', 'start treated two', 'one elapsed stop', 'two elapsed stop']), 'fork-without-join').severity).toBe('info')
  })
  it('with one edge have nothing to join', () => {
    expect(codes(line({ meet: 'join' }, ['start treated meet', 'meet joined stop']))).toEqual(['join-with-one-input'])
  })
  it('may gather branches that arrive by the same edge', () => {
    const wires = ['start treated one', 'start treated two', 'one elapsed both', 'two elapsed both', 'both elapsed meet', 'meet joined stop']
    expect(codes(line({ ...two, both: 'wait' }, wires))).toEqual([])
  })
  it('of alternatives never meet', () => {
    expect(codes(line({ s: 'split', meet: 'join' }, ['start treated s', 's a meet', 's b stop', 's otherwise meet', 'meet joined stop']))).toEqual(['join-never-met', 'otherwise-never-taken'])
  })
  it('that need more than arrive are warned of', () => {
    const journey = line({ ...two, meet: ['join', { need: 3 }] }, ['start treated one', 'start treated two', 'one elapsed meet', 'two elapsed meet', 'meet joined stop'])
    expect(find(journey, 'join-never-met').message.en).toContain('waits for 3 branches, but at most 2')
  })
  it('of two forks at one join are warned of', () => {
    const wires = ['start treated s', 'start treated three', 's a one', 's a two', 's b meet', 'one elapsed meet', 'two elapsed meet', 'three elapsed meet', 'meet joined stop']
    expect(codes(line({ ...two, s: 'split', three: 'wait' }, wires))).toContain('join-mixes-forks')
  })
})

describe('people', () => {
  const wires = ['start treated ring', 'ring otherwise stop']
  it('who ask for a person meet one; the fix adds and wires it', () => {
    const journey = line({ ring: 'call' }, wires)
    const issue = find(journey, 'no-human-way')
    expect(issue.severity).toBe('error')
    expect(issue.message.en).toContain('wants_human, dispute')
    const mended = mend(journey, 'no-human-way')
    expect(mended.nodes.map((n) => n.type)).toContain('person')
    expect(codes(mended)).toEqual(['otherwise-unwired'])
  })
  it('who dispute should meet one', () => {
    const journey = line({ ring: 'call', desk: 'person' }, [...wires, 'ring wants_human desk', 'desk otherwise stop'])
    expect(find(journey, 'no-human-way').severity).toBe('warning')
    expect(codes(mend(journey, 'no-human-way'))).toEqual([])
  })
  it('are not contacted again before', () => {
    const nodes = { ring: 'call', rest: 'wait', ask: ['sms', { days: 2 }], desk: 'person' } satisfies Nodes
    const journey = line(nodes, ['start treated ring', 'ring otherwise rest', 'rest elapsed ask', 'ask otherwise desk', 'desk otherwise stop'])
    expect(find(journey, 'human-after-contact').severity).toBe('warning')
    expect(codes(mend(journey, 'human-after-contact'))).toEqual([])
  })
  it('are left alone between two contacts', () => {
    const nodes = { ask: 'sms', s: 'split', again: 'sms' } satisfies Nodes
    const direct = ['start treated ask', 'ask otherwise s', 's a again', 's b stop', 'again otherwise stop']
    expect(find(line(nodes, direct), 'two-contacts-without-wait')).toMatchObject({ nodeId: 'ask', severity: 'warning' })
    const fallback = direct.with(1, 'ask blocked s')
    expect(codes(line(nodes, [...fallback, 'ask sent stop']))).toEqual([])
  })
})

describe('settings', () => {
  it.each([
    [{ ends: ['cured', 'settled'] }, 'law-always-stops', 'info'], [{ suspends: [] }, 'law-always-stops', 'info'],
    [{ ends: ['ceased', 'deceased', 'recalled'] }, 'cured-goes-on', 'warning'], [{ toleranceShare: 0.4 }, 'wide-tolerance', 'warning'],
    [{ pinnedPacks: ['house', 'house@2'] }, 'bad-pin', 'error'], [{ metricWindowDays: 4 }, 'window-shorter-than-journey', 'info'],
  ] as [Partial<Journey['settings']>, string, string][])('%o: %s', (patch, code, severity) => {
    const journey = withSettings(patch)
    expect(find(journey, code).severity).toBe(severity)
    expect(codes(mend(journey, code))).toEqual([])
  })
  it('should name an owner', () => expect(codes(withSettings({ owner: ' ' }))).toEqual(['no-owner']))
  it('add up the waits of the longest way', () => {
    expect(find(withSettings({ metricWindowDays: 5 }), 'window-shorter-than-journey').message.en).toContain('6 days')
  })
})

describe('faulty node types', () => {
  const stop = (lower: Parameters<typeof fakeType>[1]['lower'], more = {}) =>
    validate(draw({ start: 'enter', odd: 'odd', stop: 'end' }, ['start treated odd', 'odd done stop']), {
      catalog: catalogWith(fakeType('odd', { defaults: {}, outcomes: () => [{ name: 'done', label: { en: 'done', fr: 'fait' }, tone: 'plain' }], lower, ...more })), checks: noChecks,
    }).map((i) => `${i.code} ${i.message.en}`)
  const act = (label: string, on: Record<string, { goto: string } | { leave: string }> = {}) => ({ label, op: 'act', step: 's', contact: false, on } as const)
  it.each([
    ['no instructions', () => [], 'broken-node-type', 'no instructions'],
    ['a label twice', () => [act('a'), act('a')], 'broken-node-type', 'stands twice'],
    ['a lost label', () => [act('a', { x: { goto: 'b' } })], 'broken-node-type', 'label b is missing'],
    ['an outcome it does not name', () => [act('a', { x: { leave: 'lost' } })], 'broken-node-type', 'lost is not among'],
    ['an unnamed timeout', () => [{ label: 'w', op: 'wait', until: { from: 'now', amount: 1, unit: 'days', ifPast: 'now' }, events: [], on: {} }], 'broken-node-type', 'timeout is not among'],
    ['an event that is none', () => [{ label: 'w', op: 'wait', events: [{ type: 'eclipse', result: 'done' }], on: {} }], 'unknown-event', 'eclipse'],
    ['an error thrown', () => { throw new Error('boom') }, 'node-type-failed', 'boom'],
    ['itself as sub-journey', () => [{ label: 'c', op: 'call', journey: 'reminder', await: true }], 'sub-journey-self', 'this very journey'],
  ] as [string, Parameters<typeof fakeType>[1]['lower'], string, string][])('%s', (...[, lower, code, words]) => {
    const [issue, ...rest] = stop(lower)
    expect(rest).toEqual([])
    expect(issue).toContain(code)
    expect(issue).toContain(words)
  })
})

describe('laws', () => {
  const throws = fakeType('throws', { defaults: {}, outcomes: () => { throw new Error('outcomes') }, lower: () => [] })
  const rude = fakeType('sub', { defaults: { slug: 'x' }, outcomes: () => [], lower: () => { throw new Error('lower') }, traits: { check: () => { throw new Error('check') } } })
  const wild = { catalog: catalogWith(throws, rude), checks: noChecks }
  it('never throws, whatever the draft; and compiling is refused exactly when there is an error', () => {
    fc.assert(fc.property(garbage, (journey) => {
      const issues = validate(journey, wild)
      expect(compile(journey, wild).ok).toBe(!issues.some((i) => i.severity === 'error'))
      for (const { message } of issues) expect(message.en === '' || message.fr === '').toBe(false)
    }), { numRuns: 1000 })
  })
  it('every fix leaves a journey that can be saved', () => {
    fc.assert(fc.property(garbage, (journey) => {
      const mended = validate(journey, wild).flatMap(({ fix }) => (fix ? [apply(journey, fix.edit).journey] : []))
      expect(mended.flatMap((m) => Journey.safeParse(m).error ?? [])).toEqual([])
    }), { numRuns: 300 })
  })
  it('finds no error in sound random journeys', () => {
    fc.assert(fc.property(validJourneys, (journey) => {
      expect(check(journey).filter((i) => i.severity === 'error')).toEqual([])
    }), { numRuns: 300 })
  })
})
