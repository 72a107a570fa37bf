import type { EventMatch, Plan, Target, WaitInstruction, Words } from '@parcours/journey'
import { OTHERWISE } from '@parcours/journey'
import type { VersionInfo } from '@parcours/store'
import { joined, quoted, say } from './run-words.ts'

/**
 * What follows when nothing happens: the node behind the timeout of the wait that the visit stands in. Undefined
 * where the plan alone does not say it (a step decides then, or two waits of the node look alike).
 */
export function nextByTimeout({ plan, journey }: Pick<VersionInfo, 'plan' | 'journey'>, at: { nodeId: string; waitsFor: string }): Words | undefined {
  const index = plan.nodes.findIndex((node) => node.id === at.nodeId)
  const waits = plan.instructions.filter((one): one is WaitInstruction =>
    one.op === 'wait' && one.node === index && typesOf(one.events) === at.waitsFor)
  const [wait] = waits
  const node = plan.nodes[index]
  if (!wait || !node || waits.length > 1) return undefined
  const next = wait.on.timeout ?? { leave: 'timeout' }
  if ('goto' in next) {
    const then = plan.instructions[next.goto]
    return then?.op === 'act' && then.contact ? say('the next attempt', 'la tentative suivante') : undefined
  }
  const target = node.exits[next.leave] ?? node.exits[OTHERWISE]
  return target === undefined ? undefined : joined(namesAt({ plan, journey }, target).map(quoted), ' + ')
}

const typesOf = (events: readonly EventMatch[]): string => events.map(({ type }) => type).join(',')

/** Names of the nodes that begin there: several behind a fork. */
function namesAt(of: { plan: Plan; journey: VersionInfo['journey'] }, target: Target): string[] {
  const instruction = of.plan.instructions[target]
  if (!instruction) return []
  if (instruction.op === 'fork') return instruction.targets.flatMap((one) => namesAt(of, one))
  const id = of.plan.nodes[instruction.node]?.id
  const drawn = of.journey.nodes.find((node) => node.id === id)
  return drawn ? [drawn.name || drawn.type] : []
}
