import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_TYPES, type Instruction, type Journey, type Plan } from '@parcours/journey'
import { draw, small } from '../support/draw.ts'
import { options } from '../support/fake-types.ts'
import { shuffled, validJourneys } from '../support/random-journeys.ts'
import { compile, planJson } from './compile.ts'

function plan(journey: Journey): Plan {
  const compiled = compile(journey, options)
  if (!compiled.ok) throw new Error(compiled.issues.map((i) => i.message.en).join('\n'))
  return compiled.plan
}
const opsOf = (p: Plan) => p.instructions.map((i) => `${p.nodes[i.node]?.id} ${i.op}`)

describe('a plan', () => {
  it('lists the start, then nodes by id, then the control lane, with their instructions', () => {
    const p = plan(small())
    expect(p.nodes.map((n) => n.id)).toEqual(['start', 'ask', 'desk', 'rest', 'stop', 'control'])
    expect(opsOf(p)).toEqual(['ask act', 'ask wait', 'desk act', 'desk wait', 'rest wait', 'stop end', 'control wait', 'control end'])
  })
  it('turns labels into indexes and outcomes into exits', () => {
    const p = plan(small())
    expect(p.instructions[0]).toMatchObject({ op: 'act', node: 1, contact: true, on: { sent: { goto: 1 } } })
    expect(p.instructions[1]).toMatchObject({ op: 'wait', on: { timeout: { leave: 'no_reply' } }, events: [{ type: 'reply', result: 'replied' }] })
    expect(p.nodes[1]).toMatchObject({ id: 'ask', type: 'sms', entry: 0, exits: { replied: 2, otherwise: 4 } })
    expect(p.instructions[0]).not.toHaveProperty('label')
  })
  it('keeps the parsed settings, defaults included', () => {
    expect(plan(small()).nodes[1]?.config).toEqual({ text: 'hello@1', days: 3 })
  })
  it('enters the treated behind the start and the control group in its own lane', () => {
    const p = plan(small())
    expect(p.nodes[0]).toMatchObject({ id: 'start', type: 'enter', entry: 0, exits: { treated: 0 } })
    expect(p.entry).toEqual({ treated: 0, control: 6 })
    expect(p.instructions[6]).toEqual({
      op: 'wait', node: 5, until: { from: 'entry', amount: 14, unit: 'days', ifPast: 'now' }, events: [], on: { timeout: { goto: 7 } },
    })
    expect(p.instructions[7]).toEqual({ op: 'end', node: 5, reason: 'released' })
  })
  it('starts at otherwise where only that is wired', () => {
    const journey = { ...small(), edges: small().edges.map((e) => (e.from === 'start' ? { ...e, outcome: 'otherwise' } : e)) }
    expect(plan(journey).entry.treated).toBe(0)
  })
  it('makes a fork of several edges from one handle, also behind the start', () => {
    const p = plan(draw({ start: 'enter', one: 'wait', two: 'wait', meet: 'join', stop: 'end' },
      ['start treated two', 'start treated one', 'one elapsed meet', 'two elapsed meet', 'meet joined stop', 'meet joined stop']))
    expect(p.instructions[0]).toEqual({ op: 'fork', node: 0, targets: [2, 4].map((_, i) => p.nodes.find((n) => n.id === ['one', 'two'][i])?.entry) })
    expect(p.entry.treated).toBe(0)
    expect(p.instructions.filter((i) => i.op === 'fork')).toHaveLength(1)
    expect(p.instructions.find((i) => i.op === 'join')).toMatchObject({ need: 2, of: 2 })
  })
  it('counts branches at a join, not edges', () => {
    const p = plan(draw({ start: 'enter', ask: ['sms', { days: 3 }], two: 'wait', meet: 'join', stop: 'end' },
      ['start treated ask', 'start treated two', 'ask replied meet', 'ask otherwise meet', 'two elapsed meet', 'meet joined stop']))
    expect(p.instructions.find((i) => i.op === 'join')).toMatchObject({ need: 2, of: 2 })
  })
  it('ends and suspends by its settings and by law', () => {
    const p = plan({ ...small(), settings: { ...small().settings, ends: ['cured'], suspends: ['complaint'] } })
    expect(p.ends).toEqual(['cured', 'recalled', 'ceased', 'deceased'])
    expect(p.suspends).toEqual(['dispute', 'moratorium', 'complaint', 'insolvency'])
  })
  it('listens to money, to what ends it and to what its waits name', () => {
    const p = plan({ ...small(), settings: { ...small().settings, ends: ['cured', 'sold'] } })
    expect(p.listens).toEqual([
      'cease', 'contact.result', 'debt_updated', 'deceased', 'payment', 'payment_pending', 'payment_reversed', 'recalled', 'released', 'reply', 'sold', 'task.resolved',
    ])
    const quiet = plan(draw({ start: 'enter', legal: 'sub', stop: 'end' }, ['start treated legal', 'legal done stop']))
    expect(quiet.listens).toContain('sub.ended')
    expect(quiet.listens).not.toContain('contact.result')
  })
})

describe('a refusal', () => {
  it('names the errors and gives no plan', () => {
    const compiled = compile({ ...small(), edges: small().edges.slice(1) }, options)
    expect(compiled).toMatchObject({ ok: false })
    expect(compiled.issues.map((i) => i.code)).toContain('unreachable-node')
  })
  it('does not come from warnings, which are handed on', () => {
    const compiled = compile({ ...small(), nodes: small().nodes.map((n) => ({ ...n, name: 'Same' })) }, options)
    expect(compiled.ok).toBe(true)
    expect(new Set(compiled.issues.map((i) => i.code))).toEqual(new Set(['duplicate-name']))
  })
})

/** Every target that an instruction or a node names, with where it may point. */
function wellFormed(p: Plan): void {
  const entries = new Set(p.nodes.slice(1).map((n) => n.entry))
  const forksOf = (node: number) => p.instructions.flatMap((i, at) => (i.op === 'fork' && i.node === node ? [at] : []))
  for (const [i, node] of p.nodes.entries()) {
    const allowed = new Set([...entries, ...forksOf(i)])
    for (const target of Object.values(node.exits)) expect(allowed.has(target), `${node.id} exits to ${target}`).toBe(true)
    if (i > 0) expect(p.instructions[node.entry]?.node).toBe(i)
  }
  for (const instruction of p.instructions) for (const target of gotos(instruction)) {
    expect(p.instructions[target]?.node).toBe(instruction.op === 'fork' ? p.nodes.findIndex((n) => n.entry === target) : instruction.node)
  }
  for (const type of p.listens) expect(EVENT_TYPES).toContain(type)
}

function gotos(instruction: Instruction): number[] {
  if (instruction.op === 'fork') return instruction.targets
  if (!('on' in instruction)) return []
  return Object.values(instruction.on).flatMap((next) => ('goto' in next ? [next.goto] : []))
}

/** Instructions that some run can meet. */
function met(p: Plan): Set<number> {
  const seen = new Set<number>()
  const open = [p.entry.treated, p.entry.control]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const instruction = p.instructions[at]!
    open.push(...gotos(instruction), ...(instruction.op === 'fork' ? [] : Object.values(p.nodes[instruction.node]?.exits ?? {})))
  }
  return seen
}

describe('laws of random journeys', () => {
  it('every target exists and belongs where it should; every node can be met', () => {
    fc.assert(fc.property(validJourneys, (journey) => {
      const p = plan(journey)
      wellFormed(p)
      const seen = met(p)
      for (const node of p.nodes.slice(1)) expect(seen.has(node.entry), `${node.id} is never met`).toBe(true)
      expect(p.nodes).toHaveLength(journey.nodes.length + 1)
    }), { numRuns: 500 })
  })
  it('a join never waits for more branches than a fork has', () => {
    fc.assert(fc.property(validJourneys, (journey) => {
      const { instructions } = plan(journey)
      const widest = Math.max(1, ...instructions.map((i) => (i.op === 'fork' ? i.targets.length : 1)))
      const needs = instructions.flatMap((i) => (i.op === 'join' ? [i.need] : []))
      expect(needs.filter((need) => need < 1 || need > widest)).toEqual([])
    }), { numRuns: 300 })
  })
  it('the bytes do not depend on order, places, names or edge ids', () => {
    fc.assert(fc.property(validJourneys, fc.nat({ max: 50 }), (journey, seed) => {
      const renamed = { ...journey, name: 'Other', nodes: journey.nodes.map((n) => ({ ...n, name: `${n.name} again` })) }
      const [one, two] = [compile(journey, options), compile(shuffled(renamed, seed), options)]
      expect(one.ok && two.ok && one.json === two.json).toBe(true)
    }), { numRuns: 300 })
  })
  it('the text is that of the plan', () => {
    fc.assert(fc.property(validJourneys, (journey) => {
      const compiled = compile(journey, options)
      expect(compiled.ok && planJson(compiled.plan) === compiled.json).toBe(true)
    }), { numRuns: 100 })
  })
})
