import { CONTROL } from '@parcours/engine'
import type { CommandAsk, CommandRefusal, Plan } from '@parcours/journey'

/** Where a run stands, by our rows: the workflow has the last word. */
export interface RunStanding {
  ended: boolean
  paused: boolean
  /** All contact with the person is. */
  stopped: boolean
  versionId: string
  branches: readonly { nodeId: string; state: 'here' | 'waiting' | 'postponed' | 'suspended' }[]
}

/**
 * What the run would say to it as it stands, for buttons and dry runs; undefined when it would do it. The same rules as
 * the engine's, over what our rows know of it.
 */
export function expectedRefusal(ask: CommandAsk | { kind: 'stop_contact' }, at: RunStanding, plan: Plan | undefined): CommandRefusal | undefined {
  if (at.ended) return 'ended'
  switch (ask.kind) {
    case 'pause': return at.paused ? 'already_paused' : undefined
    case 'stop_contact': return at.stopped ? 'already_stopped' : undefined
    case 'resume': return at.paused ? undefined : 'not_paused'
    case 'skip': return firstOf(at, (branch) => skipRefusal(branch, plan))
    case 'retry': return at.paused ? 'nothing_to_retry' : firstOf(at, ({ state }) => (state === 'postponed' || state === 'suspended' ? undefined : 'nothing_to_retry'))
    case 'move':
    case 'arm': return moveRefusal(ask, at, plan)
    case 'migrate': return migrateRefusal(ask, at)
    default: return undefined
  }
}

type Branch = RunStanding['branches'][number]

/** Done when one branch can. */
function firstOf({ branches }: RunStanding, refusalOf: (branch: Branch) => CommandRefusal | undefined): CommandRefusal | undefined {
  const refusals = branches.map(refusalOf)
  return refusals.length === 0 ? 'no_such_branch' : refusals.includes(undefined) ? undefined : refusals[0]
}

function skipRefusal({ nodeId, state }: Branch, plan: Plan | undefined): CommandRefusal | undefined {
  if (nodeId === CONTROL) return 'control_group'
  if (state !== 'waiting') return state === 'here' ? 'no_wait' : state
  const index = plan?.nodes.findIndex((node) => node.id === nodeId)
  return plan?.instructions.some((one) => one.op === 'wait' && one.node === index && one.until !== undefined) ? undefined : 'no_timeout'
}

function moveRefusal(ask: Extract<CommandAsk, { kind: 'move' | 'arm' }>, { branches }: RunStanding, plan: Plan | undefined): CommandRefusal | undefined {
  if (plan && !plan.nodes.some(({ id }) => id === ask.nodeId)) return 'no_such_node'
  const [branch] = branches
  if (!branch) return 'no_such_branch'
  if (branch.nodeId === CONTROL) return 'control_group'
  return branches.length > 1 && ask.visit === undefined ? 'several_branches' : undefined
}

function migrateRefusal(ask: Extract<CommandAsk, { kind: 'migrate' }>, { versionId, branches }: RunStanding): CommandRefusal | undefined {
  if (versionId === ask.versionId) return 'same_version'
  const [branch] = branches
  if (!branch || branches.length > 1) return 'in_parallel'
  return (ask.nodes[branch.nodeId]?.kind ?? 'stay') === 'stay' ? 'stays' : undefined
}
