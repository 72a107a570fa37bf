import type { StopFact, SuspensionKind } from './settings.ts'

/** The engine version that a plan was compiled for; `advance` keeps old semantics for old plans. */
export const ENGINE_VERSION = 1

/** Index into `Plan.instructions`. */
export type Target = number

/** After a step of a node: another instruction of the same node, or out by an outcome. */
export type Next = { goto: Target } | { leave: string }

/**
 * When a wait ends. Computed in the activity that enters the wait (it has the facts and the calendar),
 * so that the absolute instant stands in history.
 */
export interface DeadlineSpec {
  /** `data` reads an instant that an earlier step of the same visit left in the cursor. */
  from: 'now' | 'entry' | 'due_date' | 'days_past_due' | 'promise_date' | 'payday' | 'data'
  /** Name of the instant for `data`. */
  key?: string
  /** Signed. Days past due for `days_past_due`: the day itself. */
  amount: number
  unit: 'minutes' | 'hours' | 'days' | 'working_days'
  /** Local wall time HH:MM in the debtor's zone, for days. */
  at?: string
  /** What to do when the instant has passed already. */
  ifPast: 'now' | 'skip' | 'past'
}

/** One event a wait accepts. `when` is CEL over the facts plus `event.*`. */
export interface EventMatch {
  type: string
  /** Result used as outcome or as the key of `on`. */
  result: string
  when?: string
}

interface OfNode {
  /** Index into `Plan.nodes`. */
  node: number
}

/** `run` is the node type's own step (`send`, `open`, `judge`); effects happen in one activity. */
export interface ActInstruction extends OfNode {
  op: 'act'
  step: string
  /** Goes through the contact gate: a regular activity. Else it touches only our database: a local one. */
  contact: boolean
  /** Its result comes later, by a callback that completes the activity (a call). */
  parks?: boolean
  /** Longest postponement before it leaves by `policy_timeout`, in business ms (contacts only). */
  maxDeferralMs?: number
  /** A result without an entry leaves the node by that name. */
  on: Record<string, Next>
}
export interface WaitInstruction extends OfNode {
  op: 'wait'
  /** Absent: waits for events alone. */
  until?: DeadlineSpec
  events: EventMatch[]
  /** Moves a task or an offer from open to expired by compare-and-set before leaving by timeout. */
  expires?: 'task' | 'offer'
  /** Keys: results of events, `timeout`, `past`. Missing: leaves by that name. */
  on: Record<string, Next>
}
export interface ChooseInstruction extends OfNode {
  op: 'choose'
  branches: { outcome: string; when: string }[]
}
export interface SplitInstruction extends OfNode {
  op: 'split'
  unit: 'person' | 'case'
  seed: string
  /** Shares in ten-thousandths; they sum to 10,000. */
  arms: { outcome: string; share: number }[]
}
/** Several edges from one handle. Belongs to the node whose outcome it follows. */
export interface ForkInstruction extends OfNode {
  op: 'fork'
  targets: Target[]
}
export interface JoinInstruction extends OfNode {
  op: 'join'
  /** How many branches must arrive. */
  need: number
  of: number
}
export interface CallInstruction extends OfNode {
  op: 'call'
  journey: string
  await: boolean
}
export interface EndInstruction extends OfNode {
  op: 'end'
  reason: string
}
export type Instruction =
  | ActInstruction | WaitInstruction | ChooseInstruction | SplitInstruction
  | ForkInstruction | JoinInstruction | CallInstruction | EndInstruction

/** What the plan keeps of a node: enough to run it, record it and name it. */
export interface PlanNode {
  id: string
  type: string
  /** First instruction of the node. */
  entry: Target
  /** Where each wired outcome leads; `otherwise` takes the rest. */
  exits: Record<string, Target>
  /** Parsed config, pinned with the version. */
  config: Record<string, unknown>
}

/** The compiled version. Immutable, content-addressed by the hash of its canonical JSON. */
export interface Plan {
  engine: typeof ENGINE_VERSION
  slug: string
  nodes: PlanNode[]
  instructions: Instruction[]
  /** Instruction index where a treated run starts, and where a control run does. */
  entry: { treated: Target; control: Target }
  ends: StopFact[]
  suspends: SuspensionKind[]
  /** Event types that the relay must deliver (waits and interrupts); the rest is only stored. */
  listens: string[]
}
