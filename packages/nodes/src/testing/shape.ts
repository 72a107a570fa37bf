import { expect } from 'vitest'
import type { Finding, Lowered } from '@parcours/journey'
import type { NodeDefinition } from '@parcours/node-kit'

/** Config of a node with some members changed; parsed, as the compiler would. */
export function configOf(node: NodeDefinition, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const parsed = node.parse({ ...node.manifest.defaultConfig, ...changes })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.config
}

export const lowered = (node: NodeDefinition, changes: Record<string, unknown> = {}, inputs = 2): Lowered[] =>
  node.lower(configOf(node, changes), { nodeId: 'n1', slug: 'early', inputs })

export const outcomeNames = (node: NodeDefinition, changes: Record<string, unknown> = {}): string[] =>
  node.outcomes(configOf(node, changes)).map((o) => o.name)

export const codes = (findings: readonly Finding[]): string[] => findings.map((f) => f.code)

/** Ways out that stand in the lowering itself; results of steps are known to the steps only. */
export function leavesOf(instructions: readonly Lowered[], { spoken = false } = {}): Set<string> {
  // A call answers with what was said in it, never with `sent`.
  const ofContact = [...(spoken ? ['promise', 'no_answer', 'voicemail'] : ['sent']), 'no_address', 'blocked', 'policy_timeout', 'failed']
  return new Set(instructions.flatMap((i) => {
    const named = 'on' in i ? Object.values(i.on).flatMap((next) => ('leave' in next ? [next.leave] : [])) : []
    switch (i.op) {
      case 'act': return [...named, ...(i.contact ? unlisted(i, ofContact) : [])]
      case 'wait': return [...named, ...unlisted(i, [...i.events.map((e) => e.result), ...(i.until ? ['timeout'] : [])])]
      case 'choose': return [...i.branches.map((b) => b.outcome), 'otherwise', 'unknown']
      case 'split': return i.arms.map((a) => a.outcome)
      case 'join': return ['joined']
      case 'call': return i.await ? ['refused'] : ['started', 'refused']
      case 'end': return []
    }
  }))
}

// A result that starts with $ is read from the event's data.
const unlisted = (i: { on: Record<string, unknown> }, results: string[]) =>
  results.filter((result) => !(result in i.on) && !result.startsWith('$'))

/** Labels unique, every goto lands, every instruction is reached from the first, every step exists. */
export function expectWellFormed(node: NodeDefinition, instructions: readonly Lowered[]): void {
  const byLabel = new Map(instructions.map((i) => [i.label, i]))
  expect(byLabel.size).toBe(instructions.length)
  const reached = new Set(instructions.slice(0, 1).map((i) => i.label))
  for (const label of reached) {
    const instruction = byLabel.get(label)
    expect(instruction, `goto ${label}`).toBeDefined()
    if (instruction && 'on' in instruction) {
      for (const next of Object.values(instruction.on)) if ('goto' in next) reached.add(next.goto)
    }
  }
  expect([...byLabel.keys()].filter((label) => !reached.has(label))).toEqual([])
  for (const i of instructions) {
    if (i.op === 'act') expect(node.steps[i.step]?.kind, i.step).toBe(i.contact ? 'contact' : 'local')
  }
}
