import { CHANNELS, type Plan, type PlanNode } from '@parcours/journey'
import type { NodeDefinition, Step, StepServices } from '@parcours/node-kit'
import { textById, type Sql } from '@parcours/store'
import type { AskedContact } from './question.ts'

/** One way in which a plan may contact a person, with the nodes that do. */
export interface PlannedContact extends AskedContact {
  reminder: boolean
  nodeIds: string[]
}

type Catalog = ReadonlyMap<string, Pick<NodeDefinition, 'steps'>>

/** Every way in which a plan may contact a person, channel by channel, reminders last; each is one question to the gate. */
export function contactsOfPlan(sql: Sql, plan: Plan, { catalog, nowMs }: { catalog: Catalog; nowMs: number }): PlannedContact[] {
  const all = plan.instructions.flatMap((instruction) => {
    const node = instruction.op === 'act' && instruction.contact ? plan.nodes[instruction.node] : undefined
    const step = node && instruction.op === 'act' ? catalog.get(node.type)?.steps[instruction.step] : undefined
    return node && step?.kind === 'contact' ? askedBy(sql, { node, step, nowMs }).map((one) => ({ ...one, nodeId: node.id })) : []
  })
  return CHANNELS.flatMap((channel) => [false, true].flatMap((reminder) => {
    const same = all.filter((one) => one.channel === channel && (one.reminder === true) === reminder)
    return same.length > 0 ? [{ channel, reminder, nodeIds: [...new Set(same.map(({ nodeId }) => nodeId))] }] : []
  }))
}

interface Asking {
  node: PlanNode
  step: Extract<Step<Record<string, unknown>>, { kind: 'contact' }>
  nowMs: number
}

function askedBy(sql: Sql, { node, step, nowMs }: Asking): AskedContact[] {
  try {
    const { channel, reminder } = step.intent({ config: node.config, nowMs, data: {}, attempt: 1, services: NO_SERVICES })
    return [{ channel, ...(reminder && { reminder }) }]
  } catch {
    // It needs what an earlier step of its visit leaves behind (an offer): the texts that it names say the channel.
    return textsOf(node).flatMap((id) => CHANNELS.filter((channel) => channel === textById(sql, id)?.channel)).map((channel) => ({ channel }))
  }
}

/** `name@version` stands for itself, whichever setting holds it. */
const textsOf = ({ config }: PlanNode): string[] =>
  Object.values(config).filter((value) => typeof value === 'string' && /^[^@\s]+@\d+$/.test(value)) as string[]

/** Nothing is begun by asking: an intent that reaches for a service throws. */
const NO_SERVICES = new Proxy({}, {
  get(_, name) {
    throw new Error(`a contact that is only asked about has no service ${String(name)}`)
  },
  // Nobody gets as far as a method of it.
}) as StepServices
