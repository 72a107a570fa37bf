import { describe, expect, it } from 'vitest'
import type { Journey } from '@parcours/journey'
import { compile } from '../compile/compile.ts'
import { draw, type Nodes } from '../support/draw.ts'
import { options } from '../support/fake-types.ts'
import { validate } from './validate.ts'

const KINDS = ['wait', 'sms', 'condition', 'split', 'person', 'join'] as const

/** A long journey of mixed nodes, each led onward by `otherwise` and every third also ten further on. */
function long(count: number): Journey {
  const nodes: Nodes = { start: 'enter' }
  const wires = ['start treated n0']
  const at = (i: number) => (i < count ? `n${i}` : 'stop')
  for (let i = 0; i < count; i++) {
    const type = KINDS[i % KINDS.length] ?? 'wait'
    nodes[`n${i}`] = type
    wires.push(`n${i} otherwise ${at(i + 1)}`)
    if (type === 'split') wires.push(`n${i} a ${at(i + 10)}`, `n${i} a ${at(i + 11)}`)
  }
  nodes.stop = 'end'
  return draw(nodes, wires)
}

function timed<T>(what: string, run: () => T): { result: T; ms: number } {
  const start = performance.now()
  const result = run()
  const ms = performance.now() - start
  process.stdout.write(`${what}: ${ms.toFixed(1)} ms\n`)
  return { result, ms }
}

describe('speed', () => {
  it('300 nodes: lint and compile', () => {
    const journey = long(298)
    for (let i = 0; i < 5; i++) compile(journey, options)
    const lint = timed('lint of 300 nodes', () => validate(journey, options))
    const plan = timed('compile (with its lint) of 300 nodes', () => compile(journey, options))
    expect(lint.result.filter((i) => i.severity === 'error')).toEqual([])
    expect(plan.result.ok).toBe(true)
  })
  it.each([
    ['2,000 nodes', long(1998)], ['a chain of 5,000 nodes', draw(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`w${i}`, 'wait'])),
      Array.from({ length: 4999 }, (_, i) => `w${i} elapsed w${i + 1}`))],
    ['1,000 joins', draw({ s: 'enter', ...Object.fromEntries(Array.from({ length: 998 }, (_, i) => [`j${i}`, 'join'])), z: 'end' },
      ['s treated j0', ...Array.from({ length: 997 }, (_, i) => `j${i} joined j${i + 1}`), ...Array.from({ length: 990 }, (_, i) => `j${i} joined j${i + 5}`), 'j997 joined z'])],
    ['5,000 copies of one node', { ...long(3), nodes: Array.from({ length: 5000 }, () => long(3).nodes[1]!) }],
    ['5,000 loose nodes', { ...long(3), nodes: Array.from({ length: 5000 }, (_, i) => ({ ...long(3).nodes[1]!, id: `x${i}`, name: '' })) }],
  ] as [string, Journey][])('%s: an answer without overflow', (what, journey) => {
    const { result, ms } = timed(`lint of ${what}`, () => validate(journey, options))
    expect(result.length).toBeGreaterThan(0)
    // Ten times the aim: fails on a quadratic rule, not on a busy machine.
    expect(ms).toBeLessThan(10_000)
  })
})
