import type { EventMatch, Plan, PlanNode, Target, WaitInstruction, Words } from '@parcours/journey'
import { OTHERWISE } from '@parcours/journey'
import type { VersionInfo } from '@parcours/store'
import { joined, quoted, reasonWords, say } from './run-words.ts'

type Drawn = Pick<VersionInfo, 'plan' | 'journey'>
export interface StandingAt {
  nodeId: string
  waitsFor: string
}

/**
 * What follows when nothing happens: the node behind the timeout of the wait that the visit stands in. Undefined
 * where the plan alone does not say it (a step decides then, or two waits of the node look alike).
 */
export function nextByTimeout(of: Drawn, at: StandingAt): Words | undefined {
  const found = waitAt(of.plan, at)
  return found && nextBy(of, found, 'timeout')
}

export interface WaitOfNode {
  wait: WaitInstruction
  node: PlanNode
}

/** The wait of a node in which a visit stands, told by the events that it takes; undefined where two look alike. */
export function waitAt(plan: Plan, at: StandingAt): WaitOfNode | undefined {
  const index = plan.nodes.findIndex((node) => node.id === at.nodeId)
  const waits = plan.instructions.filter((one): one is WaitInstruction =>
    one.op === 'wait' && one.node === index && typesOf(one.events) === at.waitsFor)
  const [wait] = waits
  const node = plan.nodes[index]
  return wait && node && waits.length === 1 ? { wait, node } : undefined
}

/** Where a wait leads by the result of an event or by its timeout; undefined where a step decides then. */
export function nextBy(of: Drawn, { wait, node }: WaitOfNode, result: string): Words | undefined {
  const next = wait.on[result] ?? { leave: result }
  if ('goto' in next) {
    const then = of.plan.instructions[next.goto]
    return then?.op === 'act' && then.contact ? say('the next attempt', 'la tentative suivante') : undefined
  }
  const target = node.exits[next.leave] ?? node.exits[OTHERWISE]
  return target === undefined ? undefined : targetWords(of, target)
}

const typesOf = (events: readonly EventMatch[]): string => events.map(({ type }) => type).join(',')

/** Names of the nodes that begin there, several behind a fork; the end of the compiler's own lane by its reason. */
export function targetWords(of: Drawn, target: Target): Words | undefined {
  const instruction = of.plan.instructions[target]
  const named = joined(namesAt(of, target).map(quoted), ' + ')
  if (named || instruction?.op !== 'end') return named
  const reason = reasonWords(instruction.reason)
  return say(`the end: ${reason.en}`, `la fin : ${reason.fr}`)
}

function namesAt(of: Drawn, target: Target): string[] {
  const instruction = of.plan.instructions[target]
  if (!instruction) return []
  if (instruction.op === 'fork') return instruction.targets.flatMap((one) => namesAt(of, one))
  const id = of.plan.nodes[instruction.node]?.id
  const drawn = of.journey.nodes.find((node) => node.id === id)
  return drawn ? [drawn.name || drawn.type] : []
}
