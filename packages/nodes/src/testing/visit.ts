import type { DeadlineSpec, LabelledNext, Lowered } from '@parcours/journey'
import type { ContactIntent, NodeDefinition, StepData, StepServices } from '@parcours/node-kit'
import { fakeServices, T0 } from './fakes.ts'

const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000, working_days: 86_400_000 }

interface Script {
  config: Record<string, unknown>
  services?: StepServices
  nowMs?: number
  /** In order: a contact's result, or for a wait `timeout` or the type of an event. Then `sent` and `timeout`. */
  replies?: string[]
}

export interface Visited {
  outcome: string
  /** Labels of the instructions passed, in order. */
  path: string[]
  intents: ContactIntent[]
  data: StepData
  nowMs: number
}

/** One passage through a node: its lowering walked with its own steps, as the engine would. */
export function visit(node: NodeDefinition, { config, services = fakeServices(), nowMs = T0, replies = [] }: Script): Visited {
  const lowered = node.lower(config, { nodeId: 'n1', slug: 'early', inputs: 2 })
  const said: Visited = { outcome: '', path: [], intents: [], data: {}, nowMs }
  let at = lowered[0]
  while (at && said.path.length < 200) {
    said.path.push(at.label)
    const result = perform(node, at, { said, config, services, replies })
    const next: LabelledNext = ('on' in at ? at.on[result] : undefined) ?? { leave: result }
    if ('leave' in next) return { ...said, outcome: next.leave }
    at = lowered.find((i) => i.label === next.goto)
  }
  throw new Error(`the visit never ended: ${said.path.slice(0, 12).join(' > ')}`)
}

interface Around { said: Visited; config: Record<string, unknown>; services: StepServices; replies: string[] }

function perform(node: NodeDefinition, at: Lowered, { said, config, services, replies }: Around): string {
  if (at.op === 'wait') {
    const reply = replies.shift() ?? 'timeout'
    if (reply !== 'timeout') return at.events.find((e) => e.type === reply)?.result ?? `unmatched ${reply}`
    if (at.until) said.nowMs = Math.max(said.nowMs, deadline(at.until, said))
    return 'timeout'
  }
  if (at.op !== 'act') throw new Error(`${at.op} is the engine's`)
  const step = node.steps[at.step]
  const context = { config, nowMs: said.nowMs, data: said.data, attempt: 1, services }
  if (step?.kind === 'local' && !at.contact) {
    const { result, data } = step.run(context)
    said.data = { ...said.data, ...data }
    return result
  }
  if (step?.kind !== 'contact' || !at.contact) throw new Error(`step ${at.step} is missing or of the other kind`)
  said.intents.push(step.intent(context))
  said.data = { ...said.data, sentAtMs: said.nowMs }
  return replies.shift() ?? 'sent'
}

function deadline(until: DeadlineSpec, { nowMs, data }: Visited): number {
  const base = until.from === 'data' ? data[until.key ?? ''] : nowMs
  if (typeof base !== 'number') throw new Error(`no instant ${until.key} in the data`)
  return base + until.amount * UNIT_MS[until.unit]
}
