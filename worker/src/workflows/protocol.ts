import type { RunEvent } from '@parcours/journey'
import type { Input, MovedVisit, State, StepOutcome, StepRequest, TraceEntry } from '@parcours/engine/advance'

/** First argument of a journey workflow. The plan is the second: it travels as its hash (see codec/). */
export interface RunInput {
  runId: string
  planHash: string
  group: 'treated' | 'control'
  atMs: number
  /** 1, then one more for each continue-as-new. */
  execution: number
  /** Carried over by continue-as-new. */
  state?: State
  /** The last tag of the execution before: what stands up to it is history, not a ghost (durability rule 10). */
  lastTag?: number
  /** What came while the execution before was closing. */
  inbox?: Input[]
  /** Has just come from another version. Absent where an earlier release brought it: that one told nothing on arrival. */
  moved?: true
}

/** Argument of every activity of a run. */
export interface StepArgs extends StepRequest {
  runId: string
  planHash: string
  /** execution x 10^7 + history length of the task that issues the step (durability rule 10). */
  tag: number
  prevTag: number
  trace: TraceEntry[]
  /** Events up to here are known to the workflow. */
  watermark: number
  /** Commands up to here are known to it; absent before the first. */
  commands?: number
}

export interface StepReply {
  outcome: StepOutcome
  /** Business now when it was decided: the only time a workflow knows. */
  atMs: number
}

/** Passages alone, with no step to carry them. */
export interface TellArgs extends Omit<CloseArgs, 'reason'> {
  /** Branches that wait at visits opened here, with the instruction and the end of the wait (null = none). */
  waiting?: { visit: number; at: number; untilMs: number | null }[] | undefined
}

/** Last step in one version of a run that goes on in another. */
export interface MigrateArgs extends Omit<CloseArgs, 'reason'> {
  to: { planHash: string; versionId: string }
  visits: MovedVisit[]
}

export interface CloseArgs {
  runId: string
  planHash: string
  tag: number
  prevTag: number
  trace: TraceEntry[]
  visit: number
  reason: string
}

export const EVENT_SIGNAL = 'event'
export const POKE_SIGNAL = 'poke'
export const COMMAND_UPDATE = 'command'
export type EventSignal = [RunEvent]
/** Of all runs: they group by type in Temporal's pages. */
export const workflowType = (slug: string): string => `journey:${slug}`
export const JOURNEY_QUEUE = 'journeys'
export const SWEEP_QUEUE = 'sweeps'
