import { z } from 'zod'
import { NodeId, OutcomeName } from './journey.ts'

/** How a paused wait goes on: with the time it had left, counted anew from now, or not at all. */
export const ResumedWaits = z.enum(['left', 'again', 'skip'])
export type ResumedWaits = z.infer<typeof ResumedWaits>

/** What becomes of the runs that stand at one node of the old version. */
export const NodeMove = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stay') }),
  z.strictObject({ kind: z.literal('move'), to: NodeId }),
  z.strictObject({ kind: z.literal('end') }),
])
export type NodeMove = z.infer<typeof NodeMove>

/** Number of an open visit: says which branch is meant. Without it, every branch that can. */
const visit = z.int().min(1).optional()

/** What an operator may ask of a running workflow. */
export const CommandAsk = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume'), waits: ResumedWaits }),
  /** Leaves a wait as if its time were over. */
  z.strictObject({ kind: z.literal('skip'), visit }),
  /** Asks the gate again now; what law postponed stays postponed. */
  z.strictObject({ kind: z.literal('retry'), visit }),
  z.strictObject({ kind: z.literal('move'), visit, nodeId: NodeId }),
  /** Goes on as the other arm of a split would; the run leaves the comparison of the arms. */
  z.strictObject({ kind: z.literal('arm'), visit, nodeId: NodeId, arm: OutcomeName }),
  z.strictObject({ kind: z.literal('end') }),
  /** Goes on in another version of the journey. Nodes that are not named stay where they are. */
  z.strictObject({
    kind: z.literal('migrate'), versionId: z.string().max(80), planHash: z.string().max(80),
    nodes: z.record(NodeId, NodeMove), waits: z.enum(['keep', 'again']),
    /** Takes a migration back: the visit that it had left. Who has not gone on since stands again as there. */
    back: visit,
  }),
])
export type CommandAsk = z.infer<typeof CommandAsk>
export type CommandKind = CommandAsk['kind']

/** What the relay carries to a workflow as an update whose id is the command's. */
export interface RunCommand {
  id: string
  /** 1, 2, 3... per run, delivered in order: the state keeps the last. */
  seq: number
  /** Business instant at which it was accepted: frozen timers count from it. */
  atMs: number
  ask: CommandAsk
}

/** Where one branch of a run stands, for the record of a command. */
export interface BranchPlace {
  visit: number
  nodeId: string
  /** working, waiting, postponed, suspended, or `parked`: about to begin, held up by a pause. */
  state: 'working' | 'waiting' | 'postponed' | 'suspended' | 'parked'
  /** End of the wait, business ms; null = none. */
  untilMs: number | null
  /** Under a pause: what is left of it. */
  leftMs?: number
  /** After a change of version: the visit in the other one that this one goes on with; absent where it begins its node. */
  from?: number
}

/** Why a run does not do what was asked. */
export const COMMAND_REFUSALS = [
  'ended', 'already_paused', 'not_paused', 'no_such_branch', 'several_branches', 'postponed', 'suspended', 'contact_under_way', 'no_wait',
  'no_timeout', 'nothing_to_retry', 'no_such_node', 'not_a_target', 'not_a_split', 'same_arm', 'not_passed', 'in_parallel', 'stays', 'same_version', 'busy', 'already_stopped', 'control_group',
] as const
export type CommandRefusal = (typeof COMMAND_REFUSALS)[number]

export type CommandAnswer =
  | { kind: 'applied'; before: BranchPlace[]; after: BranchPlace[] }
  | { kind: 'refused'; code: CommandRefusal }
